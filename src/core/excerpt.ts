/** Most characters that are shown on each side of the place. */
const SIDE = 60

/** The surroundings of a place in a text, within its line. @param line from 1. @param column from 1, in UTF-16 units. */
export function excerptAt(
  text: string,
  line: number,
  column: number,
): { readonly text: string; readonly at: number } {
  let start = 0
  for (let passed = 1; passed < line; passed++) {
    const next = text.indexOf('\n', start)
    if (next < 0) break
    start = next + 1
  }
  const found = text.indexOf('\n', start)
  const end = found < 0 ? text.length : found
  const place = Math.min(start + column - 1, end)
  const from = Math.max(start, place - SIDE)
  const to = Math.min(end, place + SIDE)
  const head = from > start ? '…' : ''
  const shown = text.slice(from, to).replaceAll(/\p{Cc}/gu, ' ')
  return { text: `${head}${shown}${to < end ? '…' : ''}`, at: head.length + place - from }
}
