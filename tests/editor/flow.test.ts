import { expect, test } from 'vitest'
import { flowNodes } from '../../src/editor/canvas/flow'
import { createDocumentStore } from '../../src/editor/store/document'
import { setFlag } from '../../src/editor/store/edit-nodes'
import { moveNodes, setParam } from '../../src/editor/store/edits'
import { chain } from './documents'

test('only what moved or was selected becomes another object', () => {
  const store = createDocumentStore(chain('a', 'b', 'c'))
  const shown = (previous: ReturnType<typeof flowNodes>) => {
    const { document, selection } = store.getState()
    return flowNodes(previous, document, selection)
  }
  const first = shown([])
  store.apply(setParam('a', 'p', 1))
  expect(shown(first)).toEqual(first)
  expect(shown(first)[0]).toBe(first[0])

  store.apply(moveNodes(new Map([['b', { x: 5, y: 6 }]])))
  store.select({ nodes: new Set(['c']) })
  const next = shown(first)
  expect(next[0]).toBe(first[0])
  expect(next[1]).toMatchObject({ position: { x: 5, y: 6 } })
  expect(next[2]).toMatchObject({ selected: true })
})

test('a pinned node cannot be dragged', () => {
  const store = createDocumentStore(chain('a', 'b'))
  const first = flowNodes([], store.getState().graph, store.getState().selection)
  store.apply(setFlag(new Set(['a']), 'pinned', true))
  const next = flowNodes(first, store.getState().graph, store.getState().selection)
  expect(next.map(({ draggable }) => draggable)).toEqual([false, true])
  expect(next[1]).toBe(first[1])
})
