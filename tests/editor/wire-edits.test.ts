import { describe, expect, test } from 'vitest'
import { nodes } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import type { GraphDocument, GraphEdge } from '../../src/core/document'
import { throughPorts } from '../../src/editor/actions/insert'
import { bridged } from '../../src/editor/store/bridge'
import { createDocumentStore } from '../../src/editor/store/document'
import { type Edit, moveKey, moveNodes } from '../../src/editor/store/edits'
import { edgeId } from '../../src/editor/store/lookup'
import { addPoint, movePoint, removePoint } from '../../src/editor/store/points'
import { addWired, insertOnWire, removeBridged, rewire } from '../../src/editor/store/wire-edits'
import { catalog, chain, node, wire } from './documents'

const all = describeRegistry(createRegistry(nodes))
const none = new Set<string>()

/** Two sources into a mixer that weighs them, and a third wire after them. */
function mixer(): GraphDocument {
  const document = chain('a', 'm')
  return {
    ...document,
    nodes: [node('a'), node('b'), node('c'), node('m', { params: { p: { 'a.out': 0.5, 'b.out': 2 } } })],
    edges: [wire('a', 'm'), wire('b', 'm'), wire('c', 'm')],
  }
}

function outcome(document: GraphDocument, ...edits: readonly Edit[]) {
  const store = createDocumentStore(document)
  for (const edit of edits) store.apply(edit)
  const { graph, history } = store.getState()
  const wires = graph.edges.map(({ from, to }) => `${from.node}>${to.node}`)
  const weights = graph.nodes.find(({ id }) => id === 'm')?.params.p
  return { store, wires, weights, steps: history.past.length, edges: graph.edges }
}

const port = (id: string, key: string) => ({ node: id, port: key })
const through = (id: string, edge: GraphEdge, points = 0) => ({
  wire: edgeId(edge),
  input: port(id, 'in'),
  output: port(id, 'out'),
  points,
})

describe('insertOnWire', () => {
  test('takes the place of the wire among those of an input, and its weight', () => {
    const { wires, weights } = outcome(
      mixer(),
      insertOnWire(through('n', wire('a', 'm')), catalog, { node: node('n') }),
    )
    expect(wires).toEqual(['a>n', 'n>m', 'b>m', 'c>m'])
    expect(weights).toEqual({ 'n.out': 0.5, 'b.out': 2 })
  })

  test('shares the points of the wire out to both halves', () => {
    const document = chain('a', 'b')
    const points = [1, 2, 3].map((x) => ({ x, y: 0 }))
    const bent = { ...document, edges: [{ ...wire('a', 'b'), points }] }
    const { edges } = outcome(
      bent,
      insertOnWire(through('n', wire('a', 'b'), 1), catalog, { node: node('n') }),
    )
    expect(edges.map((edge) => edge.points)).toEqual([points.slice(0, 1), points.slice(1)])
  })

  test('is one step with the move that brought the node there', () => {
    const document = chain('a', 'b')
    const loose = { ...document, nodes: [...document.nodes, node('n')] }
    const { store, steps } = outcome(
      loose,
      moveNodes(new Map([['n', { x: 50, y: 60 }]])),
      insertOnWire(through('n', wire('a', 'b')), catalog, { key: moveKey(['n']) }),
    )
    expect(steps).toBe(1)
    store.undo()
    expect(store.getState().document).toEqual(loose)
  })

  test('goes through the first ports of the type that travels', () => {
    expect(throughPorts(all, 'stylize/adain', 'image')).toEqual({ input: 'content', output: 'image' })
    expect(throughPorts(all, 'image/preprocess', 'features')).toBeUndefined()
    expect(throughPorts(all, 'features/vgg', 'image')).toBeUndefined()
    expect(throughPorts(all, 'not/there', 'image')).toBeUndefined()
  })
})

