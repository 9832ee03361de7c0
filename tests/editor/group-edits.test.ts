import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeRegistry } from '../../src/core/catalog'
import type { GraphDocument } from '../../src/core/document'
import { groupSelection } from '../../src/core/group-selection'
import { groupType } from '../../src/core/groups'
import { ungroup } from '../../src/core/ungroup'
import { isShown, labelShown, moveShown, removeShown, toggleShown } from '../../src/editor/store/app-edits'
import { createDocumentStore } from '../../src/editor/store/document'
import { addPort, canExpose, removeEntry, toggleExposed } from '../../src/editor/store/expose'
import { makeUnique, placeGroup, removeGroups, replaceBody } from '../../src/editor/store/group-edits'
import { openedGroup } from '../../src/editor/store/scope'
import { definition } from '../core/definition'
import { createWorld, graph, node, wire } from '../engine/fakes'
import { soundGraph } from '../engine/graphs'

const base = describeRegistry(createWorld().registry)

type Store = ReturnType<typeof createDocumentStore>
type Act = (store: Store, pick: number) => void

const canvasOf = (store: Store) => {
  const { document, scope } = store.getState()
  return openedGroup(document, scope) ?? document
}
const picked = (store: Store, pick: number) => {
  const { nodes } = store.getState().graph
  return nodes[pick % Math.max(1, nodes.length)]?.id ?? ''
}

/** What a person does with groups, on whatever canvas is open. */
const acts: readonly Act[] = [
  (store, pick) => {
    const { document } = store.getState()
    const nodes = new Set([picked(store, pick), picked(store, pick >> 3), picked(store, pick >> 6)])
    const id = `g${(document.groups ?? []).length}-${store.getState().history.past.length}`
    const choice = { nodes, frames: new Set<string>(), notes: new Set<string>() }
    const found = groupSelection(document, base, canvasOf(store), choice, { id, title: id })
    if (found) store.apply(replaceBody('group', found.body, found.app, found.group))
  },
  (store, pick) => {
    const found = ungroup(store.getState().document, base, canvasOf(store), picked(store, pick))
    if (found) store.apply(replaceBody('ungroup', found.body, found.app))
  },
  (store, pick) => store.enter([...store.getState().scope, picked(store, pick)]),
  (store) => store.enter(store.getState().scope.slice(0, -1)),
  (store, pick) => {
    const { document, scope } = store.getState()
    const group = openedGroup(document, scope)
    if (group) store.apply(toggleExposed(group, picked(store, pick), 'gain'))
  },
  (store, pick) => {
    const group = store.getState().document.groups?.[pick % 3]
    if (!group) return
    const id = `${group.id}-own`
    store.apply(makeUnique(new Set([picked(store, pick)]), groupType(id), { ...group, id }))
  },
  (store, pick) => {
    const group = store.getState().document.groups?.[pick % 3]
    if (group?.inputs[0]) store.apply(removeEntry(group, 'inputs', group.inputs[0].key))
  },
  (store, pick) => {
    const key = { kind: pick % 2 ? 'param' : 'output', node: picked(store, pick), key: 'out' } as const
    store.apply(toggleShown(key))
  },
  (store, pick) =>
    store.apply(removeGroups(new Set([store.getState().document.groups?.[pick % 3]?.id ?? '']))),
  (store) => store.undo(),
  (store) => store.redo(),
]

test('whatever is done with groups, undoing it all gives the first document, redoing it the last', () => {
  const steps = fc.array(fc.tuple(fc.nat(acts.length - 1), fc.nat()), { maxLength: 25 })
  fc.assert(
    fc.property(soundGraph, steps, (document, chosen) => {
      const first = JSON.stringify(document)
      const store = createDocumentStore(document, () => 0)
      for (const [act, pick] of chosen) acts[act]?.(store, pick)
      while (store.getState().history.future.length > 0) store.redo()
      const last = JSON.stringify(store.getState().document)
      while (store.getState().history.past.length > 0) store.undo()
      expect(JSON.stringify(store.getState().document)).toBe(first)
      while (store.getState().history.future.length > 0) store.redo()
      expect(JSON.stringify(store.getState().document)).toBe(last)
    }),
    { numRuns: 200 },
  )
})

