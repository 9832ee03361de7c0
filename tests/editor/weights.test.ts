import { expect, test } from 'vitest'
import { validate } from '../../src/core/validate'
import { createDocumentStore } from '../../src/editor/store/document'
import { connect, type Edit, remove } from '../../src/editor/store/edits'
import { edgeId } from '../../src/editor/store/lookup'
import { catalog, chain, wire } from './documents'

const before = {
  ...chain('a', 'b', 'mix'),
  edges: [wire('a', 'mix'), wire('b', 'mix')],
}
const weights = { 'a.out': 0.2, 'b.out': 3 }
const mixed = {
  ...before,
  nodes: before.nodes.map((node) => (node.id === 'mix' ? { ...node, params: { p: weights } } : node)),
}

const nothing = new Set<string>()
const ways: readonly (readonly [string, Edit])[] = [
  ['a wire is deleted', remove(nothing, new Set([edgeId(wire('a', 'mix'))]), catalog)],
  ['its source is deleted', remove(new Set(['a']), nothing, catalog)],
  ['it is led elsewhere', connect(wire('a', 'b'), catalog, [wire('a', 'mix')])],
]

test.each(ways)('a weight goes with its wire, in one step, when %s', (_, edit) => {
  const store = createDocumentStore(mixed)
  store.apply(edit)
  const { document, history } = store.getState()
  expect(document.nodes.find((node) => node.id === 'mix')?.params).toEqual({ p: { 'b.out': 3 } })
  expect(validate(document, catalog).map(({ code }) => code)).not.toContain('weight-no-wire')
  expect(history.past).toHaveLength(1)
  store.undo()
  expect(store.getState().document).toEqual(mixed)
})
