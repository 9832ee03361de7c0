import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyDocument } from '../../src/core/document'
import { ancestors, descendants, indexGraph } from '../../src/core/graph'
import { orderGraph } from '../../src/core/order'

function indexed(count: number, pairs: readonly (readonly [number, number])[]) {
  const name = (index: number) => `n${index}`
  const nodes = Array.from({ length: count }, (_, index) => ({
    id: name(index),
    type: 't',
    version: 1,
    position: { x: 0, y: 0 },
    params: {},
  }))
  const edges = pairs.map(([from, to]) => ({
    from: { node: name(from), port: 'o' },
    to: { node: name(to), port: 'i' },
  }))
  return indexGraph({ ...emptyDocument('t'), nodes, edges })
}

const graphs = fc
  .integer({ min: 1, max: 12 })
  .chain((count) =>
    fc.tuple(fc.constant(count), fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 20 })),
  )

test('every node stands after its sources, and cycles are exactly the nodes that reach themselves', () => {
  fc.assert(
    fc.property(graphs, ([count, pairs]) => {
      const graph = indexed(count, pairs)
      const { order, cycles } = orderGraph(graph)
      expect([...order].sort()).toEqual([...graph.nodes.keys()].sort())

      const onCycle = new Set(cycles.flatMap((cycle) => [...cycle.nodes]))
      for (const id of graph.nodes.keys()) {
        const after = graph.outgoing(id).map((wire) => wire.to.node)
        expect(onCycle.has(id)).toBe(descendants(graph, after).has(id))
      }
      for (const { loop, nodes } of cycles) {
        for (const [index, id] of loop.entries()) {
          const next = loop[(index + 1) % loop.length]
          expect(graph.outgoing(id).some((wire) => wire.to.node === next)).toBe(true)
          expect(nodes.has(id)).toBe(true)
        }
      }
      const position = new Map(order.map((id, index) => [id, index]))
      const sameKnot = (a: string, b: string) => cycles.some(({ nodes }) => nodes.has(a) && nodes.has(b))
      for (const id of order) {
        for (const { from } of graph.incoming(id)) {
          const before = (position.get(from.node) ?? 0) < (position.get(id) ?? 0)
          expect(before || sameKnot(from.node, id)).toBe(true)
        }
      }
    }),
    { numRuns: 500 },
  )
})

test('ancestors and descendants are each other mirrored', () => {
  fc.assert(
    fc.property(graphs, ([count, pairs]) => {
      const graph = indexed(count, pairs)
      for (const a of graph.nodes.keys()) {
        for (const b of descendants(graph, [a])) expect(ancestors(graph, [b]).has(a)).toBe(true)
      }
    }),
  )
})

test('a chain of 10,000 nodes does not overflow the stack', () => {
  const count = 10_000
  const graph = indexed(
    count,
    Array.from({ length: count - 1 }, (_, index) => [count - 1 - index, count - 2 - index] as const),
  )
  expect(orderGraph(graph).order[0]).toBe(`n${count - 1}`)
  expect(ancestors(graph, ['n0']).size).toBe(count)
})
