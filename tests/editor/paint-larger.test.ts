import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nodes as definitions } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import type { GraphDocument, GraphNode } from '../../src/core/document'
import { groupSelection } from '../../src/core/group-selection'
import { catalogOf } from '../../src/core/groups'
import { parseDocument } from '../../src/core/parse'
import { serializeDocument } from '../../src/core/serialize'
import { upgradeNodes } from '../../src/core/upgrade'
import { validate } from '../../src/core/validate'
import { painterOf } from '../../src/editor/larger/chain'
import { enlarge } from '../../src/editor/larger/edit'
import { type NextScale, type NotLarger, paintLarger } from '../../src/editor/larger/paint-larger'
import { createDocumentStore } from '../../src/editor/store/document'

const registry = createRegistry(definitions)
const catalog = describeRegistry(registry)
const folder = new URL('../../graphs/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const read = (name: string): GraphDocument => {
  const parsed = parseDocument(readFileSync(new URL(name, folder), 'utf8'))
  if (!parsed.ok) throw new Error(`${name} cannot be read.`)
  return upgradeNodes(parsed.document, registry).document
}
const paints = (document: GraphDocument) =>
  !('why' in painterOf(document, catalogOf(document, catalog), ['result']))
const examples = files.filter((name) => paints(read(name)))
const label = ({ id }: GraphNode, from: number, size: number) => `${id} ${from} ${size}`
const larger = (document: GraphDocument, id: string) =>
  paintLarger(document, catalog, id, { top: 5000, label, setting: (node, param) => `${node.id} ${param}` })

function meant(document: GraphDocument, ...chosen: readonly string[]): string {
  const found = painterOf(document, catalogOf(document, catalog), chosen)
  if (!('id' in found)) throw new Error(`No optimizer is meant: ${found.why}.`)
  return found.id
}

function next(document: GraphDocument, ...chosen: readonly string[]): NextScale {
  const found = larger(document, meant(document, ...chosen))
  if ('why' in found) throw new Error(`Not larger: ${found.why}.`)
  return found
}

/** The document one scale further. */
function after(document: GraphDocument, scale: NextScale): GraphDocument {
  const store = createDocumentStore(document)
  store.apply(enlarge(scale))
  return store.getState().document
}

const errors = (document: GraphDocument) =>
  validate(document, catalog).filter(({ severity }) => severity === 'error')

/** What stood in the graph before, in the graph after. */
function rest(document: GraphDocument, { placed }: NextScale, { app }: GraphDocument): GraphDocument {
  const added = new Set(placed.nodes.map(({ id }) => id))
  return {
    ...document,
    nodes: document.nodes.filter(({ id }) => !added.has(id)),
    edges: document.edges.filter(({ to }) => !added.has(to.node)),
    ...(app && { app }),
  }
}

const paramOf = (document: GraphDocument, id: string, name: string) =>
  document.nodes.find((node) => node.id === id)?.params[name]
const sourceOf = (document: GraphDocument, node: string, port: string) =>
  document.edges.find(({ to }) => to.node === node && to.port === port)?.from

describe.each(examples)('%s', (name) => {
  const document = read(name)
  const chosen = name === 'compare-methods.json' ? ['paint-free'] : []

  test('goes on twice over, each time at twice the size, and nothing else changes', () => {
    let graph = document
    let ends = chosen
    for (let times = 1; times <= 2; times++) {
      const before = meant(graph, ...ends)
      const scale = next(graph, ...ends)
      const grown = after(graph, scale)
      expect(rest(grown, scale, graph)).toEqual(graph)
      expect(errors(grown)).toEqual([])
      expect(scale.size).toBe(2 * scale.from)
      expect(sourceOf(grown, scale.painter, 'painting')).toEqual({ node: before, port: 'painting' })
      const sides = ({ nodes }: Pick<GraphDocument, 'nodes'>) =>
        nodes
          .flatMap(({ type, params }) => (type.startsWith('group/') ? params.size : params.longestSide) ?? [])
          .map(Number)
      expect(sides(scale.placed).length).toBeGreaterThan(0)
      for (const side of sides(scale.placed)) expect(sides(graph)).toContain(side / 2)
      expect(paramOf(grown, scale.painter, 'iterations')).toBeLessThanOrEqual(
        Number(paramOf(graph, before, 'iterations')),
      )
      expect(paramOf(grown, scale.painter, 'learningRate')).toBeLessThan(
        Number(paramOf(graph, before, 'learningRate')),
      )
      // Each picture file is loaded once, however many scales there are.
      const loads = (one: GraphDocument) => one.nodes.filter(({ type }) => type === 'image/load').length
      expect(loads(grown)).toBe(loads(document))
      graph = grown
      ends = chosen.length > 0 ? [scale.painter] : []
    }
  })

  test('can be undone to the byte', () => {
    const store = createDocumentStore(document)
    store.apply(enlarge(next(document, ...chosen)))
    expect(store.getState().history.past).toHaveLength(1)
    store.undo()
    expect(serializeDocument(store.getState().document)).toBe(serializeDocument(document))
  })
})

