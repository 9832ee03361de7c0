import { createStore } from 'zustand/vanilla'
import { readSetting, writeSetting } from './settings'

export const motions = ['system', 'reduce'] as const
export type Motion = (typeof motions)[number]

const stored = motions.find((motion) => motion === readSetting('motion'))
export const motionStore = createStore<Motion>(() => stored ?? 'system')

/** Whether movements are left out: as the system has it, or because the user wants it here. */
export function reducesMotion(): boolean {
  return motionStore.getState() === 'reduce' || matchMedia('(prefers-reduced-motion: reduce)').matches
}

/** Keeps the page's `data-motion` in step with the choice; the style sheets look at the system by themselves. */
export function applyMotion() {
  const apply = () => {
    document.documentElement.dataset.motion = motionStore.getState()
  }
  apply()
  motionStore.subscribe((motion) => {
    writeSetting('motion', motion)
    apply()
  })
}
