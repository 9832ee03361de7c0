import { type Alignment, align, type Direction, distribute, type Places } from '../arrange/align'
import { membersOf, withContents } from '../arrange/members'
import { boundsOf, type Rect } from '../arrange/rect'
import type { EditorCore } from '../editor-core'
import { writeSetting } from '../lib/settings'
import { moveNodes, type Point } from '../store/edits'
import { arrange, resize } from '../store/furniture-edits'
import type { Item } from '../store/items'
import { canvasItems, selectedItems } from './items'

/** What an action on the selection moves by itself: not what lies in a selected frame, which moves with that. */
function independent(selected: readonly Item[]): readonly Item[] {
  const frames = selected.filter(({ kind }) => kind === 'frame')
  const carried = new Set(frames.flatMap((frame) => membersOf(frame, selected)))
  return selected.filter((item) => !carried.has(item))
}

export function alignSelection(editor: EditorCore, alignment: Alignment) {
  place(editor, 'align', align(independent(selectedItems(editor)), alignment))
}

export function distributeSelection(editor: EditorCore, direction: Direction) {
  place(editor, 'distribute', distribute(independent(selectedItems(editor)), direction))
}

function place(editor: EditorCore, name: 'align' | 'distribute', places: Places) {
  glide(editor, () => editor.document.apply(arrange(name, withCarried(places, canvasItems(editor)))))
}

/** Frames take along what is inside of them, unless it is pinned. */
function withCarried(places: Places, items: readonly Item[]): Places {
  const all = new Map(places)
  for (const frame of items) {
    const to = frame.kind === 'frame' ? places.get(frame.key) : undefined
    if (!to) continue
    for (const { key, rect, pinned } of membersOf(frame, items)) {
      if (pinned || places.has(key)) continue
      all.set(key, { x: rect.x + to.x - frame.rect.x, y: rect.y + to.y - frame.rect.y })
    }
  }
  return all
}

/** Puts the selection in order, or everything when less than two things are selected. */
export async function tidyLayout(editor: EditorCore) {
  const { document, ui, i18n, view } = editor
  // Drawing layers is a library of its own, which few sessions need.
  const { tidy } = await import('../arrange/tidy')
  const items = canvasItems(editor)
  const selected = withContents(new Set(selectedItems(editor).map(({ key }) => key)), items)
  const all = selected.length < 2
  const { graph } = document.getState()
  const { places, frames } = tidy({
    items,
    chosen: new Set((all ? items : selected).map(({ key }) => key)),
    wires: graph.edges.map(({ from, to }) => ({ from: from.node, to: to.node })),
  })
  glide(editor, () => document.apply(arrange('tidy', places, frames)))
  // Where things are going: they are still on their way.
  const bounds = boundsOf(items.map(({ key, rect }) => frames.get(key) ?? { ...rect, ...places.get(key) }))
  if (all && bounds) view.current?.showRect(bounds)
  ui.notify('info', i18n.t('arranged.tidied', { count: places.size }))
}

/** Shows what `change` does to the graph as a movement. */
function glide({ ui }: EditorCore, change: () => void) {
  ui.set({ gliding: true })
  change()
  ui.set({ gliding: false })
}

/** Moves what is selected by the keyboard; frames take along what is inside. A burst of keys is one step. */
export function nudge(editor: EditorCore, dx: number, dy: number) {
  const keys = new Set(selectedItems(editor).map(({ key }) => key))
  shift(editor, keys, canvasItems(editor), dx, dy)
}

/** Moves one thing, by `itemKey`, to a place in the graph; a frame takes along what is inside. */
export function moveTo(editor: EditorCore, key: string, { x, y }: Point) {
  const items = canvasItems(editor)
  const from = items.find((item) => item.key === key)?.rect
  if (from) shift(editor, new Set([key]), items, x - from.x, y - from.y)
}

function shift(
  editor: EditorCore,
  keys: ReadonlySet<string>,
  items: readonly Item[],
  dx: number,
  dy: number,
) {
  const moving = withContents(keys, items).filter(({ pinned }) => !pinned)
  editor.document.apply(
    moveNodes(new Map(moving.map(({ key, rect }) => [key, { x: rect.x + dx, y: rect.y + dy }]))),
  )
}

/** Of frames and notes, in graph units. */
export const smallest = { width: 120, height: 72 }

/** Resizes the selected frames and notes at their lower right corner, by the keyboard. */
export function stretch(editor: EditorCore, dx: number, dy: number) {
  const grown = selectedItems(editor)
    .filter(({ kind }) => kind !== 'node')
    .map(({ key, rect }): [string, Rect] => [
      key,
      {
        ...rect,
        width: Math.max(smallest.width, rect.width + dx),
        height: Math.max(smallest.height, rect.height + dy),
      },
    ])
  editor.document.apply(resize(new Map(grown)))
}

/** @param key of a frame or a note, by `itemKey`. */
export function resizeTo({ document }: EditorCore, key: string, rect: Rect) {
  document.apply(resize(new Map([[key, rect]])))
}

export function toggleSnap({ ui, i18n }: EditorCore) {
  const snap = !ui.getState().snap
  ui.set({ snap })
  writeSetting('snap', snap ? 'on' : 'off')
  ui.notify('info', i18n.t(snap ? 'arranged.snapOn' : 'arranged.snapOff'))
}

export function toggleGrid({ ui, i18n }: EditorCore) {
  const grid = !ui.getState().grid
  ui.set({ grid })
  writeSetting('grid', grid ? 'on' : 'off')
  ui.notify('info', i18n.t(grid ? 'arranged.gridOn' : 'arranged.gridOff'))
}