test('shows the large result in a place of its own, and keeps the weights of the losses', () => {
  const document = read('gatys.json')
  const grown = after(document, next(document))
  const results = grown.nodes.filter(({ type }) => type === 'output/image')
  expect(results.map((node) => node.label)).toEqual(['Result', 'result 384 768'])
  const mixes = grown.nodes.filter(({ type }) => type === 'loss/combine')
  expect(mixes).toHaveLength(2)
  const weights = (node: GraphNode | undefined) => Object.values(node?.params.weights ?? {}).toSorted()
  expect(weights(mixes[1])).toEqual(weights(mixes[0]))
})

test('of a chain the last is meant, whichever is chosen', () => {
  const document = read('multi-scale.json')
  for (const id of ['paint-96', 'paint-192', 'paint-384', 'result', 'curves'])
    expect(meant(document, id)).toBe('paint-384')
  expect(next(document).size).toBe(768)
})

test('of several paintings one has to be chosen, and what compares them stays with the small ones', () => {
  const document = read('compare-methods.json')
  expect(painterOf(document, catalog, [])).toEqual({ why: 'several' })
  expect(meant(document, 'result')).toBe('paint-free')
  const { placed } = next(document, 'paint-free')
  expect(placed.nodes.filter(({ type }) => type.startsWith('measure/') || type === 'output/table')).toEqual(
    [],
  )
})

const sized = (document: GraphDocument, id: string, longestSide: number): GraphDocument => ({
  ...document,
  nodes: document.nodes.map((node) =>
    node.id === id ? { ...node, params: { ...node.params, longestSide } } : node,
  ),
})
const without = (document: GraphDocument, gone: string): GraphDocument => ({
  ...document,
  nodes: document.nodes.filter(({ id }) => id !== gone),
  edges: document.edges.filter(({ from, to }) => from.node !== gone && to.node !== gone),
})

test('goes no further than the largest size', () => {
  const document = sized(read('gatys.json'), 'content-size', 3000)
  const scale = next(document)
  expect(scale.size).toBe(4096)
  const most = sized(document, 'content-size', 4096)
  expect(larger(most, meant(most))).toEqual({ why: 'largest' })
})

test('says why nothing can be made larger', () => {
  const document = read('gatys.json')
  const bare = {
    ...without(document, 'content-size'),
    edges: [
      ...without(document, 'content-size').edges,
      { from: { node: 'content', port: 'image' }, to: { node: 'optimize', port: 'image' } },
    ],
  }
  expect(larger(bare, 'optimize')).toEqual({ why: 'no-size' })
  expect(painterOf(read('adain.json'), catalog, [])).toEqual({ why: 'none' })
})

/** With a group of these nodes in their place. */
function grouped(document: GraphDocument, ...ids: readonly string[]): GraphDocument {
  const chosen = { nodes: new Set(ids), frames: new Set<string>(), notes: new Set<string>() }
  const name = { id: 'inner', title: 'Inner' }
  const made = groupSelection(document, catalog, document, chosen, name)
  if (!made) throw new Error('Not to be grouped.')
  return { ...document, ...made.body, groups: [made.group] }
}

test('a group of losses is copied whole; one that sets a size inside, or paints, says why not', () => {
  const losses = grouped(read('gatys.json'), 'style-features', 'style-gram', 'style-loss')
  const scale = next(losses)
  expect(errors(after(losses, scale))).toEqual([])
  expect(scale.placed.nodes.filter(({ type }) => type === 'group/inner')).toHaveLength(1)
  expect(scale.placed.groups).toEqual([])

  const sizes = grouped(read('gatys.json'), 'content-size', 'content-features')
  expect(larger(sizes, meant(sizes))).toEqual({ why: 'size-in-group', title: 'Inner' })
  const [group] = sizes.groups ?? []
  if (!group) throw new Error('No group.')
  const open = { key: 'size', node: 'content-size', param: 'longestSide' }
  const opened = { ...sizes, groups: [{ ...group, params: [...group.params, open] }] }
  const node = next(opened).placed.nodes.find(({ type }) => type === 'group/inner')
  expect(node?.params.size).toBe(768)

  expect(painterOf(grouped(read('gatys.json'), 'optimize'), catalog, [])).toEqual({ why: 'in-group' })
})

