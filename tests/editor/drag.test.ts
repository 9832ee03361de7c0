import type { NodeChange } from '@xyflow/react'
import { expect, test } from 'vitest'
import { createDrag } from '../../src/editor/canvas/drag'
import type { FlowItem } from '../../src/editor/canvas/flow'
import type { EditorCore } from '../../src/editor/editor-core'
import { createDocumentStore } from '../../src/editor/store/document'
import { itemKey } from '../../src/editor/store/items'
import { createUiStore } from '../../src/editor/store/ui'
import { chain, node } from './documents'

const frame = itemKey('frame', 'f')
const note = itemKey('note', 'n')

/** A frame that holds a, a pinned node and a note; b is outside of it. */
function start({ alt = false, grid = false } = {}) {
  const document = createDocumentStore({
    ...chain(),
    nodes: [
      node('a', { position: { x: 20, y: 50 } }),
      node('p', { position: { x: 400, y: 50 }, pinned: true }),
      node('b', { position: { x: 2000, y: 1000 } }),
    ],
    frames: [
      { id: 'f', title: '', color: 'red', position: { x: 0, y: 0 }, size: { width: 900, height: 400 } },
    ],
    notes: [{ id: 'n', text: '', position: { x: 20, y: 300 }, size: { width: 100, height: 50 } }],
  })
  const ui = createUiStore({ engine: { state: 'starting', request: 'auto' }, paletteOpen: false, grid })
  const shown: number[] = []
  const editor: Pick<EditorCore, 'document' | 'ui' | 'view'> = { document, ui, view: { current: null } }
  const drag = createDrag(editor, {
    zoom: () => 1,
    visible: () => ({ x: -5000, y: -5000, width: 10_000, height: 10_000 }),
    alt: () => alt,
    show: (lines) => shown.push(lines.length),
  })
  const places = () => {
    const { nodes, frames, notes } = document.getState().graph
    return [...nodes, ...frames, ...notes].map(({ id, position: { x, y } }) => [id, x, y])
  }
  const to = (id: string, x: number, y: number, dragging: boolean): NodeChange<FlowItem>[] => [
    { id, type: 'position', position: { x, y }, dragging },
  ]
  return { document, drag, shown, places, to }
}

test('a frame takes along what is inside, but not what is pinned, as one step', () => {
  const { document, drag, places, to } = start()
  const shown = drag.follow(to(frame, 1000, 3000, true))
  expect(shown.map((change) => change.type === 'position' && change.id).sort()).toEqual(
    [frame, note, 'a'].sort(),
  )
  expect(document.getState().history.past).toEqual([])
  drag.follow(to(frame, 1100, 3000, true))
  drag.follow(to(frame, 1100, 3000, false))
  expect(places()).toEqual([
    ['a', 1120, 3050],
    ['p', 400, 50],
    ['b', 2000, 1000],
    ['f', 1100, 3000],
    ['n', 1120, 3300],
  ])
  expect(document.getState().history.past).toHaveLength(1)
  document.undo()
  expect(places()).toEqual(start().places())
})

test('with Alt a frame moves alone', () => {
  const { drag, places, to } = start({ alt: true })
  drag.follow(to(frame, 1003, 3000, true))
  drag.follow(to(frame, 1003, 3000, false))
  expect(places()).toEqual([...start().places().slice(0, 3), ['f', 1003, 3000], ['n', 20, 300]])
})

test('snaps to a neighbor, shows why, and keeps the place where it snapped', () => {
  const { drag, shown, places, to } = start()
  drag.follow(to('b', 2004, 54, true))
  expect(shown.at(-1)).toBeGreaterThan(0)
  drag.follow(to('b', 2004, 54, false))
  expect(shown.at(-1)).toBe(0)
  expect(places()[2]).toEqual(['b', 2004, 50])
})

test('snaps to the grid where no neighbor is near', () => {
  const { drag, places, to } = start({ grid: true })
  drag.follow(to('b', 3011, 2011, true))
  drag.follow(to('b', 3011, 2011, false))
  expect(places()[2]).toEqual(['b', 3000, 2016])
})

test('a move that no drag led up to is an edit too', () => {
  const { drag, places, to } = start()
  drag.follow(to('b', 2005, 1000.4, false))
  expect(places()[2]).toEqual(['b', 2005, 1000])
})

test('two drags of the same node are two steps', () => {
  const { document, drag, to } = start({ alt: true })
  for (const x of [2100, 2200]) {
    drag.follow(to('b', x, 1000, true))
    drag.follow(to('b', x, 1000, false))
  }
  expect(document.getState().history.past).toHaveLength(2)
})
