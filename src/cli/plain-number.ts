/** A number in plain decimal digits, as in JSON; undefined for anything else, which is never cut to what of it is one. */
export function plainNumber(text: string): number | undefined {
  return /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text) ? Number(text) : undefined
}

/** What to say of a text that would be a number without its separators or its digits of another script. */
export function plainNumberHint(text: string): string {
  const isNumber = /^[-+\s\p{Nd}.,'’_]+$/u.test(text) && /\p{Nd}/u.test(text)
  return isNumber && plainNumber(text) === undefined
    ? ' Write it in plain digits without separators, such as 1000 or 0.5.'
    : ''
}
