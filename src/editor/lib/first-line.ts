/** The first line of a Markdown text that says something, without its marks. */
export function firstLine(text: string): string {
  const line = text.split('\n').find((one) => one.trim() !== '') ?? ''
  return line.replace(/^[\s#>*-]+/, '').slice(0, 80)
}
