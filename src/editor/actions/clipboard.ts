import { type Fragment, fragmentText, innerEdges, takeFragment } from '../../core/fragment'
import { most } from '../../core/limits'
import { middleOf, type Placement, placeFragment } from '../../core/place-fragment'
import type { EditorCore } from '../editor-core'
import { problemText } from '../i18n/problem-text'
import { shortcutText } from '../lib/shortcut'
import { addParts, removeParts } from '../store/edit-parts'
import type { Point } from '../store/edits'
import { emptyGraph, readGraph } from './files'
import { half } from './nodes'
import { countParts } from './selection'

/** How far a copy stands from what it is a copy of, in graph units. */
const step = 40

interface Memory {
  /** What was copied last on this page, for browsers that let no page read the clipboard. */
  text?: string
  /** The paste before, so that the same one at the same place covers nothing. */
  last?: { readonly text: string; readonly at: Point; readonly count: number }
}

const memories = new WeakMap<EditorCore['document'], Memory>()

function memoryOf({ document }: EditorCore): Memory {
  const known = memories.get(document)
  if (known) return known
  const memory: Memory = {}
  memories.set(document, memory)
  return memory
}

/** The selection as text for the clipboard; undefined when there is none. */
export function copyText(editor: EditorCore): string | undefined {
  const { document, ui, i18n } = editor
  const { selection } = document.getState()
  const count = countParts(selection)
  if (count === 0) return undefined
  const text = fragmentText(selectedFragment(editor))
  const memory = memoryOf(editor)
  memory.text = text
  delete memory.last
  ui.notify('info', i18n.t('clipboard.copied', { count }))
  return text
}

/** Same, and takes the selection away. */
export function cutText(editor: EditorCore): string | undefined {
  const { document, catalog, ui, i18n } = editor
  const { selection } = document.getState()
  const text = copyText(editor)
  if (text === undefined) return undefined
  document.apply(removeParts(selection, catalog(), 'cut'))
  ui.notify('info', i18n.t('clipboard.cut', { count: countParts(selection) }))
  return text
}

/** For menus: writes to the clipboard what a key would put there. */
export function writeClipboard(text: string | undefined) {
  // Refused or absent, as on pages served over plain HTTP, it is still remembered for this page.
  if (text !== undefined) navigator.clipboard?.writeText(text).catch(() => {})
}

/** For menus: reads the clipboard, which the browser may ask the user about. */
export async function pasteFromMenu(editor: EditorCore, wired: boolean) {
  const at = editor.ui.getState().menuAt ?? undefined
  const read = await readClipboard()
  const text = read?.text ?? memoryOf(editor).text
  if (read || text !== undefined)
    await paste(editor, { text: text ?? '', files: read?.files ?? [] }, { at, wired })
  else {
    const keys = shortcutText(wired ? 'Mod+Shift+V' : 'Mod+V')
    editor.ui.notify('refusal', editor.i18n.t('clipboard.unreadable', { keys }))
  }
}

interface Pasted {
  readonly text: string
  readonly files: readonly File[]
}

async function readClipboard(): Promise<Pasted | undefined> {
  try {
    const items = await navigator.clipboard.read()
    let text = ''
    const files: File[] = []
    for (const item of items) {
      const picture = item.types.find((type) => type.startsWith('image/'))
      if (item.types.includes('text/plain')) text += await (await item.getType('text/plain')).text()
      else if (picture) files.push(new File([await item.getType(picture)], '', { type: picture }))
    }
    return { text, files }
  } catch {
    return undefined
  }
}

