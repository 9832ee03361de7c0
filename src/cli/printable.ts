/** Control characters, and those that change the direction of what follows. */
const obeyed = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu

/**
 * Text as a terminal shows it without obeying it: names and titles come from files that anybody may have written, and
 * must neither clear the screen nor begin a line that looks like ours.
 */
export function printable(text: string): string {
  return text.replace(obeyed, (character) => {
    const code = character.charCodeAt(0)
    if (code === 0x7f) return '␡'
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\uFFFD'
  })
}

/** JSON on one line that a terminal obeys as little; JSON itself escapes only some of these characters. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(
    obeyed,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
