import type { Catalog, CatalogPort } from './catalog'
import type { GraphNode } from './document'
import { namedNodes, nodeTitle, own, runnableAs } from './finding'
import type { Fault } from './problem'
import { someOf } from './some-of'

/** A port by name: `missing` when its node is known and has none of that name, `unknown` when its node is not known. */
export function findPort(
  node: GraphNode,
  side: 'inputs' | 'outputs',
  key: string,
  catalog: Catalog,
): CatalogPort | 'missing' | 'unknown' {
  const known = runnableAs(node, catalog)
  return known ? (own(known[side], key) ?? 'missing') : 'unknown'
}

export function unknownPort(
  node: GraphNode,
  side: 'inputs' | 'outputs',
  key: string,
  catalog: Catalog,
): Fault {
  const known = someOf(Object.keys(runnableAs(node, catalog)?.[side] ?? {})) || 'none'
  const title = nodeTitle(node, catalog)
  const word = side === 'inputs' ? 'input' : 'output'
  return {
    code: 'port-unknown',
    message: `${title} has no ${word} “${key}”.`,
    remedy: `Remove the wire, or lead it to another ${word}: ${known}.`,
    values: { title, port: key, side: word, known },
    names: namedNodes({ title: node }),
  }
}

/** @param key of the input. */
export function wrongType(
  { source, target }: { readonly source: GraphNode; readonly target: GraphNode },
  key: string,
  output: CatalogPort,
  input: CatalogPort,
  catalog: Catalog,
): Fault {
  const values = {
    source: nodeTitle(source, catalog),
    target: nodeTitle(target, catalog),
    gives: own(catalog.ports, output.type)?.label ?? output.type,
    takes: own(catalog.ports, input.type)?.label ?? input.type,
    input: input.label,
  }
  const remedy = `Wire something that gives ${values.takes} into it.`
  return {
    code: 'wire-type',
    message: `${values.source} gives ${values.gives}, but “${values.input}” of ${values.target} takes ${values.takes}.`,
    remedy,
    values,
    names: {
      ...namedNodes({ source, target }),
      gives: { kind: 'port-type', id: output.type },
      takes: { kind: 'port-type', id: input.type },
      input: { kind: 'input', type: target.type, key },
    },
  }
}