describe('the ports and params of a group', () => {
  const group = definition('g', {
    nodes: [node('j', 'test/join')],
    inputs: [{ key: 'first', to: [wire('j.out', 'j.first').to] }],
    outputs: [{ key: 'out', from: { node: 'j', port: 'out' } }],
    params: [{ key: 'gain', node: 'j', param: 'gain' }],
  })
  const holder = definition('holder', {
    nodes: [node('a', 'test/source'), node('i', groupType('g'), { gain: 3 })],
    edges: [wire('a.out', 'i.first')],
  })
  const document: GraphDocument = {
    ...graph(
      [node('a', 'test/source'), node('one', groupType('g'), { gain: 2 }), node('z', 'test/join')],
      [
        ['a.out', 'one.first'],
        ['one.out', 'z.first'],
        ['a.out', 'z.second'],
      ],
    ),
    groups: [group, holder],
  }

  test('go with their wires and values wherever the group is used', () => {
    const store = createDocumentStore(document)
    store.apply(removeEntry(group, 'inputs', 'first'))
    store.apply(removeEntry(group, 'params', 'gain'))
    const { edges, nodes, groups } = store.getState().document
    expect(edges.map(({ to }) => to.node)).toEqual(['z', 'z'])
    expect(nodes[1]?.params).toEqual({})
    expect(groups?.[1]?.edges).toEqual([])
    expect(groups?.[1]?.nodes[1]?.params).toEqual({})
    store.apply(removeEntry(group, 'outputs', 'out'))
    expect(store.getState().document.edges.map(({ from }) => from.node)).toEqual(['a'])
  })

  test('get keys of their own', () => {
    const store = createDocumentStore(document)
    store.enter(['one'])
    store.apply(addPort(group, 'inputs', { node: 'j', port: 'first' }))
    store.apply(addPort(group, 'outputs', { node: 'j', port: 'extra' }))
    const [found] = store.getState().document.groups ?? []
    expect(found?.inputs.map(({ key }) => key)).toEqual(['first', 'first-2'])
    expect(found?.outputs.map(({ key }) => key)).toEqual(['out', 'extra'])
  })

  test('weights can be set from outside where wires come from outside', () => {
    const specs = base.nodes['test/join']?.params ?? {}
    if (!specs.weights || !specs.gain) throw new Error('no params')
    expect(canExpose(group, 'j', specs.weights)).toBe(false)
    expect(canExpose(group, 'j', specs.gain)).toBe(true)
    const led = { ...group, inputs: [{ key: 'rest', to: [{ node: 'j', port: 'rest' }] }] }
    expect(canExpose(led, 'j', specs.weights)).toBe(true)
  })

  test('of templates come with their definitions and files', () => {
    const store = createDocumentStore(graph([]))
    const asset = { name: 'a.png', mime: 'image/png', bytes: 1, data: 'AA==' }
    store.apply(placeGroup(node('i', groupType('g')), [group], { ['a'.repeat(64)]: asset }))
    const { nodes, groups, assets } = store.getState().document
    expect([nodes.length, groups?.length, Object.keys(assets).length]).toEqual([1, 1, 1])
    store.undo()
    expect(store.getState().document).toEqual(graph([]))
  })
})

test('the app view is put together entry by entry, and is gone with the last', () => {
  const store = createDocumentStore(graph([node('a', 'test/source')]), () => 0)
  const value = { kind: 'param', node: 'a', key: 'value' } as const
  const out = { kind: 'output', node: 'a', key: 'out' } as const
  store.apply(toggleShown(value))
  store.apply(toggleShown({ ...value, key: 'bytes' }))
  store.apply(toggleShown(out))
  store.apply(moveShown('param', 1, -1))
  store.apply(moveShown('param', 0, -1))
  store.apply(labelShown('param', 0, 'Size'))
  expect(store.getState().document.app).toEqual({
    params: [
      { node: 'a', param: 'bytes', label: 'Size' },
      { node: 'a', param: 'value' },
    ],
    outputs: [{ node: 'a', port: 'out' }],
  })
  expect(isShown(store.getState().document.app, out)).toBe(true)
  store.apply(labelShown('param', 0, ''))
  store.apply(removeShown('param', 0))
  store.apply(toggleShown(value))
  expect(isShown(store.getState().document.app, value)).toBe(false)
  store.apply(removeShown('output', 0))
  expect(store.getState().document.app).toBeUndefined()
})
