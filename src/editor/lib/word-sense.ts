import { translations } from '../i18n/translation'
import { readSounds, type Sounds, soundsAt } from './pinyin'
import { synonyms } from './synonyms'

const heard = new Map<string, Sounds>()

function sounds(table: string): Sounds {
  const known = heard.get(table) ?? readSounds(table)
  heard.set(table, known)
  return known
}

/** Letters enough to be no chance. */
const fewest = 2

function soundsLike(text: string, phrase: string): number {
  const letters = phrase
    .toLowerCase()
    .replaceAll(/[\s'’]/g, '')
    .replaceAll('ü', 'v')
  if (letters.length < fewest || !/^[a-z]+$/.test(letters)) return -1
  return Math.max(-1, ...translations().map(({ pinyin }) => soundsAt(text, letters, sounds(pinyin))))
}

/** Whether one of the names is said as the letters of a phrase are, in a language that is written otherwise. */
export function soundAlike(names: readonly string[], phrase: string): boolean {
  return names.some((name) => soundsLike(name, phrase) >= 0)
}

/** As many others as a phrase may have: those of its words multiply. */
const most = 24

/** A phrase with its words replaced by others for the same; what only sounds as such a word stands for it. */
export function alike(phrase: string): readonly string[] {
  const phrases = new Set([phrase.toLowerCase()])
  for (const group of [synonyms, ...translations().map((words) => words.synonyms)].flat()) {
    const before = [...phrases]
    for (const one of before)
      for (const other of replaced(one, group)) if (phrases.size < most) phrases.add(other)
  }
  phrases.delete(phrase.toLowerCase())
  return [...phrases]
}

function replaced(phrase: string, group: readonly string[]): readonly string[] {
  return group.flatMap((word) => {
    const others = group.filter((other) => other !== word)
    if (soundsLike(word, phrase) === 0) return others
    if (/\p{Script=Han}/u.test(word))
      return phrase.includes(word) ? others.map((other) => phrase.replace(word, other)) : []
    const whole = new RegExp(`\\b${word.toLowerCase()}\\b`)
    return whole.test(phrase) ? others.map((other) => phrase.replace(whole, other)) : []
  })
}
