/** What nodes, frames and notes can be painted with: names, so that each theme has shades of its own. */
export const colorNames = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'gray'] as const

export type ColorName = (typeof colorNames)[number]

/** The CSS color that a file's color means: one of the palette, or any CSS color. Undefined for what is neither. */
export function paint(color: string | undefined): string | undefined {
  if (color === undefined) return undefined
  if (colorNames.some((name) => name === color)) return `var(--paint-${color})`
  return CSS.supports('color', color) ? color : undefined
}
