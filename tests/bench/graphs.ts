import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Setting } from '../../src/cli/args'
import { catalog, openGraph } from '../../src/cli/open-graph'
import { applyOverrides } from '../../src/cli/overrides'
import type { GraphDocument } from '../../src/core/document'
import { flatten } from '../../src/core/flatten'

/** The folder of the package, as far up from here as from dist/bench/bench.js. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** An example graph with some of its params changed, each as `node.param=value`. */
export async function example(
  name: string,
  size: number,
  settings: readonly string[],
): Promise<GraphDocument> {
  const { document } = await openGraph(join(root, 'graphs', name))
  if (!document) throw new Error(`graphs/${name} is no graph.`)
  const wishes = { inputs: [], size, settings: settings.map(parse) }
  const flat = flatten(document, catalog)
  return applyOverrides(flat.document, flat.catalog, wishes, () => {})
}

/** The same graph with a param of a node changed. */
export function withParam(document: GraphDocument, id: string, param: string, value: number): GraphDocument {
  return {
    ...document,
    nodes: document.nodes.map((node) =>
      node.id === id ? { ...node, params: { ...node.params, [param]: value } } : node,
    ),
  }
}

function parse(text: string): Setting {
  const [path = '', value = ''] = text.split('=')
  const [node = '', param = ''] = path.split('.')
  return { node, param, value }
}
