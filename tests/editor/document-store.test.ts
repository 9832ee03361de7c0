import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDocumentStore, isDirty } from '../../src/editor/store/document'
import { setFlag } from '../../src/editor/store/edit-nodes'
import {
  addNode,
  connect,
  type Edit,
  moveNodes,
  remove,
  replaceFile,
  setParam,
  setTitle,
} from '../../src/editor/store/edits'
import { edgeId } from '../../src/editor/store/lookup'
import { addPoint, movePoint, removePoint } from '../../src/editor/store/points'
import { addWired, insertOnWire, removeBridged, rewire } from '../../src/editor/store/wire-edits'
import { json } from '../core/arbitrary'
import { catalog, chain, node, wire } from './documents'

const ids = ['a', 'b', 'c', 'd']
const anyId = fc.constantFrom(...ids)
const someIds = fc.uniqueArray(anyId, { maxLength: 3 }).map((list) => new Set(list))
const anyWire = fc.tuple(anyId, anyId).map(([from, to]) => wire(from, to))

const anyPoint = fc.record({ x: fc.integer(), y: fc.integer() })

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(anyId, fc.constantFrom('p', 'q'), json).map(([id, key, value]) => setParam(id, key, value)),
  fc.tuple(anyId, fc.integer(), fc.integer()).map(([id, x, y]) => moveNodes(new Map([[id, { x, y }]]))),
  fc.tuple(fc.uuid(), fc.integer()).map(([id, x]) => addNode(node(id, { position: { x, y: 0 } }))),
  fc
    .tuple(someIds, fc.array(anyWire, { maxLength: 3 }))
    .map(([nodes, wires]) => remove(nodes, new Set(wires.map(edgeId)), catalog)),
  fc.tuple(anyWire, fc.array(anyWire, { maxLength: 1 })).map(([edge, gone]) => connect(edge, catalog, gone)),
  fc.tuple(someIds, fc.boolean()).map(([nodes, muted]) => setFlag(nodes, 'muted', muted)),
  fc.string().map(setTitle),
  fc.tuple(anyWire, fc.nat(3), anyPoint).map(([edge, index, at]) => addPoint(edgeId(edge), index, at)),
  fc.tuple(anyWire, fc.nat(3), anyPoint).map(([edge, index, to]) => movePoint(edgeId(edge), index, to)),
  fc.tuple(anyWire, fc.nat(3)).map(([edge, index]) => removePoint(edgeId(edge), index)),
  fc
    .tuple(anyWire, fc.uuid(), fc.nat(2))
    .map(([edge, id, points]) =>
      insertOnWire(
        { wire: edgeId(edge), input: { node: id, port: 'in' }, output: { node: id, port: 'out' }, points },
        catalog,
        { node: node(id) },
      ),
    ),
  fc
    .tuple(someIds, fc.array(anyWire, { maxLength: 3 }))
    .map(([nodes, wires]) => removeBridged(nodes, new Set(wires.map(edgeId)), catalog)),
  fc.tuple(anyWire, anyWire).map(([edge, to]) => rewire([{ wire: edge, to }], [], catalog)),
  fc
    .tuple(fc.uuid(), anyWire)
    .map(([id, gone]) => addWired(node(id), [wire(id, gone.to.node)], [gone], catalog)),
  anyId.map((id) =>
    replaceFile(id, 'file', {
      sha256: 'f'.repeat(64),
      asset: { name: 'f', mime: '', bytes: 1, data: 'AA==' },
    }),
  ),
)
const anyAction = fc.oneof(
  { weight: 8, arbitrary: anyEdit },
  { weight: 1, arbitrary: fc.constant('undo' as const) },
  { weight: 1, arbitrary: fc.constant('redo' as const) },
  { weight: 1, arbitrary: fc.constant('seal' as const) },
)

describe('history', () => {
  test('undoing everything gives the first document, redoing everything the last', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 40 }), fc.array(fc.nat(3000)), (actions, pauses) => {
        let now = 0
        const first = chain(...ids)
        const text = JSON.stringify(first)
        const store = createDocumentStore(first, () => now)
        for (const [index, action] of actions.entries()) {
          now += pauses[index] ?? 10
          if (typeof action === 'string') store[action]()
          else store.apply(action)
        }
        while (store.getState().history.future.length > 0) store.redo()
        const last = JSON.stringify(store.getState().document)
        while (store.getState().history.past.length > 0) store.undo()
        expect(JSON.stringify(store.getState().document)).toBe(text)
        while (store.getState().history.future.length > 0) store.redo()
        expect(JSON.stringify(store.getState().document)).toBe(last)
      }),
    )
  })

  test('a drag is one step, and a small one', () => {
    let now = 0
    const store = createDocumentStore(chain('a'), () => now)
    store.apply(setParam('a', 'p', 0))
    store.seal()
    for (let value = 1; value <= 100; value += 1) {
      now += 16
      store.apply(setParam('a', 'p', value))
    }
    const { past } = store.getState().history
    expect(past).toHaveLength(2)
    expect(past[1]?.patches).toHaveLength(1)
    store.undo()
    expect(store.getState().document.nodes[0]?.params).toEqual({ p: 0 })
  })

  test('after a pause, a seal, an undo or for another param a new step begins', () => {
    let now = 0
    const store = createDocumentStore(chain('a'), () => now)
    const steps = () => store.getState().history.past.length
    store.apply(setParam('a', 'p', 1))
    now += 5000
    store.apply(setParam('a', 'p', 2))
    expect(steps()).toBe(2)
    store.apply(setParam('a', 'q', 1))
    expect(steps()).toBe(3)
    store.seal()
    store.apply(setParam('a', 'q', 2))
    expect(steps()).toBe(4)
    store.undo()
    store.redo()
    store.apply(setParam('a', 'q', 3))
    expect(steps()).toBe(5)
  })

  test('an edit that changes nothing is no step', () => {
    const store = createDocumentStore(chain('a', 'b'))
    expect(store.apply(moveNodes(new Map([['a', { x: 0, y: 0 }]])))).toBe(false)
    expect(store.apply(setTitle('Chain'))).toBe(false)
    expect(store.getState().history.past).toEqual([])
  })
})

describe('document store', () => {
  test('knows whether there is something to save', () => {
    const store = createDocumentStore(chain('a'))
    expect(isDirty(store.getState())).toBe(false)
    store.apply(setTitle('Other'))
    expect(isDirty(store.getState())).toBe(true)
    store.undo()
    store.redo()
    store.markSaved()
    expect(isDirty(store.getState())).toBe(false)
  })

  test('forgets the selection of what is gone', () => {
    const store = createDocumentStore(chain('a', 'b', 'c'))
    store.select({ nodes: new Set(['a', 'b']), edges: new Set([edgeId(wire('b', 'c'))]) })
    store.apply(remove(new Set(['b']), new Set(), catalog))
    expect([...store.getState().selection.nodes]).toEqual(['a'])
    expect(store.getState().selection.edges.size).toBe(0)
    expect(store.getState().document.edges).toEqual([])
  })

  test('opening starts a history of its own', () => {
    const store = createDocumentStore(chain('a'))
    store.apply(setTitle('Other'))
    store.open(chain('b'))
    expect(store.getState()).toMatchObject({ generation: 1, history: { past: [], future: [] } })
    expect(isDirty(store.getState())).toBe(false)
  })
})