/** Puts nodes, pictures or a whole graph where the pointer is, or into the middle of the view. */
export async function paste(
  editor: EditorCore,
  { text, files }: Pasted,
  { at, wired }: { readonly at: Point | undefined; readonly wired: boolean },
) {
  const { ui, i18n, view, engine } = editor
  const place = at ?? view.current?.center() ?? half
  // Brings the schema with it, which the page needs for nothing else at the start.
  const { parsePasted } = await import('../../core/parse-fragment')
  const link = /^https?:\/\/[^\s#]*(#graph=\S*)\s*$/.exec(text)?.[1]
  if (link !== undefined) {
    const { openLink } = await import('../opening/open-link')
    await openLink(editor, link)
    return
  }
  const read = parsePasted(text)
  switch (read.kind) {
    case 'fragment': {
      const fragment = await upToDate(editor, read.fragment)
      if (fragment) insert(editor, fragment, shifted(editor, text, place), wired)
      return
    }
    case 'graph': {
      const opened = await readGraph(editor, text, i18n.t('clipboard.name'))
      if (opened) ui.set({ pastedGraph: opened })
      return
    }
    case 'damaged': {
      const [first] = read.problems
      const message = first ? problemText(i18n, first, engine.catalog).message : ''
      ui.notify('error', i18n.t('clipboard.failed', { message }))
      return
    }
    case 'other': {
      const pictures = files.filter(({ type }) => type.startsWith('image/'))
      if (pictures.length === 0) return ui.notify('refusal', i18n.t('clipboard.nothing'))
      const { pastePictures } = await import('./pictures')
      return pastePictures(editor, pictures, place)
    }
  }
}

/** Puts a whole graph beside what is there, its middle in the middle of the view. */
export function insertGraph(editor: EditorCore, fragment: Fragment) {
  insert(editor, fragment, editor.view.current?.center() ?? half, false)
}

/** Copies the selection beside itself. */
export function duplicate(editor: EditorCore, wired: boolean) {
  const { selection } = editor.document.getState()
  const count = countParts(selection)
  if (count === 0) return
  const placement = { by: { x: step, y: step }, wired }
  if (addCopy(editor, selectedFragment(editor), placement, 'duplicate'))
    editor.ui.notify('info', editor.i18n.t('clipboard.duplicated', { count }))
}

function selectedFragment({ document }: EditorCore): Fragment {
  const { document: root, graph, selection } = document.getState()
  return takeFragment(root, graph, selection)
}

function insert(editor: EditorCore, fragment: Fragment, at: Point, wired: boolean) {
  const middle = middleOf(fragment, { x: half.x * 2, y: half.y * 2 })
  if (!middle) return
  const by = { x: Math.round(at.x - middle.x), y: Math.round(at.y - middle.y) }
  const count = fragment.nodes.length + fragment.frames.length + fragment.notes.length
  if (addCopy(editor, fragment, { by, wired }, 'paste'))
    editor.ui.notify('info', editor.i18n.t('clipboard.pasted', { count }))
}

/** Adds a fragment to the canvas and selects it. @returns whether there was room. */
function addCopy(
  { document, engine, ui, i18n }: EditorCore,
  fragment: Fragment,
  placement: Placement,
  name: 'paste' | 'duplicate',
): boolean {
  const { document: root, graph } = document.getState()
  const placed = placeFragment(root, graph, fragment, engine.catalog, placement)
  if (!placed) {
    ui.notify('error', i18n.t('clipboard.full', { most: most.nodes }))
    return false
  }
  document.apply(addParts(placed, name))
  const ids = (items: readonly { readonly id: string }[]) => new Set(items.map(({ id }) => id))
  document.select({ nodes: ids(placed.nodes), frames: ids(placed.frames), notes: ids(placed.notes) })
  return true
}

/** The place for a paste: beside the one before when that was the same at the same place. */
function shifted(editor: EditorCore, text: string, at: Point): Point {
  const memory = memoryOf(editor)
  const { last } = memory
  const again = last?.text === text && Math.hypot(last.at.x - at.x, last.at.y - at.y) < 1
  const count = again ? last.count + 1 : 0
  memory.last = { text, at, count }
  return { x: at.x + count * step, y: at.y + count * step }
}

/** Nodes copied from an older version of the program are brought up to date as those of a file are. */
async function upToDate(editor: EditorCore, fragment: Fragment): Promise<Fragment | undefined> {
  const { nodes: known } = editor.engine.catalog
  const all = [...fragment.nodes, ...(fragment.groups ?? []).flatMap((group) => group.nodes)]
  const isOld = ({ type, version }: { readonly type: string; readonly version: number }) =>
    Object.hasOwn(known, type) && version < (known[type]?.version ?? 0)
  if (!all.some(isOld)) return fragment
  const text = JSON.stringify({ ...emptyGraph(''), ...fragment, edges: innerEdges(fragment) })
  const opened = await readGraph(editor, text, editor.i18n.t('clipboard.name'))
  return opened && { ...opened.document, edges: fragment.edges }
}
