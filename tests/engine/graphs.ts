import fc from 'fast-check'
import type { GraphDocument, GraphNode } from '../../src/core/document'
import { graph, node } from './fakes'

interface Plan {
  readonly join: boolean
  readonly value: number
  readonly first: number
  readonly firstPort: boolean
  readonly second: number | undefined
  readonly rest: readonly number[]
  readonly weight: number
  readonly bytes: number
}

const plan: fc.Arbitrary<Plan> = fc.record({
  join: fc.boolean(),
  value: fc.integer({ min: 0, max: 3 }),
  first: fc.nat(),
  firstPort: fc.boolean(),
  second: fc.option(fc.nat(), { nil: undefined, freq: 2 }),
  rest: fc.array(fc.nat(), { maxLength: 3 }),
  weight: fc.integer({ min: 0, max: 3 }),
  bytes: fc.constantFrom(0, 10, 100, 1000),
})

/** A graph without errors, of sources and joins; values are few, so that equal keys come up. */
export const soundGraph: fc.Arbitrary<GraphDocument> = fc
  .array(plan, { minLength: 1, maxLength: 9 })
  .map((plans) => build(plans))

function build(plans: readonly Plan[]): GraphDocument {
  const nodes: GraphNode[] = []
  const edges: [string, string][] = []
  for (const [index, each] of plans.entries()) {
    const id = `n${index}`
    const { value, bytes } = each
    if (!each.join || index === 0) {
      nodes.push(node(id, 'test/source', { value, bytes }))
      continue
    }
    const outputs = (pick: number) => {
      const from = pick % index
      return nodes[from]?.type === 'test/join' && !each.firstPort ? `n${from}.extra` : `n${from}.out`
    }
    edges.push([outputs(each.first), `${id}.first`])
    if (each.second !== undefined) edges.push([outputs(each.second), `${id}.second`])
    const rest = [...new Set(each.rest.map(outputs))]
    for (const from of rest) edges.push([from, `${id}.rest`])
    const weights = rest[0] === undefined ? {} : { [rest[0]]: each.weight }
    nodes.push(node(id, 'test/join', { gain: value, bytes, weights }))
  }
  return graph(nodes, edges)
}
