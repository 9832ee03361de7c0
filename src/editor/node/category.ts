import type { Catalog } from '../../core/catalog'

/** Categories in the order of the menu. */
export function categoriesOf(catalog: Catalog): readonly string[] {
  return [...new Set(Object.values(catalog.nodes).map((node) => node.category))]
}

/** Spread around the color wheel, starting from the hue of pictures' wires. */
const hues = [75, 330, 195, 120, 240, 25, 300, 160, 50, 215, 350, 95]
const gray = 'none'

/** The hue, in OKLCH degrees, that marks a category. */
export function categoryHue(catalog: Catalog, category: string | undefined): string {
  const index = category === undefined ? -1 : categoriesOf(catalog).indexOf(category)
  return index < 0 ? gray : String(hues[index % hues.length] ?? gray)
}
