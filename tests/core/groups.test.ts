import { describe, expect, test } from 'vitest'
import { describeRegistry } from '../../src/core/catalog'
import { emptyDocument } from '../../src/core/document'
import { catalogOf, contains, groupType, recursiveGroups } from '../../src/core/groups'
import { createWorld, node, wire } from '../engine/fakes'
import { definition, withGroups } from './definition'

const base = describeRegistry(createWorld().registry)

const joined = definition('j', {
  doc: 'Joins.',
  nodes: [node('a', 'test/join', { gain: 3 }), node('m', 'test/mix')],
  edges: [wire('a.out', 'm.items')],
  inputs: [
    { key: 'in', to: [{ node: 'a', port: 'first' }] },
    { key: 'more', label: 'More', to: [{ node: 'm', port: 'items' }] },
    {
      key: 'both',
      to: [
        { node: 'a', port: 'second' },
        { node: 'm', port: 'items' },
      ],
    },
    { key: 'nowhere', to: [{ node: 'a', port: 'nope' }] },
  ],
  outputs: [
    { key: 'out', label: 'Result', from: { node: 'm', port: 'out' } },
    { key: 'gone', from: { node: 'x', port: 'out' } },
  ],
  params: [
    { key: 'power', label: 'Power', node: 'a', param: 'gain' },
    { key: 'lost', node: 'a', param: 'nope' },
  ],
})

describe('a group in the catalog', () => {
  test('has the ports and params of the nodes inside, and their values as defaults', () => {
    const found = catalogOf(withGroups(joined), base).nodes[groupType('j')]
    expect(found).toMatchObject({
      type: 'group/j',
      version: 1,
      title: 'J',
      category: 'Groups',
      doc: 'Joins.',
    })
    expect(found?.inputs).toEqual({
      in: { type: 'value', label: 'First', doc: 'A fake.', optional: false, many: false },
      more: { type: 'value', label: 'More', doc: 'A fake.', optional: false, many: true },
      both: { type: 'value', label: 'second', doc: 'A fake.', optional: false, many: false },
    })
    expect(found?.outputs).toMatchObject({ out: { type: 'value', label: 'Result' } })
    expect(Object.keys(found?.outputs ?? {})).toEqual(['out'])
    expect(found?.params).toMatchObject({ power: { kind: 'number', label: 'Power', default: 3, max: 10 } })
    expect(Object.keys(found?.params ?? {})).toEqual(['power'])
  })

  test('leads through groups inside it, in whatever order they are listed', () => {
    const outer = definition('o', {
      nodes: [node('i', groupType('j'))],
      inputs: [{ key: 'x', to: [{ node: 'i', port: 'in' }] }],
      params: [{ key: 'p', node: 'i', param: 'power' }],
    })
    for (const groups of [
      [outer, joined],
      [joined, outer],
    ]) {
      const found = catalogOf(withGroups(...groups), base).nodes[groupType('o')]
      expect(found?.inputs.x?.type).toBe('value')
      expect(found?.params.p).toMatchObject({ label: 'Power', default: 3 })
    }
  })

  test('weighs the wires of the input that leads to the mixer, and of each where there are several', () => {
    const mixer = definition('m', {
      nodes: [node('a', 'test/join', { weights: { 'x.out': 2 } })],
      inputs: [
        { key: 'one', to: [{ node: 'a', port: 'rest' }] },
        { key: 'two', to: [{ node: 'a', port: 'rest' }] },
      ],
      params: [
        { key: 'w', node: 'a', param: 'weights' },
        { key: 'v', node: 'a', param: 'weights' },
      ],
    })
    const found = catalogOf(withGroups(mixer), base).nodes[groupType('m')]
    expect(found?.params).toMatchObject({
      w: { input: 'one', default: {} },
      v: { input: 'two', default: {} },
    })
  })

  test('does not take a value of the wrong kind for a default', () => {
    const odd = definition('odd', {
      nodes: [node('a', 'test/join', { gain: 'much' })],
      params: [{ key: 'gain', node: 'a', param: 'gain' }],
    })
    expect(catalogOf(withGroups(odd), base).nodes['group/odd']?.params.gain?.default).toBe(1)
  })
})

describe('the catalog', () => {
  test('is the one without groups where there are none', () => {
    expect(catalogOf(emptyDocument('t'), base)).toBe(base)
    expect(catalogOf(withGroups(), base)).toBe(base)
  })

  test('stays the same object as long as groups look the same from outside', () => {
    const first = catalogOf(withGroups(joined), base)
    const [a, m] = joined.nodes
    if (!a || !m) throw new Error('no nodes')
    const moved = { ...joined, nodes: [{ ...a, position: { x: 99, y: 0 } }, m] }
    expect(catalogOf(withGroups(moved), base)).toBe(first)
    const louder = { ...joined, nodes: [{ ...a, params: { gain: 4 } }, m] }
    expect(catalogOf(withGroups(louder), base).nodes['group/j']?.params.power?.default).toBe(4)
  })
})

describe('groups that contain themselves', () => {
  const holding = (id: string, ...inner: string[]) =>
    definition(id, { nodes: inner.map((one, index) => node(`n${index}`, groupType(one))) })
  const document = withGroups(
    holding('self', 'self'),
    holding('a', 'b', 'b', 'free'),
    holding('b', 'c'),
    holding('c', 'a'),
    holding('free', 'gone'),
    holding('above', 'a'),
  )

  test('are found, and those that only hold such are not among them', () => {
    expect([...recursiveGroups(document)].sort()).toEqual(['a', 'b', 'c', 'self'])
  })

  test('are known before they are made', () => {
    expect(contains(document, 'above', 'c')).toBe(true)
    expect(contains(document, 'free', 'above')).toBe(false)
    expect(contains(document, 'free', 'free')).toBe(true)
  })

  test('can be described and do not keep the others from being so', () => {
    expect(Object.keys(catalogOf(document, base).nodes)).toContain('group/above')
  })

  test('are found among many without delay', () => {
    const names = Array.from({ length: 600 }, (_, index) => `g${index}`)
    const wild = withGroups(...names.map((id) => holding(id, ...names)))
    expect(recursiveGroups(wild).size).toBe(600)
  })
})
