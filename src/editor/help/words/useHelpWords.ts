import { useTranslation } from 'react-i18next'
import { en, type HelpWords } from './en'
import { zh } from './zh'

export const helpWords: Readonly<Record<string, HelpWords>> = { en, zh }

/** The words of the help in the user's language. */
export function useHelpWords(): HelpWords {
  const { i18n } = useTranslation()
  return helpWords[i18n.language] ?? en
}

/** Fills in `{{name}}`. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}
