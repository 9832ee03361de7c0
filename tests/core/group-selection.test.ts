import { describe, expect, test } from 'vitest'
import { describeRegistry } from '../../src/core/catalog'
import type { GraphDocument } from '../../src/core/document'
import { flatten } from '../../src/core/flatten'
import { candidatesOf } from '../../src/core/group-ports'
import { groupSelection } from '../../src/core/group-selection'
import { catalogOf, groupType } from '../../src/core/groups'
import { definitionsOf, importGroups } from '../../src/core/import-groups'
import { ungroup } from '../../src/core/ungroup'
import { countUses, unusedGroups } from '../../src/core/unused-groups'
import { createWorld, graph, node, wire } from '../engine/fakes'
import { definition, withGroups } from './definition'
import { chosen, grouped, settled, ungrouped } from './grouping'

const base = describeRegistry(createWorld().registry)
const size = { width: 100, height: 100 }

describe('the ports of a new group', () => {
  const document = graph(
    [
      node('a', 'test/source'),
      node('b', 'test/source'),
      node('x', 'test/join', {}, { label: 'X' }),
      node('y', 'test/join', { weights: { 'a.out': 2, 'x.out': 3, 'gone.out': 4 } }),
      node('z', 'test/join', { weights: { 'y.out': 5, 'a.out': 6 } }),
    ],
    [
      ['a.out', 'x.first'],
      ['a.out', 'y.first'],
      ['b.out', 'x.second'],
      ['a.out', 'y.rest'],
      ['x.out', 'y.rest'],
      ['b.out', 'y.rest'],
      ['x.extra', 'z.first'],
      ['y.out', 'z.second'],
      ['y.out', 'z.rest'],
      ['a.out', 'z.rest'],
    ],
  )
  const grouping = groupSelection(document, base, document, chosen('x', 'y'), { id: 'g', title: 'G' })
  if (!grouping) throw new Error('nothing')
  const { group, node: placed, body } = grouping

  test('are one input for each source, and for each stretch of wires into an input that takes many', () => {
    expect(group.inputs).toEqual([
      { key: 'first', to: [wire('a.out', 'x.first').to, wire('a.out', 'y.first').to] },
      { key: 'second', to: [wire('a.out', 'x.second').to] },
      { key: 'rest', label: 'rest (Join)', to: [{ node: 'y', port: 'rest', at: 0 }] },
      { key: 'rest-2', label: 'rest (Join)', to: [{ node: 'y', port: 'rest' }] },
    ])
  })

  test('are one output for each output inside', () => {
    expect(group.outputs).toEqual([
      { key: 'extra', from: { node: 'x', port: 'extra' } },
      { key: 'out', from: { node: 'y', port: 'out' } },
    ])
    expect(body.edges.map(({ from, to }) => `${from.node}.${from.port} ${to.node}.${to.port}`)).toEqual([
      'a.out g.first',
      'b.out g.second',
      'a.out g.rest',
      'b.out g.rest-2',
      'g.extra z.first',
      'g.out z.second',
      'g.out z.rest',
      'a.out z.rest',
    ])
  })

  test('bring the weights of wires from outside with them, and rename those of wires out of it', () => {
    expect(group.params.map(({ key, param }) => `${key} ${param}`)).toEqual([
      'weights weights',
      'weights-2 weights',
    ])
    expect(placed.params).toEqual({ weights: { 'a.out': 2 } })
    expect(group.nodes[1]?.params).toEqual({ weights: { 'x.out': 3, 'gone.out': 4 } })
    expect(body.nodes.find(({ id }) => id === 'z')?.params).toEqual({ weights: { 'g.out': 5, 'a.out': 6 } })
  })

  test('nothing chosen makes no group, and a node that is none is not dissolved', () => {
    expect(groupSelection(document, base, document, chosen('nope'), { id: 'g', title: '' })).toBeUndefined()
    expect(ungroup(document, base, document, 'a')).toBeUndefined()
  })
})

