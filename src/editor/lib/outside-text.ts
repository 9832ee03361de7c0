/** Control characters, and those that turn the direction of what follows: they show another text than is there. */
const unseen = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu

/** A text of one line from outside as it may be shown. @param most its length, in UTF-16 units. */
export function shownLine(text: string, most: number): string {
  return text.slice(0, most).replaceAll(unseen, ' ').trim()
}
