import { createStore } from 'zustand/vanilla'
import { readSetting, writeSetting } from './settings'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const stored = themes.find((theme) => theme === readSetting('theme'))
export const themeStore = createStore<Theme>(() => stored ?? 'system')

/** Keeps the page's `data-theme`, light or dark, in step with the choice and with the system. */
export function applyTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const theme = themeStore.getState()
    document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
  }
  apply()
  dark.addEventListener('change', apply)
  themeStore.subscribe((theme) => {
    writeSetting('theme', theme)
    apply()
  })
}
