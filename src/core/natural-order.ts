/**
 * Compares names as people number them: `2.png` before `10.png`, capitals no matter, a folder's files together. The
 * same everywhere, whatever the language of the machine; 0 for equal texts only.
 */
export function naturalOrder(a: string, b: string): number {
  const [folders, others] = [a.split('/'), b.split('/')]
  for (let level = 0; level < Math.min(folders.length, others.length); level++) {
    const order = compareParts(folders[level] ?? '', others[level] ?? '')
    if (order !== 0) return order
  }
  return folders.length - others.length || compareTexts(a, b)
}

/** Digits compare as numbers of any length, the rest by its letters. */
function compareParts(a: string, b: string): number {
  const [parts, others] = [splitAtDigits(a), splitAtDigits(b)]
  for (let index = 0; index < Math.min(parts.length, others.length); index++) {
    const [part, other] = [parts[index] ?? '', others[index] ?? '']
    const order = index % 2 === 1 ? compareNumbers(part, other) : compareTexts(part, other)
    if (order !== 0) return order
  }
  return parts.length - others.length
}

/** Text and digits by turns, beginning with text, which may be empty. */
function splitAtDigits(text: string): readonly string[] {
  return text.toLowerCase().split(/([0-9]+)/)
}

function compareNumbers(a: string, b: string): number {
  const [digits, others] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')]
  return digits.length - others.length || compareTexts(digits, others)
}

/** By code units, as `sort` does. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
