import { expect, test } from 'vitest'
import { createDocumentStore } from '../../src/editor/store/document'
import { setFlag } from '../../src/editor/store/edit-nodes'
import { connect, type Edit, moveNodes, remove, setParam } from '../../src/editor/store/edits'
import { affected, edgeId, nodeById, wiresInto, wiresOutOf } from '../../src/editor/store/lookup'
import { catalog, chain, wire } from './documents'

function affectedBy(edit: Edit): readonly string[] {
  const store = createDocumentStore(chain('a', 'b', 'c', 'd'))
  const before = store.getState().document
  store.apply(edit)
  return [...affected(before, store.getState().document)].sort()
}

test('an edit affects its node and everything after it', () => {
  expect(affectedBy(setParam('c', 'p', 1))).toEqual(['c', 'd'])
  expect(affectedBy(setFlag(new Set(['b']), 'muted', true))).toEqual(['b', 'c', 'd'])
  expect(affectedBy(remove(new Set(), new Set([edgeId(wire('b', 'c'))]), catalog))).toEqual(['c', 'd'])
  expect(affectedBy(connect(wire('a', 'd'), catalog))).toEqual(['d'])
})

test('moving affects nothing', () => {
  expect(affectedBy(moveNodes(new Map([['b', { x: 9, y: 9 }]])))).toEqual([])
})

test('circles do not hang it', () => {
  expect(affectedBy(connect(wire('d', 'b'), catalog))).toEqual(['b', 'c', 'd'])
})

test('nodes and wires are found by id', () => {
  const document = chain('a', 'b', 'c')
  expect(nodeById(document, 'b')?.id).toBe('b')
  expect(nodeById(document, 'x')).toBeUndefined()
  expect(wiresInto(document, 'b')).toEqual([wire('a', 'b')])
  expect(wiresOutOf(document, 'c')).toEqual([])
})
