import type { i18n } from 'i18next'
import type { Problem } from '../../core/problem'
import type { ProblemTranslation } from './problem-translation'
import { zhProblems } from './zh-problems'

const translations: Readonly<Record<string, Readonly<Record<string, ProblemTranslation>>>> = {
  zh: zhProblems,
}

/** A problem in the user's language; its own English where its code has no translation. */
export function problemText(
  { language }: Pick<i18n, 'language'>,
  { code, message, remedy, values }: Pick<Problem, 'code' | 'message' | 'remedy' | 'values'>,
): ProblemTranslation {
  const words = translations[language]?.[code]
  return words
    ? { message: fill(words.message, values), remedy: fill(words.remedy, values) }
    : { message, remedy }
}

function fill(template: string, values: Problem['values']): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}
