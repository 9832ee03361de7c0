/** The sounds of characters, without tones. */
export type Sounds = ReadonlyMap<string, readonly string[]>

/** @param table syllables, each followed by the characters that sound so. */
export function readSounds(table: string): Sounds {
  const sounds = new Map<string, string[]>()
  for (const [, syllable = '', characters = ''] of table.matchAll(/([a-z]+)(\p{Script=Han}+)/gu)) {
    for (const character of characters) sounds.set(character, [...(sounds.get(character) ?? []), syllable])
  }
  return sounds
}

/**
 * Whether letters are how some characters of a text, one after the other, sound: each in full or by its initial, and the
 * last as far as it is typed. `zairu`, `zrtp` and `zairut` are 载入图片.
 *
 * @returns where in the text it begins; -1 where it does not sound so.
 */
export function soundsAt(text: string, letters: string, sounds: Sounds): number {
  const characters = [...text]
  return characters.findIndex((_, start) => begins(characters, start, letters, sounds))
}

function begins(characters: readonly string[], at: number, letters: string, sounds: Sounds): boolean {
  const readings = sounds.get(characters[at] ?? '') ?? []
  return readings.some((syllable) => {
    if (syllable.startsWith(letters)) return true
    return [syllable, ...(/^[zcs]h/.exec(syllable) ?? []), syllable.slice(0, 1)].some(
      (part) => letters.startsWith(part) && begins(characters, at + 1, letters.slice(part.length), sounds),
    )
  })
}
