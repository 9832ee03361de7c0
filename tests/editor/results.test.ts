import { expect, test } from 'vitest'
import { changesBetween } from '../../src/editor/store/changes'
import { createDocumentStore } from '../../src/editor/store/document'
import { setFlag } from '../../src/editor/store/edit-nodes'
import { moveNodes, remove, restoreGraph, setParam } from '../../src/editor/store/edits'
import { createResultStore } from '../../src/editor/store/results'
import { catalog, chain } from './documents'

function result(size: number) {
  const picture = new Blob([new Uint8Array(size)])
  const sink = { kind: 'picture', node: 'n', title: 'N', picture, thumbnail: new Blob() } as const
  return { at: 0, ms: 1, document: chain('a'), graph: 'g', generation: 0, changes: undefined, sinks: [sink] }
}

test('keeps the latest results, within a count and a size', () => {
  const store = createResultStore({ count: 3, bytes: 100 })
  const ids = () => store.getState().results.map(({ id }) => id)
  for (const size of [10, 10, 10, 10]) store.add(result(size))
  expect(ids()).toEqual([2, 3, 4])
  store.add(result(85))
  expect(ids()).toEqual([4, 5])
  store.add(result(500))
  expect(ids()).toEqual([6])
})

test('what is deleted is no longer shown', () => {
  const store = createResultStore()
  store.add(result(1))
  store.add(result(1))
  store.show({ id: 1, node: 'n' })
  store.compare({ id: 2, node: 'n' })
  store.remove(2)
  expect(store.getState()).toMatchObject({ shown: { id: 1 }, compared: null })
  store.remove(1, 2)
  expect(store.getState()).toEqual({ results: [], shown: null, compared: null })
})

test('tells params, nodes, wires and switches that changed, and nothing of positions', () => {
  const store = createDocumentStore(chain('a', 'b', 'c'))
  const before = store.getState().document
  const changes = () => changesBetween(before, store.getState().document)
  store.apply(moveNodes(new Map([['a', { x: 9, y: 9 }]])))
  expect(changes()).toEqual([])
  store.apply(setParam('a', 'q', 300))
  expect(changes()).toMatchObject([{ kind: 'param', param: 'q', to: 300 }])
  store.apply(setFlag(new Set(['b']), 'muted', true))
  expect(changes()).toMatchObject([{ kind: 'param' }, { kind: 'muted', node: { id: 'b' } }])
  store.apply(remove(new Set(['c']), new Set(), catalog))
  // The wire went with its node: that need not be said.
  expect(changes().map(({ kind }) => kind)).toEqual(['param', 'muted', 'removed'])
})

test('restoring puts the graph back in one step that can be undone', () => {
  const store = createDocumentStore(chain('a', 'b'))
  const earlier = store.getState().document
  store.apply(setParam('a', 'q', 1))
  store.apply(remove(new Set(['b']), new Set(), catalog))
  const later = store.getState().document

  expect(store.apply(restoreGraph(earlier))).toBe(true)
  expect(store.getState().document).toEqual(earlier)
  store.undo()
  expect(store.getState().document).toEqual(later)
  store.redo()
  expect(store.getState().document).toEqual(earlier)
  expect(store.apply(restoreGraph(store.getState().document))).toBe(false)
})

test('restoring keeps files that came since, and takes back groups that did not exist', () => {
  const earlier = chain('a')
  const asset = { name: 'p.png', mime: 'image/png', bytes: 1, data: '' }
  const groups = [
    { id: 'g', title: 'G', inputs: [], outputs: [], params: [], nodes: [], edges: [], frames: [], notes: [] },
  ]
  const store = createDocumentStore({ ...earlier, groups, assets: { ['0'.repeat(64)]: asset } })
  store.apply(restoreGraph(earlier))
  expect(store.getState().document.groups).toBeUndefined()
  expect(Object.values(store.getState().document.assets)).toEqual([asset])
})
