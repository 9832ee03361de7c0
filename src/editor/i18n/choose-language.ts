import type { EditorCore } from '../editor-core'
import { readSetting, removeSetting, writeSetting } from '../lib/settings'
import { addLanguage } from './setup'
import { type Language, languages } from './translation'

export type LanguageChoice = Language | 'system'

export function chosenLanguage(): LanguageChoice {
  const stored = readSetting('language')
  return languages.find(({ id }) => id === stored)?.id ?? 'system'
}

/**
 * The best of the languages there are for somebody who reads `wanted`, the best first. Whoever reads Chinese in
 * whatever script gets simplified Chinese, which is nearer than English.
 */
export function languageFor(wanted: readonly string[]): Language {
  const found = wanted.map((tag) => languages.find(({ id }) => id === primary(tag))).find(Boolean)
  return found?.id ?? 'en'
}

/** What was chosen, else what the browser asks for. */
export function preferredLanguage(wanted: readonly string[] = navigator.languages): Language {
  const chosen = chosenLanguage()
  return chosen === 'system' ? languageFor(wanted) : chosen
}

/** Speaks another language from now on, or that of the browser. Tells the user when its words cannot be had. */
export async function chooseLanguage({ i18n, ui }: Pick<EditorCore, 'i18n' | 'ui'>, choice: LanguageChoice) {
  const language = choice === 'system' ? languageFor(navigator.languages) : choice
  try {
    await addLanguage(i18n, language)
    await i18n.changeLanguage(language)
    if (choice === 'system') removeSetting('language')
    else writeSetting('language', choice)
  } catch {
    ui.notify('error', i18n.t('notices.languageFailed'))
  }
}

/** `zh` of `zh-Hant-TW`. */
function primary(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? ''
}
