import type { Example } from '../editor/editor-core'

/** In the order of the menu; each is the name of a file in `graphs`. */
const ids: readonly Example['id'][] = [
  'gatys',
  'gatys-lbfgs',
  'neural-neighbors',
  'multi-scale',
  'adain',
  'two-styles',
  'two-styles-masked',
  'adain-mixed',
  'keep-colors',
  'fuse-color-and-strokes',
  'wasserstein',
  'sliced',
  'procedural-style',
  'texture-synthesis',
  'patch-variations',
  'gan-brushwork',
  'latent-walk',
  'gan-step-by-step',
  'deep-prior-repair',
  'feature-inversion',
  'deep-dream',
  'compare-methods',
  'compression',
]

const urls = import.meta.glob<string>('../../graphs/*.json', {
  query: '?url',
  import: 'default',
  eager: true,
})

/** Named for the graphs; what is called otherwise there shows something else. */
const thumbnails = import.meta.glob<string>('../../graphs/gallery/*.{webp,jpg}', {
  query: '?url',
  import: 'default',
  eager: true,
})

function thumbnailOf(id: string): string | undefined {
  const found = Object.entries(thumbnails).find(([path]) => /([^/]+)\.\w+$/.exec(path)?.[1] === id)
  return found?.[1]
}

async function read(url = ''): Promise<string> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: status ${response.status}`)
  return response.text()
}

/** The graphs that come with the program; the first is shown at the start. */
export const examples: readonly Example[] = ids.map((id) => {
  const thumbnail = thumbnailOf(id)
  return {
    id,
    ...(thumbnail && { thumbnail }),
    load: () => read(urls[`../../graphs/${id}.json`]),
    nodeTypes: async () => (await import('virtual:example-nodes')).default[id] ?? [],
  }
})
