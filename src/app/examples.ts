import type { Example } from '../editor/editor-core'

/** In the order of the menu; each is the name of a file in `graphs`. */
const ids: readonly Example['id'][] = [
  'gatys',
  'gatys-lbfgs',
  'multi-scale',
  'adain',
  'two-styles',
  'two-styles-masked',
  'keep-colors',
  'fuse-color-and-strokes',
  'wasserstein',
  'sliced',
  'procedural-style',
  'texture-synthesis',
  'feature-inversion',
  'deep-dream',
  'compare-methods',
]

const urls = import.meta.glob<string>('../../graphs/*.json', {
  query: '?url',
  import: 'default',
  eager: true,
})

async function read(url = ''): Promise<string> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: status ${response.status}`)
  return response.text()
}

/** The graphs that come with the program; the first is shown at the start. */
export const examples: readonly Example[] = ids.map((id) => ({
  id,
  load: () => read(urls[`../../graphs/${id}.json`]),
  nodeTypes: async () => (await import('virtual:example-nodes')).default[id] ?? [],
}))
