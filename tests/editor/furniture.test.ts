import fc from 'fast-check'
import { expect, test } from 'vitest'
import { serializeDocument } from '../../src/core/serialize'
import { createDocumentStore } from '../../src/editor/store/document'
import { setColor } from '../../src/editor/store/edit-nodes'
import { type Edit, moveNodes } from '../../src/editor/store/edits'
import {
  addBookmark,
  addFrame,
  addNote,
  arrange,
  removeBookmark,
  removeFurniture,
  renameBookmark,
  resize,
  setFrameTitle,
  setNoteText,
} from '../../src/editor/store/furniture-edits'
import { itemAt, itemKey } from '../../src/editor/store/items'
import { selectionOf } from '../../src/editor/store/selection'
import { chain, node } from './documents'

const place = { position: { x: 0, y: 0 }, size: { width: 200, height: 100 } }
const first = {
  ...chain('a', 'b'),
  frames: [{ id: 'f', title: 'Frame', color: 'red', ...place }],
  notes: [{ id: 'n', text: 'Note', color: 'blue', ...place }],
  bookmarks: [{ name: 'Here', x: 1, y: 2, zoom: 1 }],
}

const id = fc.constantFrom('f', 'g', 'n', 'm')
const key = fc.constantFrom('a', 'b', itemKey('frame', 'f'), itemKey('note', 'n'), itemKey('frame', 'g'))
const at = fc.record({ x: fc.integer(), y: fc.integer() })
const rect = fc.record({
  x: fc.integer(),
  y: fc.integer(),
  width: fc.integer({ min: 1, max: 900 }),
  height: fc.integer({ min: 1, max: 900 }),
})
const rects = fc.array(fc.tuple(key, rect), { maxLength: 3 }).map((entries) => new Map(entries))
const places = fc.array(fc.tuple(key, at), { maxLength: 3 }).map((entries) => new Map(entries))
const color = fc.constantFrom('red', 'teal', undefined)
const kind = fc.constantFrom('node' as const, 'frame' as const, 'note' as const)
const index = fc.nat(2)

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  id.map((one) => addFrame({ id: one, title: '', color: 'gray', ...place })),
  id.map((one) => addNote({ id: one, text: '', ...place })),
  fc
    .tuple(fc.uniqueArray(id), fc.uniqueArray(id))
    .map(([frames, notes]) => removeFurniture({ frames: new Set(frames), notes: new Set(notes) })),
  rects.map((some) => resize(some)),
  places.map(moveNodes),
  fc.tuple(places, rects).map(([to, frames]) => arrange('tidy', to, frames)),
  fc.tuple(id, fc.string()).map(([one, title]) => setFrameTitle(one, title)),
  fc.tuple(id, fc.string()).map(([one, text]) => setNoteText(one, text)),
  fc
    .tuple(kind, fc.oneof(id, key), color)
    .map(([of, one, name]) => setColor(selectionOf([{ kind: of, id: one }]), name)),
  fc.tuple(fc.string(), at).map(([name, point]) => addBookmark({ name, ...point, zoom: 1, scope: ['g'] })),
  fc.tuple(index, fc.string()).map(([i, name]) => renameBookmark(i, name)),
  index.map(removeBookmark),
)

test('undoing every edit of frames, notes, places and bookmarks gives the first file byte for byte', () => {
  const text = serializeDocument(first)
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 30 }), (edits) => {
      const store = createDocumentStore(structuredClone(first), () => 0)
      for (const edit of edits) store.apply(edit)
      const last = serializeDocument(store.getState().document)
      while (store.getState().history.past.length > 0) store.undo()
      expect(serializeDocument(store.getState().document)).toBe(text)
      while (store.getState().history.future.length > 0) store.redo()
      expect(serializeDocument(store.getState().document)).toBe(last)
    }),
  )
})

test('keys tell nodes, frames and notes of the same id apart', () => {
  const same = {
    ...first,
    nodes: [node('x'), node('["frame","y"]')],
    frames: [{ id: 'x', title: '', color: 'red', ...place }],
    notes: [{ id: 'x', text: '', ...place }],
  }
  expect(itemAt(same, itemKey('node', 'x'))).toEqual({ kind: 'node', id: 'x' })
  expect(itemAt(same, itemKey('frame', 'x'))).toEqual({ kind: 'frame', id: 'x' })
  expect(itemAt(same, itemKey('note', 'x'))).toEqual({ kind: 'note', id: 'x' })
  expect(itemAt(same, itemKey('note', 'y'))).toBeUndefined()
})

test('what a file keeps besides in positions and sizes stays where nothing moves', () => {
  const position = { x: 0, y: 0, z: 5 }
  const store = createDocumentStore({
    ...first,
    frames: [{ id: 'f', title: '', color: 'red', position, size: place.size }],
  })
  const rect = { x: 0, y: 0, width: 300, height: 100 }
  store.apply(resize(new Map([[itemKey('frame', 'f'), rect]])))
  const [frame] = store.getState().document.frames
  expect(frame).toMatchObject({ position, size: { width: 300, height: 100 } })
})
