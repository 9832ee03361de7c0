import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  emptyDocument,
  type GraphBody,
  type GraphDocument,
  type GraphEdge,
  type GroupDefinition,
} from '../../src/core/document'
import { type Fragment, fragmentText, innerEdges, takeFragment } from '../../src/core/fragment'
import { most } from '../../src/core/limits'
import type { Json } from '../../src/core/param'
import { parsePasted } from '../../src/core/parse-fragment'
import { type Placed, placeFragment } from '../../src/core/place-fragment'
import { serializeDocument } from '../../src/core/serialize'
import { catalog, chain, node, wire } from '../editor/documents'
import { anyDocument, json } from './arbitrary'

const here = { by: { x: 0, y: 0 }, wired: false }
const all = ({ nodes, frames, notes }: GraphBody) => ({
  nodes: new Set(nodes.map(({ id }) => id)),
  frames: new Set(frames.map(({ id }) => id)),
  notes: new Set(notes.map(({ id }) => id)),
})
const only = (...ids: readonly string[]) => ({
  nodes: new Set(ids),
  frames: new Set<string>(),
  notes: new Set<string>(),
})

function pasted(text: string): Fragment {
  const read = parsePasted(text)
  if (read.kind !== 'fragment') throw new Error(JSON.stringify(read))
  return read.fragment
}

function place(document: GraphDocument, fragment: Fragment, placement = here): Placed {
  const placed = placeFragment(document, document, fragment, catalog, placement)
  if (!placed) throw new Error('There is no room.')
  return placed
}

function add(document: GraphDocument, placed: Placed): GraphDocument {
  return {
    ...document,
    nodes: [...document.nodes, ...placed.nodes],
    edges: [...document.edges, ...placed.edges],
    frames: [...document.frames, ...placed.frames],
    notes: [...document.notes, ...placed.notes],
    groups: [...(document.groups ?? []), ...placed.groups],
    assets: { ...document.assets, ...placed.assets },
  }
}

const names = ['a', 'b', 'c', 'd', 'e-2', 'e-3']
const anySound = fc
  .record({
    ids: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }),
    wires: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), {
      selector: ([from, to]) => `${from} ${to}`,
    }),
    weights: fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 0, max: 9 })),
    // JSON has no negative zero.
    other: json.map((value) => JSON.parse(JSON.stringify(value)) as Json),
    x: fc.integer({ min: -9999, max: 9999 }),
  })
  .map(({ ids, wires, weights, other, x }): GraphDocument => {
    const edges = wires
      .filter(([from, to]) => ids.includes(from) && ids.includes(to))
      .map(([from, to]) => ({ ...wire(from, to), points: [{ x, y: 1 }] }))
    const weighed = (to: string) =>
      edges
        .filter((edge) => edge.to.node === to)
        .map(({ from }) => [`${from.node}.out`, weights[from.node] ?? 1] as const)
    return {
      ...emptyDocument('Sound'),
      nodes: ids.map((id, index) =>
        node(id, {
          position: { x: x + index, y: index },
          params: { p: Object.fromEntries(weighed(id)), other },
          ...(index % 2 === 0 && { label: id, bypassed: true }),
        }),
      ),
      edges,
      frames: [
        { id: 'a', title: 'Frame', color: 'red', position: { x, y: 0 }, size: { width: 9, height: 9 } },
      ],
      notes: [{ id: 'a', text: '*Note*', position: { x: 0, y: x }, size: { width: 9, height: 9 } }],
    }
  })

/** The graph under names that depend on the order of its nodes alone, moved back. */
function shape(body: GraphBody, dx: number, dy: number) {
  const index = new Map(body.nodes.map(({ id }, at) => [id, `n${at}`]))
  const at = ({ x, y }: { x: number; y: number }) => ({ x: x - dx, y: y - dy })
  const end = ({ node: id, port }: GraphEdge['from']) => ({ node: index.get(id) ?? `? ${id}`, port })
  const renamed = (name: string) =>
    name.replace(/^(.*)\.out$/, (_, id: string) => `${index.get(id) ?? id}.out`)
  return {
    nodes: body.nodes.map(({ id: _, position, params, ...rest }) => ({
      ...rest,
      position: at(position),
      params: {
        ...params,
        p: Object.fromEntries(Object.entries(params.p ?? {}).map(([name, value]) => [renamed(name), value])),
      },
    })),
    edges: body.edges.map(({ from, to, points }) => ({
      from: end(from),
      to: end(to),
      points: points?.map(at),
    })),
    frames: body.frames.map(({ id: _, position, ...rest }) => ({ ...rest, position: at(position) })),
    notes: body.notes.map(({ id: _, position, ...rest }) => ({ ...rest, position: at(position) })),
  }
}

