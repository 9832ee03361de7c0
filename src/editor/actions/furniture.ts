import { frameRect, membersOf, withContents } from '../arrange/members'
import type { Rect } from '../arrange/rect'
import type { EditorCore } from '../editor-core'
import { type Point, remove } from '../store/edits'
import { addFrame, addNote, removeFurniture, resize, together } from '../store/furniture-edits'
import { freshItemId, type Item, itemKey } from '../store/items'
import { selectionOf } from '../store/selection'
import { canvasItems, selectedItems } from './items'

const emptyFrame = { width: 420, height: 280 }
const emptyNote = { width: 260, height: 160 }

/** Draws a frame around the selection, or an empty one where the pointer is, and lets its title be typed. */
export function createFrame(editor: EditorCore) {
  const { document, ui } = editor
  const { graph } = document.getState()
  const around = frameRect(selectedItems(editor).map(({ rect }) => rect))
  const { x, y, width, height } = around ?? centered(pointedAt(editor), emptyFrame)
  const id = freshItemId('frame', graph.frames)
  document.apply(addFrame({ id, title: '', color: 'blue', position: { x, y }, size: { width, height } }))
  document.select({ frames: new Set([id]) })
  ui.set({ editing: itemKey('frame', id) })
}

/** Places a note where the pointer is, ready to be written. */
export function createNote(editor: EditorCore) {
  const { document, ui } = editor
  const { x, y, width, height } = centered(pointedAt(editor), emptyNote)
  const id = freshItemId('note', document.getState().graph.notes)
  document.apply(addNote({ id, text: '', position: { x, y }, size: { width, height } }))
  document.select({ notes: new Set([id]) })
  ui.set({ editing: itemKey('note', id) })
}

/** The middle of what is visible, when the pointer is elsewhere. */
function pointedAt({ view }: EditorCore): Point {
  const canvas = view.current
  const pointer = canvas?.pointer()
  return (pointer ? canvas?.toGraph(pointer) : canvas?.center()) ?? { x: 0, y: 0 }
}

function centered({ x, y }: Point, { width, height }: Pick<Rect, 'width' | 'height'>): Rect {
  return { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height }
}

/**
 * The text is done: what follows is a step of its own.
 *
 * @param stay puts the keyboard's focus on the whole; it is elsewhere already when that is what ended it.
 */
export function endEditing({ document, ui, view }: EditorCore, key: string, stay: boolean) {
  document.seal()
  if (ui.getState().editing === key) ui.set({ editing: null })
  if (stay) view.current?.focus(key)
}

function selectedFrames(editor: EditorCore): readonly Item[] {
  return selectedItems(editor).filter(({ kind }) => kind === 'frame')
}

/** Makes the selected frames as large as what is in them needs. Empty ones stay. */
export function fitFrames(editor: EditorCore) {
  const items = canvasItems(editor)
  const fitted = selectedFrames(editor).flatMap((frame): (readonly [string, Rect])[] => {
    const rect = frameRect(membersOf(frame, items).map((member) => member.rect))
    return rect ? [[frame.key, rect]] : []
  })
  editor.document.apply(resize(new Map(fitted), 'fit-frame'))
}

export function deleteFramesWithContents(editor: EditorCore) {
  const { document, catalog } = editor
  const keys = new Set(selectedFrames(editor).map(({ key }) => key))
  const gone = selectionOf(withContents(keys, canvasItems(editor)))
  document.apply(together('delete', [remove(gone.nodes, new Set(), catalog()), removeFurniture(gone)]))
}
