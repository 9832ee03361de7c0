import type { i18n } from 'i18next'

/** How the title of a copy ends, in every language. */
const mark = / \(copy(?: \d+)?\)$|（副本(?: \d+)?）$/

/** The title of a copy: "Cat (copy)", and "Cat (copy 2)" for the next of it, or of the copy. */
export function copyTitle(
  { t }: Pick<i18n, 't'>,
  title: string,
  taken: Iterable<{ readonly title: string }>,
): string {
  const titles = new Set([...taken].map((one) => one.title))
  const base = title.replace(mark, '')
  let copy: string = t('copies.first', { title: base })
  for (let number = 2; titles.has(copy); number += 1) copy = t('copies.next', { title: base, number })
  return copy
}