test('the app view shows the large result, and the settings of both', () => {
  const app = {
    params: [
      { node: 'mix', param: 'weights', label: 'How much style' },
      { node: 'content', param: 'file' },
      { node: 'content-size', param: 'longestSide' },
    ],
    outputs: [{ node: 'result', port: 'image', label: 'Painting' }],
  }
  const document = { ...read('gatys.json'), app }
  const scale = next(document)
  const mix = scale.placed.nodes.find(({ type }) => type === 'loss/combine')?.id ?? ''
  const result = scale.placed.nodes.find(({ type }) => type === 'output/image')?.id ?? ''
  const size = scale.placed.nodes.find(({ type }) => type === 'image/preprocess')?.id ?? ''
  expect(after(document, scale).app).toEqual({
    params: [
      app.params[0],
      { node: mix, param: 'weights', label: 'How much style · 768 px' },
      app.params[1],
      app.params[2],
      { node: size, param: 'longestSide', label: 'content-size longestSide · 768 px' },
    ],
    outputs: [{ node: result, port: 'image', label: 'Painting' }],
  })
})

test('lengths in pixels grow with the picture they are of', () => {
  const document = read('gatys.json')
  const wired = (node: string, from: string) => ({
    from: { node: from, port: 'image' },
    to: { node, port: 'image' },
  })
  const blur = (id: string): GraphNode => ({
    id,
    type: 'image/blur',
    version: 1,
    position: { x: 0, y: 0 },
    params: { radius: 3 },
  })
  const crop: GraphNode = {
    ...blur('crop'),
    type: 'image/crop',
    params: { unit: 'px', left: 10, top: 0, width: 200, height: 100 },
  }
  const changed: GraphDocument = {
    ...document,
    nodes: [...document.nodes, blur('before'), blur('then'), crop],
    edges: [
      ...document.edges.filter(({ to }) => to.node !== 'content-size' && to.node !== 'optimize'),
      ...document.edges.filter(({ to }) => to.node === 'optimize' && to.port === 'loss'),
      wired('before', 'content'),
      wired('content-size', 'before'),
      wired('then', 'content-size'),
      wired('crop', 'then'),
      wired('optimize', 'crop'),
    ],
  }
  const { placed } = next(changed)
  // What comes before the size is the same at every scale.
  expect(placed.nodes.filter(({ type }) => type === 'image/blur').map(({ params }) => params)).toEqual([
    { radius: 6 },
  ])
  expect(placed.nodes.find(({ type }) => type === 'image/crop')?.params).toEqual({
    unit: 'px',
    left: 20,
    top: 0,
    width: 400,
    height: 200,
  })
})

test('whatever the graph: it ends, and what comes out is as sound as what went in', () => {
  const types = Object.keys(catalog.nodes)
  const random = fc
    .array(fc.constantFrom(...types, 'optimize/pixels', 'image/preprocess', 'loss/content'), {
      minLength: 1,
      maxLength: 14,
    })
    .chain((chosen) =>
      fc
        .array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), { maxLength: 40 })
        .map((wires) => ({ chosen, wires })),
    )
  fc.assert(
    fc.property(random, fc.integer({ min: 16, max: 4096 }), ({ chosen, wires }, longestSide) => {
      const base = read('gatys.json')
      const nodes = chosen.map((type, index): GraphNode => {
        const params = type === 'image/preprocess' ? { longestSide } : {}
        const version = catalog.nodes[type]?.version ?? 1
        return { id: `n${index}`, type, version, position: { x: 0, y: 100 * index }, params }
      })
      const taken = new Set<string>()
      const edges = wires.flatMap(([a, b, c, d]) => {
        const [from, to] = [nodes[a % nodes.length], nodes[b % nodes.length]]
        const outputs = Object.entries(catalog.nodes[from?.type ?? '']?.outputs ?? {})
        const inputs = Object.entries(catalog.nodes[to?.type ?? '']?.inputs ?? {})
        const [output, input] = [outputs[c % outputs.length], inputs[d % inputs.length]]
        if (!from || !to || !output || !input || output[1].type !== input[1].type) return []
        const key = JSON.stringify([to.id, input[0], input[1].many && [from.id, output[0]]])
        if (taken.has(key)) return []
        taken.add(key)
        return [{ from: { node: from.id, port: output[0] }, to: { node: to.id, port: input[0] } }]
      })
      const document: GraphDocument = { ...base, nodes, edges, assets: {} }
      const found = painterOf(document, catalog, [])
      const made: NextScale | NotLarger | { why: string } = 'id' in found ? larger(document, found.id) : found
      if ('why' in made) return
      const store = createDocumentStore(document)
      store.apply(enlarge(made))
      const grown = store.getState().document
      store.undo()
      expect(serializeDocument(store.getState().document)).toBe(serializeDocument(document))
      expect(rest(grown, made, document)).toEqual(document)
      const kinds = (one: GraphDocument) => new Set(errors(one).map(({ code }) => code))
      for (const code of kinds(grown)) expect(kinds(document)).toContain(code)
    }),
    { numRuns: 300 },
  )
})
