import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRegistry } from '../../src/core/catalog'
import type { GraphDocument } from '../../src/core/document'
import { indexGraph } from '../../src/core/graph'
import { defineNode } from '../../src/core/node'
import { orderGraph } from '../../src/core/order'
import { integer, wireWeights } from '../../src/core/param'
import { definePort, port } from '../../src/core/port'
import { unfoldSketches } from '../../src/core/sketches'
import { graph, node } from '../engine/fakes'

const Value = definePort<string>({
  id: 'value',
  label: 'Value',
  color: '#abc',
  shape: 'circle',
  doc: '',
  previewKind: 'text',
  byteSize: () => 0,
  dispose: () => {},
  describe: String,
  preview: async (text) => ({ kind: 'text', text }),
})
const count = (label: string) => integer({ label, doc: '', default: 0, min: 0, max: 9999 })
const common = { version: 1, category: 'Test', doc: '' }

const load = defineNode({
  ...common,
  type: 'test/load',
  title: 'Load',
  inputs: {},
  params: {},
  outputs: { out: port(Value) },
  run: () => ({ out: '' }),
})
const size = defineNode({
  ...common,
  type: 'test/size',
  title: 'Size',
  inputs: { in: port(Value) },
  params: { size: integer({ label: 'Size', doc: '', default: 400, min: 1, max: 9999, role: 'size' }) },
  outputs: { out: port(Value) },
  run: () => ({ out: '' }),
})
const mix = defineNode({
  ...common,
  type: 'test/mix',
  title: 'Mix',
  inputs: { many: port(Value, { many: true, optional: true }) },
  params: {
    weights: wireWeights({
      label: '',
      doc: '',
      input: 'many',
      weight: { default: 1, min: 0, max: 9, step: 1, scale: 'linear' },
    }),
  },
  outputs: { out: port(Value) },
  run: () => ({ out: '' }),
})
const paint = defineNode({
  ...common,
  type: 'test/paint',
  title: 'Paint',
  inputs: { many: port(Value, { many: true, optional: true }), before: port(Value, { optional: true }) },
  params: { sketches: count('Sketches'), steps: count('Steps') },
  outputs: { out: port(Value) },
  sketch: ({ sketches }) =>
    sketches > 0
      ? {
          scale: 0.5,
          smallest: 64,
          params: { sketches: sketches - 1, steps: 7 },
          output: 'out',
          input: 'before',
        }
      : undefined,
  run: () => ({ out: '' }),
})
const registry = createRegistry([load, size, mix, paint])
const unfold = (document: GraphDocument) => unfoldSketches(document, indexGraph(document), registry)

const wires = ({ edges }: GraphDocument) =>
  edges.map(({ from, to }) => `${from.node}.${from.port} ${to.node}.${to.port}`)

const painting = (sketches: number, side = 400) =>
  graph(
    [
      node('load', 'test/load'),
      node('size', 'test/size', { size: side }),
      node('plain', 'test/mix'),
      node('mix', 'test/mix', { weights: { 'size.out': 3, 'plain.out': 4 } }),
      node('paint', 'test/paint', { sketches, steps: 20 }),
    ],
    [
      ['load.out', 'size.in'],
      ['size.out', 'mix.many'],
      ['plain.out', 'mix.many'],
      ['mix.out', 'paint.many'],
    ],
  )

