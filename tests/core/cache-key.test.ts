import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cacheKey, type KeyParts, keyParts } from '../../src/core/cache-key'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import type { GraphDocument } from '../../src/core/document'
import { explain } from '../../src/core/explain'
import { descendants, indexGraph } from '../../src/core/graph'
import { defineNode } from '../../src/core/node'
import { orderGraph } from '../../src/core/order'
import { choice, files, type Json } from '../../src/core/param'
import { History } from '../../src/engine/history'
import { resolveNodes } from '../../src/engine/resolve'
import { createWorld, graph, node } from '../engine/fakes'
import { soundGraph } from '../engine/graphs'

const { registry } = createWorld()
const catalog = describeRegistry(registry)

function partsOf(document: GraphDocument, precision = 'f32') {
  const index = indexGraph(document)
  const { order } = orderGraph(index)
  const context = { document, graph: index, registry, catalog, precision, history: new History() }
  const parts = new Map<string, { key: string; parts: KeyParts }>()
  for (const resolved of resolveNodes(order, [], context).values()) {
    if (resolved.state === 'ready') parts.set(resolved.id, resolved)
  }
  return parts
}

function keysOf(document: GraphDocument) {
  return new Map([...partsOf(document)].map(([id, { key }]) => [id, key]))
}

describe('what does not affect results does not affect keys', () => {
  test('positions, labels, titles, the order of nodes, unknown params, params that are kept out', () => {
    fc.assert(
      fc.property(soundGraph, fc.integer(), (document, x) => {
        const moved = {
          ...document,
          title: 'other',
          nodes: document.nodes
            .map((each) => ({
              ...each,
              position: { x, y: -x },
              label: `label ${x}`,
              params: { ...each.params, unheardOf: x, ...(each.type === 'test/source' && { file: `f${x}` }) },
            }))
            .reverse(),
        }
        const keys = keysOf(document)
        for (const [id, key] of keysOf(moved)) expect(key).toBe(keys.get(id))
      }),
    )
  })

  test('ids', () => {
    fc.assert(
      fc.property(soundGraph, (document) => {
        const renamed = (id: string) => `other-${id}`
        const address = ({ node: id, port }: { node: string; port: string }) => ({ node: renamed(id), port })
        const other = {
          ...document,
          nodes: document.nodes.map((each) => ({
            ...each,
            id: renamed(each.id),
            params: JSON.parse(JSON.stringify(each.params).replaceAll(/"(n\d\.)/g, '"other-$1')),
          })),
          edges: document.edges.map(({ from, to }) => ({ from: address(from), to: address(to) })),
        }
        const keys = keysOf(document)
        for (const [id, key] of keysOf(other)) expect(key).toBe(keys.get(id.slice('other-'.length)))
      }),
    )
  })

  test('a param that is absent and one that is set to its default', () => {
    const a = keysOf(graph([node('a', 'test/source')]))
    expect(keysOf(graph([node('a', 'test/source', { value: 1, mode: 'max' })]))).toEqual(a)
  })
})

test('a change of an affecting param changes the keys of the node and its descendants, and no others', () => {
  fc.assert(
    fc.property(soundGraph, fc.nat(), (document, pick) => {
      const chosen = document.nodes[pick % document.nodes.length]
      if (!chosen) return
      const params = chosen.type === 'test/source' ? { value: 63.5 } : { gain: 9.75 }
      const changed = {
        ...document,
        nodes: document.nodes.map((each) =>
          each === chosen ? { ...each, params: { ...each.params, ...params } } : each,
        ),
      }
      const before = keysOf(document)
      const after = keysOf(changed)
      const affected = descendants(indexGraph(document), [chosen.id])
      for (const [id, key] of before) expect(after.get(id) !== key).toBe(affected.has(id))
    }),
  )
})

test('from which output a wire comes, and in which order wires stand, matters', () => {
  const nodes = [node('a', 'test/source'), node('b', 'test/join'), node('c', 'test/mix')]
  const keyOfC = (...ports: string[]) =>
    keysOf(
      graph(nodes, [['a.out', 'b.first'], ...ports.map((port): [string, string] => [port, 'c.items'])]),
    ).get('c')
  const keys = [keyOfC('b.out'), keyOfC('b.extra'), keyOfC('b.out', 'a.out'), keyOfC('a.out', 'b.out')]
  expect(new Set(keys).size).toBe(4)
})

describe('the parts', () => {
  const nothing = { type: 'a/b', version: 1, precision: 'f32', fingerprint: null, params: {}, inputs: {} }

  test.each([
    ['type', { type: 'a/c' }],
    ['version', { version: 2 }],
    ['precision', { precision: 'f16' }],
    ['fingerprint', { fingerprint: 'x' }],
    ['params', { params: { a: 1 } }],
    ['inputs', { inputs: { a: [{ key: 'k', port: 'p' }] } }],
  ])('%s is in the key', (_, other) => {
    expect(cacheKey({ ...nothing, ...other })).not.toBe(cacheKey(nothing))
  })

  test('files are in it by what they hold and by their order, and by nothing else that is said of them', () => {
    const set = files({ label: '', doc: '', accept: [], maxBytes: 1, maxFiles: 9, maxBytesInAll: 9 })
    const definition = defineNode({
      type: 'a/b',
      version: 1,
      title: '',
      category: '',
      doc: '',
      inputs: {},
      params: { set },
      outputs: {},
      run: () => ({}),
    })
    const key = (...assets: readonly Json[]) => cacheKey(keyParts(definition, { set: assets }, {}, 'float32'))
    expect(key({ asset: 'x', note: 1 })).toBe(key({ asset: 'x' }))
    expect(key({ asset: 'x' }, { asset: 'y' })).not.toBe(key({ asset: 'y' }, { asset: 'x' }))
    expect(key({ asset: 'x' }, { asset: 'x' })).not.toBe(key({ asset: 'x' }))
    expect(key()).not.toBe(key({ asset: 'x' }))
  })

  test('the fingerprint is that of the params; the key is a SHA-256', () => {
    const definition = defineNode({
      type: 'a/b',
      version: 1,
      title: '',
      category: '',
      doc: '',
      inputs: {},
      params: {
        net: choice({ label: '', doc: '', default: 'lite', options: [{ value: 'lite', label: '' }] }),
      },
      outputs: {},
      fingerprint: ({ net }) => `hash of ${net}`,
      run: () => ({}),
    })
    const any = createRegistry([definition]).get('a/b')
    const parts = any && keyParts(any, { net: 'lite' }, {}, 'f32')
    expect(parts?.fingerprint).toBe('hash of lite')
    expect(parts && cacheKey(parts)).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('explain', () => {
  const base: KeyParts = {
    type: 'image/blur',
    version: 1,
    precision: 'f32',
    fingerprint: 'a',
    params: { radius: 1, mode: 'max', on: true, file: 'a'.repeat(64), weights: [1, 2] },
    inputs: {
      image: [{ key: 'k1', port: 'out' }],
      losses: [
        { key: 'l1', port: 'o' },
        { key: 'l2', port: 'o' },
      ],
    },
  }
  const say = (change: Partial<KeyParts>) =>
    explain(base, { ...base, ...change }).map((reason) => reason.message)
  const params = (change: KeyParts['params']) => say({ params: { ...base.params, ...change } })
  const losses = (...keys: string[]) =>
    say({ inputs: { ...base.inputs, losses: keys.map((key) => ({ key, port: 'o' })) } })

  test('runs for the first time, or nothing changed', () => {
    expect(explain(undefined, base).map((reason) => reason.code)).toEqual(['first-run'])
    expect(say({ type: 'image/other' })).toEqual(['it has not run before'])
    expect(say({})).toEqual(['nothing changed'])
  })

  test('params', () => {
    expect(params({ radius: 2 })).toEqual(['radius changed from 1 to 2'])
    expect(params({ mode: 'average', on: false })).toEqual([
      'mode changed from max to average',
      'on changed from on to off',
    ])
    expect(params({ file: 'b'.repeat(64) })).toEqual(['file is another file'])
    const [a, b] = ['a', 'b'].map((letter) => letter.repeat(64))
    const sets = (before: readonly string[], after: readonly string[]) =>
      explain({ ...base, params: { set: before } }, { ...base, params: { set: after } }).map(
        ({ message }) => message,
      )
    expect(sets([`${a}`], [`${a}`, `${b}`])).toEqual(['set changed from 1 to 2'])
    expect(sets([], [`${a}`])).toEqual(['set changed from 0 to 1'])
    expect(sets([`${a}`, `${b}`], [`${b}`, `${a}`])).toEqual(['set has other files'])
    expect(params({ weights: [1, 3] })).toEqual(['weights changed from 1, 2 to 1, 3'])
    expect(params({ fresh: 'x' })).toEqual(['fresh changed from nothing to x'])
  })

  test('inputs and wires', () => {
    expect(say({ inputs: { ...base.inputs, image: [{ key: 'k2', port: 'out' }] } })).toEqual([
      'input image changed',
    ])
    expect(say({ inputs: { losses: base.inputs.losses ?? [] } })).toEqual(['wire removed from image'])
    expect(losses('l1', 'l2', 'l3')).toEqual(['wire added to losses'])
    expect(losses('l1', 'l2', 'l3', 'l4')).toEqual(['2 wires added to losses'])
    expect(losses('l2')).toEqual(['wire removed from losses'])
    expect(losses('l2', 'l1')).toEqual(['the order of the wires into losses changed'])
    expect(losses('l1', 'l9')).toEqual(['input losses changed'])
    expect(losses('l1', 'l9', 'l3')).toEqual(['wire added to losses', 'input losses changed'])
  })

  test('version, precision, outside data', () => {
    expect(say({ version: 2 })).toEqual(['the version of the node changed from 1 to 2'])
    expect(say({ precision: 'f16' })).toEqual(['the precision changed from f32 to f16'])
    expect(say({ fingerprint: 'b' })).toEqual(['the weights or other outside data changed'])
  })

  test('a reason is found for every change of key, and only then', () => {
    fc.assert(
      fc.property(soundGraph, soundGraph, (one, two) => {
        const before = partsOf(one)
        for (const [id, { key, parts }] of partsOf(two)) {
          const previous = before.get(id)
          if (!previous) continue
          const codes = explain(previous.parts, parts).map((reason) => reason.code)
          expect(codes.includes('unchanged')).toBe(key === previous.key)
        }
      }),
    )
  })
})
