/** Longest that a name may be. */
const longest = 500

/** What something is called at another size: “Paint at 384 px” becomes “Paint at 768 px”, and “Result” “Result · 768 px”. */
export function sizedName(name: string, from: number, size: number): string {
  const before = new RegExp(`(?<!\\d)${from}(?=\\s?px)`)
  const renamed = before.test(name) ? name.replace(before, String(size)) : `${name} · ${size} px`
  return renamed.length > longest ? name : renamed
}