describe('copying', () => {
  test('any graph survives copy and paste: the same but for ids and an offset', () => {
    const offset = fc.integer({ min: -500, max: 500 })
    fc.assert(
      fc.property(anySound, offset, offset, (document, x, y) => {
        const fragment = pasted(fragmentText(takeFragment(document, document, all(document))))
        const placed = place(document, fragment, { by: { x, y }, wired: false })
        expect(shape(placed, x, y)).toEqual(shape(document, 0, 0))
        const after = add(document, placed)
        expect(new Set(after.nodes.map(({ id }) => id)).size).toBe(after.nodes.length)
        expect(new Set(after.frames.map(({ id }) => id)).size).toBe(2)
      }),
    )
  })

  test('any document comes through the clipboard, and what is pasted into an empty one keeps its names', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const fragment = pasted(fragmentText(takeFragment(document, document, all(document))))
        // JSON has no negative zero.
        expect(fragment.nodes).toEqual(JSON.parse(JSON.stringify(document.nodes)))
        const empty = emptyDocument('Empty')
        const placed = placeFragment(empty, empty, fragment, catalog, here)
        expect(placed?.nodes.map(({ id }) => id)).toEqual(document.nodes.map(({ id }) => id))
      }),
    )
  })

  test('takes the wires into what is chosen, and the files and groups it needs', () => {
    const [used, unused] = ['1'.repeat(64), '2'.repeat(64)]
    const asset = { name: 'n', mime: '', bytes: 1, data: 'AA==' }
    const outer = group('outer', [node('x', { type: 'group/inner' })])
    const inner = group('inner', [node('y', { params: { file: { asset: used } } })])
    const document = {
      ...chain('a', 'b', 'c'),
      groups: [outer, inner, group('other', [])],
      assets: { [used]: asset, [unused]: asset },
    }
    document.nodes.push(node('g', { type: 'group/outer' }))
    const fragment = takeFragment(document, document, only('b', 'g'))
    expect(fragment.edges).toEqual([wire('a', 'b')])
    expect(innerEdges(fragment)).toEqual([])
    expect(fragment.groups).toEqual([outer, inner])
    expect(Object.keys(fragment.assets)).toEqual([used])
  })
})