describe('what goes with the nodes', () => {
  const frame = (id: string, x: number, width = 100) => ({
    id,
    title: id,
    color: 'blue',
    position: { x, y: 0 },
    size: { width, height: 100 },
  })
  const note = (id: string, x: number) => ({
    id,
    text: id,
    position: { x, y: 10 },
    size: { width: 20, height: 20 },
  })
  const document: GraphDocument = {
    ...graph([node('a', 'test/source'), node('b', 'test/join')], [['a.out', 'b.first']]),
    frames: [frame('big', 0, 500), frame('inner', 50), frame('other', 450)],
    notes: [note('in', 10), note('out', 600), note('picked', 700)],
  }

  test('are frames and notes that were chosen, and those wholly inside the frames', () => {
    const choice = { nodes: new Set(['a']), frames: new Set(['big']), notes: new Set(['picked']) }
    const result = grouped(document, base, choice, 'g')
    expect(result.frames.map(({ id }) => id)).toEqual(['other'])
    expect(result.notes.map(({ id }) => id)).toEqual(['out'])
    expect(result.groups?.[0]?.frames.map(({ id }) => id)).toEqual(['big', 'inner'])
    expect(result.groups?.[0]?.notes.map(({ id }) => id)).toEqual(['in', 'picked'])
    expect(settled(ungrouped(result, base, 'g'))).toEqual(settled(document))
  })

  test('are the points of wires, which move with a group that was moved before it is dissolved', () => {
    const led = {
      ...document,
      nodes: [...document.nodes, node('c', 'test/join')],
      edges: [
        { ...wire('a.out', 'b.first'), points: [{ x: 5, y: 6 }] },
        { ...wire('b.out', 'c.first'), points: [{ x: 7, y: 8 }] },
      ],
    }
    const result = grouped(led, base, chosen('b', 'c'), 'g')
    expect(result.edges[0]?.points).toEqual([{ x: 5, y: 6 }])
    const moved = {
      ...result,
      nodes: result.nodes.map((each) => (each.id === 'g' ? { ...each, position: { x: 100, y: 200 } } : each)),
    }
    const back = ungrouped(moved, base, 'g')
    expect(back.edges.map(({ points }) => points)).toEqual([[{ x: 5, y: 6 }], [{ x: 107, y: 208 }]])
    expect(back.nodes.find(({ id }) => id === 'c')?.position).toEqual({ x: 100, y: 200 })
    expect(size.width).toBe(100)
  })

  test('is what mutes them', () => {
    const result = grouped(document, base, chosen('b'), 'g')
    const muted = {
      ...result,
      nodes: result.nodes.map((each) => (each.id === 'g' ? { ...each, muted: true } : each)),
    }
    expect(ungrouped(muted, base, 'g').nodes.find(({ id }) => id === 'b')?.muted).toBe(true)
  })
})

test('dissolving gives new ids where others have taken them, and weights follow', () => {
  const flat = graph(
    [
      node('a', 'test/source'),
      node('s', 'test/source'),
      node('m', 'test/join', { weights: { 's.out': 2, 'a.out': 3 } }),
    ],
    [
      ['s.out', 'm.first'],
      ['s.out', 'm.rest'],
      ['a.out', 'm.rest'],
    ],
  )
  const result = grouped(flat, base, chosen('s', 'm'), 'g')
  // Another node takes the name that the source has inside, and is wired to the same mixer.
  const taken: GraphDocument = {
    ...result,
    nodes: [
      ...result.nodes.map((each) =>
        each.id === 'g' ? { ...each, params: { weights: { 'a.out': 3, 's.out': 9 } } } : each,
      ),
      node('s', 'test/source'),
    ],
    edges: [...result.edges, wire('s.out', 'g.rest')],
  }
  const back = ungrouped(taken, base, 'g')
  expect(back.nodes.map(({ id }) => id)).toEqual(['a', 's-2', 'm', 's'])
  expect(back.nodes.find(({ id }) => id === 'm')?.params).toEqual({
    weights: { 's-2.out': 2, 'a.out': 3, 's.out': 9 },
  })
})

