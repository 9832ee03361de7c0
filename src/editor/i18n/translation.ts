import type { CatalogTranslation } from './catalog-translation'
import type { Messages } from './en'
import type { ProblemTranslation } from './problem-translation'
import type { Sayings } from './sayings'

export const languages = [
  { id: 'en', name: 'English' },
  { id: 'zh', name: '简体中文' },
] as const
export type Language = (typeof languages)[number]['id']

/** All words of a language but English, which the code itself speaks. */
export interface Translation {
  readonly messages: Messages
  readonly catalog: CatalogTranslation
  readonly problems: Readonly<Record<string, ProblemTranslation>>
  /** What nodes, networks and the engine say. */
  readonly said: Sayings
  /** Words for one thing, of which any finds the others. */
  readonly synonyms: readonly (readonly string[])[]
  /** Syllables, each followed by the characters that sound so. */
  readonly pinyin: string
}

const loaded = new Map<string, Translation>()

/** The words of a language; undefined for English, and as long as they are not loaded. */
export function translationOf(language: string): Translation | undefined {
  return loaded.get(language)
}

/** The translations that are loaded. */
export function translations(): readonly Translation[] {
  return [...loaded.values()]
}

/** Fetches the words of a language once. @throws when they cannot be had. */
export async function loadTranslation(language: Language): Promise<Translation | undefined> {
  if (language === 'zh' && !loaded.has(language)) {
    const { translation } = await import('./zh/translation')
    loaded.set(language, translation)
  }
  return loaded.get(language)
}
