/** Colors for nodes, frames and notes, as they stand in graph files; each theme has its own shades of them. */
export const paints = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'gray'] as const

export type PaintName = (typeof paints)[number]

const written = /^(#[\da-f]{3,8}|[a-z]{1,30})$/i

/** What CSS calls a color of a graph file: a name of the palette, or a color written by another program. */
export function paintOf(color: string | undefined): string | undefined {
  if (color === undefined) return undefined
  if (isPaint(color)) return `var(--paint-${color})`
  return written.test(color) ? color : undefined
}

function isPaint(color: string): color is PaintName {
  return paints.some((name) => name === color)
}
