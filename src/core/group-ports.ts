import type { Catalog } from './catalog'
import type { GroupDefinition, PortAddress } from './document'
import { catalogNode, nodeTitle } from './finding'
import { addressKey } from './wire-order'

/** A port or param inside a group that it does not have yet. */
export interface Candidate {
  readonly node: string
  readonly key: string
  readonly title: string
  readonly label: string
}

/** What a group may have besides: inputs inside without a wire (or that take many), outputs, params. */
export function candidatesOf(group: GroupDefinition, catalog: Catalog) {
  const wired = new Set(group.edges.map(({ to }) => addressKey(to)))
  const led = new Set(group.inputs.flatMap(({ to }) => to.map(addressKey)))
  const given = new Set(group.outputs.map(({ from }) => addressKey(from)))
  const set = new Set(group.params.map(({ node, param }) => addressKey({ node, port: param })))
  const inputs: Candidate[] = []
  const outputs: Candidate[] = []
  const params: Candidate[] = []
  for (const node of group.nodes) {
    const definition = catalogNode(node, catalog)
    if (!definition) continue
    const title = nodeTitle(node, catalog)
    const candidate = (key: string, label: string) => ({ node: node.id, key, title, label })
    const address = (port: string): PortAddress => ({ node: node.id, port })
    for (const [key, { label, many }] of Object.entries(definition.inputs)) {
      const place = addressKey(address(key))
      if (!led.has(place) && (many || !wired.has(place))) inputs.push(candidate(key, label))
    }
    for (const [key, { label }] of Object.entries(definition.outputs)) {
      if (!given.has(addressKey(address(key)))) outputs.push(candidate(key, label))
    }
    for (const [key, spec] of Object.entries(definition.params)) {
      // Weights belong to wires: only those from outside can be set from outside.
      const fits = spec.kind !== 'wire-weights' || led.has(addressKey({ node: node.id, port: spec.input }))
      if (fits && !set.has(addressKey(address(key)))) params.push(candidate(key, spec.label))
    }
  }
  return { inputs, outputs, params }
}
