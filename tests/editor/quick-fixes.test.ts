import { describe, expect, test } from 'vitest'
import type { Catalog } from '../../src/core/catalog'
import type { GraphDocument } from '../../src/core/document'
import { catalogOf } from '../../src/core/groups'
import { quickFix } from '../../src/editor/actions/quick-fixes'
import { createDocumentStore } from '../../src/editor/store/document'
import { problemsAt, problemsOf } from '../../src/editor/store/problems'
import { chain, catalog as known, node, wire } from './documents'

const [plain] = Object.values(known.nodes)
const [any] = Object.values(known.ports)
if (!plain || !any) throw new Error('The catalog of the tests is empty.')

const catalog: Catalog = {
  ports: { ...known.ports, other: { ...any, id: 'other', label: 'Other' } },
  nodes: {
    ...known.nodes,
    'test/strict': {
      ...plain,
      type: 'test/strict',
      title: 'Strict',
      inputs: { in: { type: 'any', label: 'in', doc: '', optional: false, many: false } },
      params: {
        size: {
          kind: 'integer',
          label: 'Size',
          doc: '',
          default: 5,
          min: 1,
          max: 9,
          step: 1,
          scale: 'linear',
        },
        mode: { kind: 'choice', label: 'Mode', doc: '', default: 'a', options: [{ value: 'a', label: 'A' }] },
        name: { kind: 'text', label: 'Name', doc: '', default: '', maxLength: 3, multiline: false },
      },
    },
    'test/other': {
      ...plain,
      type: 'test/other',
      title: 'Other',
      outputs: { out: { type: 'other', label: 'out', doc: '', optional: false, many: false } },
    },
  },
}

/** Mends the first problem of a kind and tells what became of the graph. */
function mend(document: GraphDocument, code: string) {
  const store = createDocumentStore(document)
  const problem = problemsOf(document, catalog).find((one) => one.code === code)
  if (!problem) throw new Error(`There is no ${code} to mend.`)
  const fix = quickFix(document, catalogOf(document, catalog), problem)
  if (fix) store.apply(fix.edit)
  const after = store.getState().document
  const left = problemsOf(after, catalog).filter((one) => one.code === code)
  store.undo()
  expect(store.getState().document).toEqual(document)
  return { label: fix?.label, after, left: left.length }
}

function strict(params: Record<string, number | string>): GraphDocument {
  return {
    ...chain('a'),
    nodes: [node('a'), node('s', { type: 'test/strict', params })],
    edges: [wire('a', 's')],
  }
}

describe('a press of a button mends', () => {
  test.each([
    ['a number out of range', { size: 40 }, 'param-range', 'limit', { size: 9 }],
    ['an unknown option', { mode: 'z' }, 'param-option', 'default', { mode: 'a' }],
    ['a value of the wrong kind', { size: 'x' }, 'param-kind', 'default', { size: 5 }],
    ['a text that is too long', { name: 'abcdef' }, 'param-length', 'shorten', { name: 'abc' }],
    ['a setting that nothing knows', { nothing: 1 }, 'param-unknown', 'setting', {}],
  ] as const)('%s', (_, params, code, label, expected) => {
    const { after, ...rest } = mend(strict(params), code)
    expect(rest).toEqual({ label, left: 0 })
    expect(after.nodes[1]?.params).toEqual(expected)
  })

  test.each<[string, GraphDocument, string, number]>([
    [
      'a wire that is there twice',
      { ...chain('a', 'b'), edges: [wire('a', 'b'), wire('a', 'b')] },
      'wire-duplicate',
      1,
    ],
    ['a wire from nowhere', { ...chain('a'), edges: [wire('gone', 'a')] }, 'wire-no-source', 0],
    ['a wire to nowhere', { ...chain('a'), edges: [wire('a', 'gone')] }, 'wire-no-target', 0],
    [
      'a second wire where one fits',
      { ...strict({}), nodes: [...strict({}).nodes, node('b')], edges: [wire('a', 's'), wire('b', 's')] },
      'wire-crowded',
      1,
    ],
    [
      'a wire of the wrong type',
      { ...chain('b'), nodes: [node('o', { type: 'test/other' }), node('b')], edges: [wire('o', 'b')] },
      'wire-type',
      0,
    ],
    [
      'a wire to a port that is not there',
      { ...chain('a', 'b'), edges: [{ ...wire('a', 'b'), to: { node: 'b', port: 'no' } }] },
      'port-unknown',
      0,
    ],
  ])('%s', (_, document, code, wires) => {
    const { after, ...rest } = mend(document, code)
    expect(rest).toEqual({ label: 'wire', left: 0 })
    expect(after.edges).toHaveLength(wires)
  })

  test('weights beyond their limits, and those of wires that are gone', () => {
    const heavy = { ...chain('a', 'b'), nodes: [node('a'), node('b', { params: { p: { 'a.out': 99 } } })] }
    expect(mend(heavy, 'weight-range').after.nodes[1]?.params).toEqual({ p: { 'a.out': 10 } })
    const idle = {
      ...heavy,
      nodes: [node('a'), node('b', { params: { p: { 'a.out': 2, 'x.out': 1 } } })],
    }
    expect(mend(idle, 'weight-no-wire').after.nodes[1]?.params).toEqual({ p: { 'a.out': 2 } })
  })

  test('a source that is muted', () => {
    const document = strict({})
    const muted = {
      ...document,
      nodes: document.nodes.map((one) => (one.id === 'a' ? { ...one, muted: true } : one)),
    }
    const { after, label } = mend(muted, 'input-muted')
    expect(label).toBe('unmute')
    expect(after.nodes[0]?.muted).toBeUndefined()
  })
})

test('what needs a decision has no button', () => {
  const document = { ...chain('a'), nodes: [node('s', { type: 'test/strict' })] }
  expect(mend(document, 'input-missing')).toMatchObject({ label: undefined, left: 1 })
})

describe('in groups', () => {
  const group = {
    id: 'g',
    title: 'G',
    inputs: [],
    outputs: [],
    params: [{ key: 'outer', node: 's', param: 'size' }],
    nodes: [node('a'), node('s', { type: 'test/strict', params: { size: 5 } })],
    edges: [wire('a', 's')],
    frames: [],
    notes: [],
  }
  const placed = (params: Record<string, number>, inner = 5): GraphDocument => ({
    ...chain(),
    nodes: [node('box', { type: 'group/g', params })],
    groups: [{ ...group, nodes: [node('a'), node('s', { type: 'test/strict', params: { size: inner } })] }],
  })

  test('a setting is mended where it is set: outside, or inside', () => {
    const outside = mend(placed({ outer: 40 }), 'param-range')
    expect(outside.after.nodes[0]?.params).toEqual({ outer: 9 })
    expect(outside.after.groups?.[0]?.nodes[1]?.params).toEqual({ size: 5 })
    const inside = mend(placed({}, 40), 'param-range')
    expect(inside.after.groups?.[0]?.nodes[1]?.params).toEqual({ size: 9 })
    expect(inside.after.nodes[0]?.params).toEqual({})
  })

  test('a problem inside is shown at the group too', () => {
    const document = placed({}, 40)
    const at = (id: string) => problemsAt(document, catalog, id).map(({ code }) => code)
    expect(at('box/s')).toEqual(['param-range'])
    expect(at('box')).toEqual(['param-range'])
    expect(at('box/a')).toEqual([])
  })
})