describe('unfolding sketches', () => {
  test('copies what has another size at half of it, and goes on from the copy', () => {
    const { document, added } = unfold(painting(1))
    expect(document.nodes.slice(5).map(({ id, params }) => [id, params])).toEqual([
      ['paint/sketch/paint', { sketches: 0, steps: 7 }],
      ['paint/sketch/mix', { weights: { 'paint/sketch/size.out': 3, 'plain.out': 4 } }],
      ['paint/sketch/size', { size: 200 }],
    ])
    expect(wires(document).slice(4)).toEqual([
      'load.out paint/sketch/size.in',
      'paint/sketch/size.out paint/sketch/mix.many',
      'plain.out paint/sketch/mix.many',
      'paint/sketch/mix.out paint/sketch/paint.many',
      'paint/sketch/paint.out paint.before',
    ])
    expect(added.get('paint/sketch/mix')).toEqual({ owner: 'paint', original: 'mix' })
  })

  test('a sketch begins with a smaller one, and none is smaller than it may be', () => {
    const sizes = (document: GraphDocument) =>
      unfold(document).document.nodes.flatMap(({ params }) => params.size ?? [])
    expect(sizes(painting(2))).toEqual([400, 200, 100])
    expect(sizes(painting(9))).toEqual([400, 200, 100])
    expect(sizes(painting(1, 126))).toEqual([126])
    const { added } = unfold(painting(2))
    expect([...added.values()].filter(({ original }) => original === 'size')).toEqual([
      { owner: 'paint', original: 'size' },
      { owner: 'paint', original: 'size' },
    ])
  })

  test('there is none without a size, for what is given a start, and for what does not run', () => {
    const plain = painting(0)
    expect(unfold(plain).document).toBe(plain)
    const sizeless = graph([node('paint', 'test/paint', { sketches: 1 })], [])
    expect(unfold(sizeless).document).toBe(sizeless)
    const given = painting(1)
    const start = { ...given, edges: [...given.edges, ...graph([], [['load.out', 'paint.before']]).edges] }
    expect(unfold(start).document).toBe(start)
    for (const idle of ['muted', 'bypassed']) {
      const nodes = given.nodes.map((one) => (one.id === 'paint' ? { ...one, [idle]: true } : one))
      expect(unfold({ ...given, nodes }).added.size).toBe(0)
    }
  })

  const random = fc
    .array(
      fc.record({
        type: fc.constantFrom('test/load', 'test/size', 'test/mix', 'test/paint'),
        picks: fc.array(fc.nat(), { maxLength: 3 }),
        size: fc.integer({ min: 1, max: 2000 }),
        sketches: fc.integer({ min: 0, max: 3 }),
      }),
      { minLength: 1, maxLength: 10 },
    )
    .map((plans) => {
      const nodes = plans.map(({ type, size: side, sketches }, i) =>
        node(
          `n${i}`,
          type,
          type === 'test/size' ? { size: side } : type === 'test/paint' ? { sketches } : {},
        ),
      )
      const edges = plans.flatMap(({ type, picks }, i) => {
        if (i === 0 || type === 'test/load') return []
        const from = [...new Set(picks.map((pick) => pick % i))]
        const wired = type === 'test/size' ? from.slice(0, 1) : from
        return wired.map((pick): [string, string] => [
          `n${pick}.out`,
          `n${i}.${type === 'test/size' ? 'in' : 'many'}`,
        ])
      })
      return graph(nodes, edges)
    })

  test('of any graph: all that was there stays, every copy is wired as what it is a copy of, and nothing goes in a circle', () => {
    fc.assert(
      fc.property(random, (document) => {
        const { document: unfolded, added } = unfold(document)
        expect(unfolded.nodes.slice(0, document.nodes.length)).toEqual(document.nodes)
        expect(unfolded.edges.slice(0, document.edges.length)).toEqual(document.edges)
        expect(new Set(unfolded.nodes.map(({ id }) => id)).size).toBe(unfolded.nodes.length)
        expect(unfolded.nodes.length).toBe(document.nodes.length + added.size)
        const index = indexGraph(unfolded)
        expect(orderGraph(index).cycles).toEqual([])
        for (const [copy, { original }] of added) {
          const ports = (id: string) =>
            index
              .incoming(id)
              .filter(({ to }) => to.port !== 'before')
              .map(({ from, to }) => [added.get(from.node)?.original ?? from.node, from.port, to.port])
          expect(ports(copy)).toEqual(ports(original))
          const side = index.nodes.get(copy)?.params.size
          if (typeof side === 'number') expect(side).toBeGreaterThanOrEqual(64)
        }
      }),
      { numRuns: 300 },
    )
  })
})
