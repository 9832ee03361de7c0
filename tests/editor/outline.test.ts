import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyDocument, type GraphDocument } from '../../src/core/document'
import { outlineOf } from '../../src/editor/outline/model'
import { createReporter } from '../../src/editor/shell/run-news'
import { flowOrder } from '../../src/editor/store/flow-order'
import { edgeId } from '../../src/editor/store/lookup'
import { createRunStore } from '../../src/editor/store/run'
import { asked, catalog, chain, node, wire } from './documents'

const ids = Array.from({ length: 12 }, (_, index) => `n${index}`)
const unknown = { type: 'not/known', params: { kept: [1, { two: 2 }] } }

/** Any graph: chains, joins, circles, wires to oneself, wires of nodes that are not known. */
const graphs: fc.Arbitrary<GraphDocument> = fc
  .record({
    present: fc.subarray(ids, { minLength: 1 }),
    strange: fc.subarray(ids),
    places: fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }))),
    pairs: fc.uniqueArray(fc.tuple(fc.nat(11), fc.nat(11)), {
      selector: ([a, b]) => `${a} ${b}`,
      maxLength: 40,
    }),
  })
  .map(({ present, strange, places, pairs }) => {
    const [x, y] = [0, 1].map((axis) => (index: number) => places[index]?.[axis as 0 | 1] ?? 0)
    const wires = pairs.flatMap(([a, b]) => {
      const [from, to] = [present[a], present[b]]
      return from !== undefined && to !== undefined ? [wire(from, to)] : []
    })
    return {
      ...emptyDocument('Any'),
      nodes: present.map((id, index) =>
        node(id, {
          position: { x: x?.(index) ?? 0, y: y?.(index) ?? 0 },
          ...(strange.includes(id) && unknown),
        }),
      ),
      edges: wires,
    }
  })

/** Whether a way along the wires leads from one node to another. */
function leads({ edges }: GraphDocument, from: string, to: string): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of edges.filter((one) => one.from.node === id)) {
      if (edge.to.node === to) return true
      if (!seen.has(edge.to.node)) open.push(edge.to.node)
      seen.add(edge.to.node)
    }
  }
  return false
}

describe('the order of the flow', () => {
  test('has every node once, and what a node needs before it unless they are on a circle', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const order = flowOrder(graph)
        expect([...order].sort()).toEqual(graph.nodes.map(({ id }) => id).sort())
        for (const { from, to } of graph.edges) {
          if (leads(graph, to.node, from.node)) continue
          expect(order.indexOf(from.node)).toBeLessThan(order.indexOf(to.node))
        }
      }),
    )
  })

  test('follows a chain to its end before it begins the next', () => {
    const graph: GraphDocument = {
      ...chain('a', 'b', 'c'),
      nodes: ['x', 'c', 'b', 'a', 'y', 'end'].map((id, index) => node(id, { position: { x: index, y: 0 } })),
    }
    graph.edges.push(wire('x', 'y'), wire('c', 'end'), wire('y', 'end'))
    expect(flowOrder(graph)).toEqual(['x', 'y', 'a', 'b', 'c', 'end'])
  })

  test('begins at the top left, and enters a circle where it is met', () => {
    const at = (id: string, x: number, y: number) => node(id, { position: { x, y } })
    const loose: GraphDocument = {
      ...emptyDocument(''),
      nodes: [at('low', 0, 9), at('right', 9, 0), at('left', 0, 0)],
    }
    expect(flowOrder(loose)).toEqual(['left', 'right', 'low'])
    const round: GraphDocument = {
      ...chain('after', 'p', 'q'),
      edges: [wire('p', 'q'), wire('q', 'p'), wire('q', 'after')],
    }
    expect(flowOrder(round).at(-1)).toBe('after')
  })
})

test('every node, wire and value is in the outline exactly once', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const outline = outlineOf(graph, catalog)
      const sorted = (list: readonly string[]) => [...list].sort()
      expect(sorted(outline.map((entry) => entry.node.id))).toEqual(sorted(graph.nodes.map(({ id }) => id)))
      for (const side of ['inputs', 'outputs'] as const) {
        const wires = outline.flatMap((entry) => entry[side].flatMap((port) => port.wires))
        expect(sorted(wires.map(edgeId))).toEqual(sorted(graph.edges.map(edgeId)))
      }
      for (const entry of outline) {
        const values = [...entry.params, ...entry.kept].map(([key]) => key)
        const known = catalog.nodes[entry.node.type]
        expect(sorted(values)).toEqual(sorted(Object.keys(known?.params ?? entry.node.params)))
        for (const port of Object.keys(known?.inputs ?? {})) {
          expect(entry.inputs.filter(({ key }) => key === port)).toHaveLength(1)
        }
      }
    }),
  )
})

describe('the news of a run', () => {
  const failure = { node: 'a', title: 'A', message: 'It broke.', remedy: '', shapes: {} }

  function started() {
    let time = 0
    const run = createRunStore(() => time)
    const report = createReporter(() => time)
    const told: unknown[] = []
    run.subscribe((state, before) => told.push(...report(state, before)))
    run.begin(asked())
    return { run, told, pass: (ms: number) => (time += ms) }
  }
  const reach = (fraction: number) => ({ type: 'progress', node: 'a', progress: { fraction } }) as const

  test('tell that it begins, and what fails, once', () => {
    const { run, told } = started()
    run.receive({ type: 'failed', failure })
    run.receive({ type: 'queued', nodes: ['b'] })
    expect(told).toEqual([{ kind: 'running' }, { kind: 'failed', node: 'a', message: 'It broke.' }])
  })

  test('tell how far a node is at most every few seconds, and each mark once', () => {
    const { run, told, pass } = started()
    run.receive({ type: 'started', node: 'a', why: [] })
    for (let step = 0; step <= 100; step += 1) run.receive(reach(step / 100))
    expect(told).toHaveLength(1)
    pass(6000)
    run.receive(reach(0.3))
    run.receive(reach(0.6))
    pass(6000)
    run.receive(reach(0.4))
    run.receive(reach(0.8))
    expect(told.slice(1)).toEqual([
      { kind: 'reached', node: 'a', percent: 25 },
      { kind: 'reached', node: 'a', percent: 75 },
    ])
  })

  test('keep silent about what an edit ran by itself', () => {
    const run = createRunStore()
    const report = createReporter(() => 0)
    const told: unknown[] = []
    run.subscribe((state, before) => told.push(...report(state, before)))
    run.begin({ ...asked(), origin: 'auto' })
    expect(told).toEqual([])
  })
})