describe('the app view', () => {
  const document: GraphDocument = {
    ...graph(
      [node('a', 'test/source'), node('b', 'test/join', { weights: {} }), node('c', 'test/join')],
      [
        ['a.out', 'b.first'],
        ['a.out', 'b.rest'],
        ['b.out', 'c.first'],
      ],
    ),
    app: {
      params: [
        { node: 'a', param: 'value', label: 'How much' },
        { node: 'b', param: 'gain' },
        { node: 'b', param: 'weights' },
        { node: 'gone', param: 'x' },
      ],
      outputs: [
        { node: 'b', port: 'out' },
        { node: 'c', port: 'out' },
      ],
    },
  }

  test('follows nodes into groups of groups and out again', () => {
    const once = grouped(document, base, chosen('b', 'c'), 'g')
    expect(once.app?.params).toEqual([
      { node: 'a', param: 'value', label: 'How much' },
      { node: 'g/b', param: 'gain' },
      { node: 'g', param: 'weights' },
      { node: 'gone', param: 'x' },
    ])
    expect(once.app?.outputs.map((entry) => entry.node)).toEqual(['g/b', 'g/c'])
    const twice = grouped(once, base, chosen('a', 'g'), 'h')
    expect(twice.app?.params.map((entry) => entry.node)).toEqual(['h/a', 'h/g/b', 'h/g', 'gone'])
    const back = ungrouped(ungrouped(twice, base, 'h'), base, 'g')
    expect(back.app).toEqual(document.app)
  })

  test('follows nodes that are grouped inside a group, wherever that is used', () => {
    const once = grouped(document, base, chosen('b', 'c'), 'g')
    const [inside] = once.groups ?? []
    if (!inside) throw new Error('no group')
    const twice: GraphDocument = {
      ...once,
      nodes: [...once.nodes, node('g2', groupType('g'))],
      app: { params: [{ node: 'g2/c', param: 'gain' }], outputs: [{ node: 'g/c', port: 'out' }] },
    }
    const grouping = groupSelection(twice, base, inside, chosen('c'), { id: 'k', title: 'K' })
    expect(grouping?.app).toEqual({
      params: [{ node: 'g2/k/c', param: 'gain' }],
      outputs: [{ node: 'g/k/c', port: 'out' }],
    })
  })
})

describe('groups of another document', () => {
  const leaf = definition('leaf', { nodes: [node('s', 'test/source')] })
  const tree = definition('tree', { nodes: [node('l', groupType('leaf'))] })

  test('come with those inside them, and are not copied when they are there', () => {
    const target = withGroups(definition('leaf', { title: 'Another' }))
    const first = importGroups(target, { groups: [tree, leaf] })
    expect(first.groups.map(({ id, nodes }) => [id, nodes[0]?.type])).toEqual([
      ['leaf-2', 'test/source'],
      ['tree', 'group/leaf-2'],
    ])
    expect(first.types.get('group/tree')).toBe('group/tree')
    const again = importGroups(
      { ...target, groups: [...(target.groups ?? []), ...first.groups] },
      { groups: [tree, leaf] },
    )
    expect(again.groups).toEqual([])
    expect(again.types.get('group/leaf')).toBe('group/leaf-2')
  })

  test('that contain themselves are brought and can be told of', () => {
    const loop = definition('loop', { nodes: [node('l', groupType('loop'))] })
    const { groups } = importGroups(withGroups(), { groups: [loop] })
    expect(groups).toHaveLength(1)
  })

  test('are used or not by what is on a canvas that is used', () => {
    const document = {
      ...withGroups(tree, leaf, definition('spare', { nodes: [node('l', groupType('leaf'))] })),
      nodes: [node('t', groupType('tree'))],
    }
    expect([...unusedGroups(document)]).toEqual(['spare'])
    expect(countUses(document, groupType('leaf'))).toBe(2)
    expect(definitionsOf(document, 'tree').map(({ id }) => id)).toEqual(['tree', 'leaf'])
  })
})

test('a group can have what it does not have yet: free inputs, outputs and params that can be set from outside', () => {
  const group = definition('g', {
    nodes: [node('s', 'test/source'), node('j', 'test/join')],
    edges: [wire('s.out', 'j.first')],
    inputs: [{ key: 'second', to: [wire('s.out', 'j.second').to] }],
    outputs: [{ key: 'out', from: { node: 'j', port: 'out' } }],
    params: [{ key: 'gain', node: 'j', param: 'gain' }],
  })
  const found = candidatesOf(group, catalogOf(withGroups(group), base))
  const names = (list: readonly { readonly node: string; readonly key: string }[]) =>
    list.map(({ node: id, key }) => `${id}.${key}`)
  expect(names(found.inputs)).toEqual(['j.rest'])
  expect(names(found.outputs)).toEqual(['s.out', 'j.extra'])
  expect(names(found.params)).not.toContain('j.weights')
  expect(names(found.params)).not.toContain('j.gain')
  expect(names(found.params)).toContain('s.value')
  expect(flatten(withGroups(group), base).findings).toEqual([])
})
