import type { Example } from '../editor-core'
import type { en } from '../i18n/en'

type Id = Example['id']
export type GalleryGroup = keyof typeof en.gallery.groups
export type GalleryTag = keyof typeof en.gallery.tags

/** In the order of the gallery. An example that stands nowhere here is shown under “More”. */
const groups: Readonly<Partial<Record<GalleryGroup, readonly Id[]>>> = {
  start: ['adain', 'gatys', 'neural-neighbors', 'procedural-style'],
  styles: ['two-styles', 'two-styles-masked', 'adain-mixed', 'keep-colors', 'fuse-color-and-strokes'],
  optimize: ['gatys-lbfgs', 'multi-scale', 'wasserstein', 'sliced'],
  textures: ['texture-synthesis', 'patch-variations', 'feature-inversion', 'deep-dream'],
  measure: ['compare-methods', 'compression'],
}

const tags: Readonly<Partial<Record<Id, readonly GalleryTag[]>>> = {
  adain: ['network', 'fast'],
  gatys: ['optimization', 'gram', 'slow'],
  'neural-neighbors': ['optimization', 'slow'],
  'procedural-style': ['network', 'procedural', 'fast'],
  'two-styles': ['optimization', 'weights', 'slow'],
  'two-styles-masked': ['optimization', 'masks', 'slow'],
  'adain-mixed': ['network', 'masks', 'fast'],
  'keep-colors': ['optimization', 'color', 'slow'],
  'fuse-color-and-strokes': ['optimization', 'color', 'slow'],
  'gatys-lbfgs': ['optimization', 'gram', 'slow'],
  'multi-scale': ['optimization', 'gram', 'slow'],
  wasserstein: ['optimization', 'statistics', 'slow'],
  sliced: ['optimization', 'statistics', 'slow'],
  'texture-synthesis': ['optimization', 'noise', 'slow'],
  'patch-variations': ['noise', 'slow'],
  'feature-inversion': ['optimization', 'noise', 'slow'],
  'deep-dream': ['optimization', 'slow'],
  'compare-methods': ['table', 'slow'],
  compression: ['network', 'table', 'fast'],
}

export interface GallerySection {
  readonly group: GalleryGroup
  readonly examples: readonly Example[]
}

/** The examples by what they are for. */
export function sections(examples: readonly Example[]): readonly GallerySection[] {
  const placed = new Set(Object.values(groups).flat())
  const found: GallerySection[] = []
  for (const [group, ids] of Object.entries(groups) as [GalleryGroup, readonly Id[]][]) {
    found.push({ group, examples: ids.flatMap((id) => examples.find((example) => example.id === id) ?? []) })
  }
  found.push({ group: 'more', examples: examples.filter(({ id }) => !placed.has(id)) })
  return found.filter((section) => section.examples.length > 0)
}

export function tagsOf(id: Id): readonly GalleryTag[] {
  return tags[id] ?? []
}
