/** Most names in one sentence. */
const MOST = 12

/** Names for a sentence, such as `a, b, c`: of many the first, and how many there are besides. */
export function someOf(names: readonly string[]): string {
  const more = names.length - MOST
  return more > 0 ? `${names.slice(0, MOST).join(', ')}, … (+${more})` : names.join(', ')
}
