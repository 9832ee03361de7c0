import type { StoredGraph } from './types'

/** The text of a graph file from a stored graph, without reading more of it than where its files belong. */
export function serializeStored({ text, contents, data }: StoredGraph): string {
  try {
    const graph: unknown = JSON.parse(text)
    if (!hasAssets(graph)) return text
    const assets = Object.fromEntries(
      Object.entries(graph.assets).map(([name, asset]) => {
        const content = data.get(contents[name] ?? '')
        return [name, content === undefined ? asset : { ...asset, data: content }]
      }),
    )
    return `${JSON.stringify({ ...graph, assets }, null, 2)}\n`
  } catch {
    // Better a text that somebody may mend than none.
    return text
  }
}

function hasAssets(graph: unknown): graph is { readonly assets: Readonly<Record<string, object>> } {
  return typeof graph === 'object' && graph !== null && 'assets' in graph && typeof graph.assets === 'object'
}