describe('placing', () => {
  test('gives fresh ids and renames weights with their wires', () => {
    const document = chain('a', 'b', 'b-2')
    document.nodes[1] = node('b', { params: { p: { 'a.out': 3 } } })
    const placed = place(document, takeFragment(document, document, only('a', 'b')))
    expect(placed.nodes.map(({ id }) => id)).toEqual(['a-2', 'b-3'])
    expect(placed.edges).toEqual([wire('a-2', 'b-3')])
    expect(placed.nodes[1]?.params).toEqual({ p: { 'a-2.out': 3 } })
  })

  test('with wires: those from outside come along with their weights, where their source is found', () => {
    const document = chain('a', 'b', 'c')
    document.nodes[1] = node('b', { params: { p: { 'a.out': 3 } } })
    const fragment = takeFragment(document, document, only('b'))
    expect(place(document, fragment, { ...here, wired: true })).toMatchObject({
      edges: [wire('a', 'b-2')],
      nodes: [{ params: { p: { 'a.out': 3 } } }],
    })
    expect(place(document, fragment)).toMatchObject({ edges: [], nodes: [{ params: { p: {} } }] })
    const other = { ...emptyDocument('Other'), nodes: [node('a', { type: 'not/known' })] }
    expect(place(other, fragment, { ...here, wired: true })).toMatchObject({ edges: [] })
  })

  test('a group that the document has is not added again; another of that name gets a new id', () => {
    const inner = group('inner', [node('y')])
    const outer = group('outer', [node('x', { type: 'group/inner' })])
    const document = {
      ...emptyDocument('Groups'),
      nodes: [node('g', { type: 'group/outer' })],
      groups: [outer, inner],
    }
    const fragment = takeFragment(document, document, only('g'))
    expect(place(document, fragment)).toMatchObject({ groups: [], nodes: [{ type: 'group/outer' }] })
    expect(place(emptyDocument('Empty'), fragment).groups).toEqual([outer, inner])

    const changed = { ...document, groups: [outer, group('inner', [node('z')])] }
    const placed = place(changed, fragment)
    expect(placed.nodes[0]?.type).toBe('group/outer-2')
    expect(placed.groups).toEqual([
      { ...outer, id: 'outer-2', nodes: [node('x', { type: 'group/inner-2' })] },
      { ...inner, id: 'inner-2' },
    ])
    const again = place(add(changed, placed), fragment)
    expect(again.groups).toEqual([])
    expect(again.nodes[0]?.type).toBe('group/outer-2')
  })

  test('groups that contain each other settle too', () => {
    const a = group('a', [node('x', { type: 'group/b' })])
    const b = group('b', [node('x', { type: 'group/a' })])
    const fragment = takeFragment(
      { ...emptyDocument('Circle'), groups: [a, b] },
      { ...emptyDocument('Body'), nodes: [node('g', { type: 'group/a' })] },
      only('g'),
    )
    const there = {
      ...emptyDocument('There'),
      groups: [group('a', []), { ...a, id: 'a-2' }, { ...b, id: 'b-2' }],
    }
    const placed = place(there, fragment)
    const types = new Map(add(there, placed).groups?.map(({ id, nodes }) => [id, nodes[0]?.type]))
    const settled = placed.nodes[0]?.type.replace('group/', '') ?? ''
    const inside = types.get(settled)?.replace('group/', '') ?? ''
    expect(types.get(inside)).toBe(`group/${settled}`)
  })

  test('what would make a file that cannot be opened again is refused', () => {
    const full = {
      ...emptyDocument('Full'),
      nodes: Array.from({ length: most.nodes }, (_, index) => node(`n${index}`)),
    }
    const one = takeFragment(chain('a'), chain('a'), only('a'))
    expect(placeFragment(full, full, one, catalog, here)).toBeUndefined()
  })

  test('positions stay within reach', () => {
    const far = { ...chain('a'), nodes: [node('a', { position: { x: 1e308, y: -1e308 } })] }
    const fragment = takeFragment(far, far, only('a'))
    const placed = place(far, fragment, { by: { x: 1e308, y: -1e308 }, wired: false })
    expect(() => pasted(fragmentText(takeFragment(add(far, placed), placed, only('a-2'))))).not.toThrow()
    expect(placed.nodes[0]?.position).toEqual({ x: 1e7, y: -1e7 })
  })
})

describe('text that is pasted', () => {
  test('is told apart', () => {
    const document = chain('a', 'b')
    expect(parsePasted(serializeDocument(document)).kind).toBe('graph')
    expect(parsePasted('Just a text.').kind).toBe('other')
    expect(parsePasted('{"some": "json"}').kind).toBe('other')
    expect(parsePasted('{ not even that').kind).toBe('other')
    expect(parsePasted('').kind).toBe('other')
  })

  test('is refused when it is damaged, dangerous, too long or of a newer version', () => {
    const text = fragmentText(takeFragment(chain('a'), chain('a'), only('a')))
    const codes = (changed: string, maxLength?: number) => {
      const read = parsePasted(changed, maxLength)
      return read.kind === 'damaged' ? read.problems.map(({ code }) => code) : read.kind
    }
    expect(codes(text)).toBe('fragment')
    expect(codes(text.slice(0, -3))).toEqual(['not-json'])
    expect(codes(text, 50)).toEqual(['too-long'])
    expect(codes('{"format": "gramarye-graph", "title": oops}')).toEqual(['not-json'])
    expect(codes(text.replace('"params":{}', '"params":{"__proto__":1}'))).toEqual(['forbidden-name'])
    expect(codes(text.replace('"id":"a"', '"id":7'))).toEqual(['schema'])
    expect(codes(text.replace('"version":1,"nodes"', '"version":2,"nodes"'))).toEqual(['format-newer'])
    expect(codes(text.replace('"params":{}', `"params":{"p":${'['.repeat(80)}${']'.repeat(80)}}`))).toEqual([
      'too-deep',
    ])
  })
})

function group(id: string, nodes: GraphDocument['nodes']): GroupDefinition {
  return { id, title: id, inputs: [], outputs: [], params: [], nodes, edges: [], frames: [], notes: [] }
}
