import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GraphDocument } from '../../src/core/document'
import { takeFragment } from '../../src/core/fragment'
import { placeFragment } from '../../src/core/place-fragment'
import { serializeDocument } from '../../src/core/serialize'
import { colorNames } from '../../src/editor/lib/colors'
import { createDocumentStore, type DocumentStore } from '../../src/editor/store/document'
import { type NodeFlag, renameNode, setColor, setFlag } from '../../src/editor/store/edit-nodes'
import { addParts, removeParts } from '../../src/editor/store/edit-parts'
import { connect, moveNodes, setParam, setTitle } from '../../src/editor/store/edits'
import { edgeId } from '../../src/editor/store/lookup'
import { json } from '../core/arbitrary'
import { catalog, chain, node, wire } from './documents'

const inner = { id: 'inner', title: 'Inner', inputs: [], outputs: [], params: [], frames: [], notes: [] }
const first: GraphDocument = {
  ...chain('a', 'b', 'c'),
  frames: [
    { id: 'f', title: 'Frame', color: 'blue', position: { x: 0, y: 0 }, size: { width: 9, height: 9 } },
  ],
  notes: [{ id: 'n', text: 'Note', position: { x: 0, y: 0 }, size: { width: 9, height: 9 } }],
  groups: [{ ...inner, nodes: [node('x'), node('y')], edges: [wire('x', 'y')] }],
}
first.nodes.push(node('g', { type: 'group/inner' }))

/** Does something with the store, as a command of the user would. */
type Act = (store: DocumentStore) => void

const ids = ['a', 'b', 'c', 'g', 'f', 'n', 'a-2', 'b-2', 'g-2', 'f-2', 'x', 'y']
const some = fc
  .uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 4 })
  .map((list) => new Set(list))
const one = fc.constantFrom(...ids)
const parts = (chosen: ReadonlySet<string>) => ({ nodes: chosen, frames: chosen, notes: chosen })
const everything = { nodes: new Set(ids), frames: new Set(ids), notes: new Set(ids) }

function copy(name: 'paste' | 'duplicate', chosen: ReadonlySet<string>, wired: boolean, x: number): Act {
  return (store) => {
    const { document, graph } = store.getState()
    const fragment = takeFragment(document, graph, parts(chosen))
    const placed = placeFragment(document, graph, fragment, catalog, { by: { x, y: -x }, wired })
    if (placed) store.apply(addParts(placed, name))
  }
}

const act: fc.Arbitrary<Act> = fc.oneof(
  fc
    .tuple(fc.constantFrom('paste' as const, 'duplicate' as const), some, fc.boolean(), fc.integer())
    .map(([name, chosen, wired, x]) => copy(name, chosen, wired, x)),
  fc.tuple(some, fc.constantFrom('delete' as const, 'cut' as const)).map(
    ([chosen, name]): Act =>
      (store) => {
        const wires = store.getState().graph.edges.slice(0, 1).map(edgeId)
        store.apply(removeParts({ ...parts(chosen), edges: new Set(wires) }, catalog, name))
      },
  ),
  fc.tuple(some, fc.constantFrom<NodeFlag>('muted', 'bypassed', 'collapsed', 'pinned'), fc.boolean()).map(
    ([chosen, flag, on]): Act =>
      (store) =>
        void store.apply(setFlag(chosen, flag, on)),
  ),
  fc.tuple(one, fc.string()).map(
    ([id, label]): Act =>
      (store) =>
        void store.apply(renameNode(id, label)),
  ),
  fc.tuple(some, fc.constantFrom(undefined, ...colorNames)).map(
    ([chosen, color]): Act =>
      (store) =>
        void store.apply(setColor(parts(chosen), color)),
  ),
  fc.tuple(one, json).map(
    ([id, value]): Act =>
      (store) =>
        void store.apply(setParam(id, 'p', value)),
  ),
  fc.tuple(one, fc.integer()).map(
    ([id, x]): Act =>
      (store) =>
        void store.apply(moveNodes(new Map([[id, { x, y: 0 }]]))),
  ),
  fc.tuple(one, one).map(
    ([from, to]): Act =>
      (store) =>
        void store.apply(connect(wire(from, to), catalog)),
  ),
  fc.string().map(
    (title): Act =>
      (store) =>
        void store.apply(setTitle(title)),
  ),
  fc.boolean().map(
    (into): Act =>
      (store) =>
        store.enter(into ? ['g'] : []),
  ),
  fc.nat(12).map(
    (done): Act =>
      (store) =>
        store.travel(done),
  ),
  fc.constant<Act>((store) => store.undo()),
  fc.constant<Act>((store) => store.redo()),
  fc.constant<Act>((store) => store.select(everything)),
)

test('whatever was done: undoing all gives the first file byte for byte, redoing all the last', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), fc.array(fc.nat(3000)), (acts, pauses) => {
      let now = 0
      const store = createDocumentStore(first, () => now)
      const text = () => serializeDocument(store.getState().document)
      const begin = text()
      for (const [index, each] of acts.entries()) {
        now += pauses[index] ?? 10
        each(store)
      }
      while (store.getState().history.future.length > 0) store.redo()
      const end = text()
      const steps = store.getState().history.past.length
      while (store.getState().history.past.length > 0) store.undo()
      expect(text()).toBe(begin)
      while (store.getState().history.future.length > 0) store.redo()
      expect(text()).toBe(end)
      store.travel(0)
      expect(text()).toBe(begin)
      store.travel(steps)
      expect(text()).toBe(end)
    }),
  )
})

test('going to a step is the same as undoing or redoing up to it', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 12 }), fc.nat(12), (acts, wanted) => {
      const [jumping, stepping] = [0, 1].map(() => {
        let now = 0
        const store = createDocumentStore(first, () => (now += 5000))
        for (const each of acts) each(store)
        return store
      })
      if (!jumping || !stepping) throw new Error('There are two.')
      jumping.travel(wanted)
      const { past, future } = stepping.getState().history
      const goal = Math.min(wanted, past.length + future.length)
      for (let at = past.length; at > goal; at -= 1) stepping.undo()
      for (let at = past.length; at < goal; at += 1) stepping.redo()
      const seen = ({ document, scope, history }: ReturnType<DocumentStore['getState']>) => ({
        document,
        past: history.past.length,
        future: history.future.length,
        scope: goal === past.length ? [] : scope,
      })
      expect(seen(jumping.getState())).toEqual(seen(stepping.getState()))
    }),
  )
})

test('a pinned node is not moved', () => {
  const store = createDocumentStore(chain('a', 'b'))
  store.apply(setFlag(new Set(['a']), 'pinned', true))
  store.apply(moveNodes(new Map(['a', 'b'].map((id) => [id, { x: 7, y: 7 }]))))
  expect(store.getState().document.nodes.map(({ position }) => position.x)).toEqual([0, 7])
})