describe('removeBridged', () => {
  test('joins wires through as many nodes as go, and keeps the weight', () => {
    const document = {
      ...mixer(),
      nodes: [...mixer().nodes, node('d')],
      edges: [wire('d', 'c'), wire('c', 'a'), wire('a', 'm'), wire('b', 'm')],
    }
    const { wires, weights } = outcome(document, removeBridged(new Set(['a', 'c']), none, catalog))
    expect(wires).toEqual(['d>m', 'b>m'])
    expect(weights).toEqual({ 'd.out': 0.5, 'b.out': 2 })
  })

  test('leaves no two wires between the same ports, and no wire without a source', () => {
    const document = { ...mixer(), edges: [wire('a', 'b'), wire('a', 'm'), wire('b', 'm'), wire('c', 'm')] }
    const { wires, weights } = outcome(document, removeBridged(new Set(['b', 'c']), none, catalog))
    expect(wires).toEqual(['a>m'])
    expect(weights).toEqual({ 'a.out': 0.5 })
  })

  test('takes wires that were chosen on their own', () => {
    const cut = new Set([edgeId(wire('c', 'm')), edgeId(wire('a', 'm'))])
    const { wires } = outcome(mixer(), removeBridged(new Set(['a']), cut, catalog))
    expect(wires).toEqual(['b>m'])
  })

  test('leads what a wire of the type came from to the first input of that type', () => {
    const graph = {
      nodes: [node('s', { type: 'image/load' }), node('x', { type: 'stylize/adain' }), node('r')],
      edges: [
        { from: port('s', 'image'), to: port('x', 'style') },
        { from: port('x', 'image'), to: port('r', 'in') },
      ],
    }
    expect(bridged(graph, new Set(['x']), all)).toEqual([
      { wire: edgeId({ from: port('x', 'image'), to: port('r', 'in') }), from: port('s', 'image') },
    ])
  })

  test('finds nothing where types differ, or where wires go round', () => {
    const graph = {
      nodes: [node('s', { type: 'image/load' }), node('x', { type: 'features/vgg' }), node('r')],
      edges: [
        { from: port('s', 'image'), to: port('x', 'image') },
        { from: port('x', 'features'), to: port('r', 'in') },
      ],
    }
    expect(bridged(graph, new Set(['x']), all)).toEqual([])
    const round = { ...chain('a', 'b', 'c'), edges: [wire('a', 'b'), wire('b', 'a'), wire('b', 'c')] }
    expect(bridged(round, new Set(['a', 'b']), catalog)).toEqual([])
  })
})

describe('rewire', () => {
  test('keeps the place and the weight of a wire whose source moves', () => {
    const move = { wire: wire('a', 'm'), to: wire('n', 'm') }
    const { wires, weights } = outcome(mixer(), rewire([move], [], catalog))
    expect(wires).toEqual(['n>m', 'b>m', 'c>m'])
    expect(weights).toEqual({ 'n.out': 0.5, 'b.out': 2 })
  })

  test('forgets the weight of a wire that leads elsewhere, and takes the wire that was there', () => {
    const document = { ...mixer(), edges: [...mixer().edges, wire('b', 'c')] }
    const move = { wire: wire('a', 'm'), to: wire('a', 'c') }
    const { wires, weights } = outcome(document, rewire([move], [wire('b', 'c')], catalog))
    expect(wires).toEqual(['a>c', 'b>m', 'c>m'])
    expect(weights).toEqual({ 'b.out': 2 })
  })
})

test('a node is added with its wire in one step', () => {
  const document = chain('a', 'b')
  const edit = addWired(node('n'), [wire('n', 'b')], [wire('a', 'b')], catalog)
  const { store, wires, steps } = outcome(document, edit)
  expect(wires).toEqual(['n>b'])
  expect(steps).toBe(1)
  store.undo()
  expect(store.getState().document).toEqual(document)
})

describe('points of wires', () => {
  const id = edgeId(wire('a', 'b'))

  test('are put where they belong, moved and removed', () => {
    const { store, edges } = outcome(
      chain('a', 'b'),
      addPoint(id, 0, { x: 9, y: 9 }),
      addPoint(id, 0, { x: 1, y: 1 }),
      movePoint(id, 1, { x: 5, y: 5 }),
    )
    expect(edges[0]?.points).toEqual([
      { x: 1, y: 1 },
      { x: 5, y: 5 },
    ])
    store.apply(removePoint(id, 0))
    store.apply(removePoint(id, 0))
    expect(store.getState().graph.edges).toEqual([wire('a', 'b')])
  })

  test('are moved in one step by a burst of key presses', () => {
    const store = createDocumentStore(chain('a', 'b'), () => 0)
    store.apply(addPoint(id, 0, { x: 0, y: 0 }))
    for (let x = 1; x <= 10; x += 1) store.apply(movePoint(id, 0, { x, y: 0 }))
    expect(store.getState().history.past.map(({ name }) => name)).toEqual(['add-point', 'move-point'])
  })

  test('come along when both nodes of the wire move alike, else they stay', () => {
    const to = (a: number, b: number) =>
      moveNodes(
        new Map([
          ['a', { x: a, y: 0 }],
          ['b', { x: b, y: 0 }],
        ]),
      )
    const bend = addPoint(id, 0, { x: 1, y: 1 })
    expect(outcome(chain('a', 'b'), bend, to(10, 10)).edges[0]?.points).toEqual([{ x: 11, y: 1 }])
    expect(outcome(chain('a', 'b'), bend, to(10, 20)).edges[0]?.points).toEqual([{ x: 1, y: 1 }])
  })
})
