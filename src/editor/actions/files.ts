import type { GraphDocument } from '../../core/document'
import type { ViewChoice } from '../../core/view'
import type { EditorCore, Example } from '../editor-core'
import type { Dropped } from '../lib/dropped'
import { download, fileName, pickFile } from '../lib/files'
import { tellBroken } from '../opening/broken'
import type { Point } from '../store/edits'
import type { OpenedGraph } from '../store/ui'
import { half } from './nodes'
import { openRef } from './open-ref'
import { leftInLibrary, mayReplace, showGraph } from './show-graph'

export function emptyGraph(title: string): GraphDocument {
  return {
    format: 'gramarye-graph',
    version: 1,
    title,
    nodes: [],
    edges: [],
    frames: [],
    notes: [],
    assets: {},
  }
}

export async function newGraph(editor: EditorCore) {
  if (!(await mayReplace(editor))) return
  const stays = leftInLibrary(editor)
  editor.library.expect({ untouched: true })
  editor.document.open(emptyGraph(editor.i18n.t('app.untitled')))
  if (stays) editor.ui.notify('info', stays)
}

export async function openGraph(editor: EditorCore) {
  const { chooseToOpen } = editor.library.files
  if (!chooseToOpen) {
    const file = await pickFile('.json,.png,application/json,image/png')
    if (file) await openFile(editor, file, {})
    return
  }
  const chosen = await chooseToOpen().catch(() => undefined)
  if (chosen) await openFile(editor, chosen.file, { handle: chosen.handle })
}

interface FileSource {
  /** Where it was dropped, if it was. */
  readonly at?: Point | undefined
  /** To save to it again. */
  readonly handle?: FileSystemFileHandle | undefined
}

async function openFile(editor: EditorCore, file: File, { at, handle }: FileSource) {
  const { readAnyFile } = await import('../opening/read-file')
  const found = await readAnyFile(editor, file, at).catch(() => undefined)
  switch (found?.kind) {
    case 'graph': {
      const { name, size, lastModified: modified } = file
      const origin = { untouched: false, file: { name, size, modified, ...(handle && { handle }) } }
      const { showOnce } = await import('./show-known')
      return showOnce(editor, found.opened, origin)
    }
    case 'both':
      return editor.ui.set({ sheet: { kind: 'found', found: { file, at, opened: found.opened } } })
    case 'picture': {
      const { asPng, placePictures } = await import('./pictures')
      return placePictures(editor, [asPng(file)], at ?? half, editor.i18n.t('clipboard.noGraph'))
    }
    case 'broken':
      return tellBroken(editor, found.broken)
    default:
      editor.ui.notify('error', editor.i18n.t('notices.readFailed', { name: file.name }))
  }
}

export async function openExample(editor: EditorCore, example: Example) {
  const { i18n, ui } = editor
  const name = i18n.t(`examples.${example.id}.title`)
  try {
    const opened = await readGraph(editor, await example.load(), name)
    if (!opened) return
    const { document } = opened
    const words = i18n.language === 'zh' ? await import('../gallery/in-chinese') : undefined
    const graph = words ? words.inChinese(document, name) : document
    await showGraph(editor, { ...opened, document: graph }, { untouched: true })
    const { document: shown, generation } = editor.document.getState()
    if (shown === graph) ui.set({ example: generation })
  } catch {
    ui.notify('error', i18n.t('notices.readFailed', { name }))
  }
}

/** Reads the text of a graph file, or tells the user why that cannot be. */
export async function readGraph(
  editor: EditorCore,
  text: string,
  name: string,
): Promise<OpenedGraph | undefined> {
  const opened = await editor.engine.open(text)
  if (opened.ok) return opened
  const { brokenText } = await import('../opening/read-file')
  tellBroken(editor, brokenText(name, text, opened.problems))
  return undefined
}

/**
 * Files dropped on the canvas: pictures become nodes, a graph file is opened, a folder becomes a set. A single file on a
 * node goes into it, and so do pictures and folders on a node of many.
 */
export async function dropFiles(
  editor: EditorCore,
  files: readonly File[],
  at: Point,
  node?: string,
  folders: Dropped['folders'] = [],
) {
  const { isSet, placePictures, putFile, takesFile } = await import('./pictures')
  const set = node !== undefined && isSet(editor, node) ? node : undefined
  if (folders.length > 0 || (set !== undefined && files.some(isPicture))) {
    const { dropSet } = await import('../sets/drop-set')
    return dropSet(editor, { files, folders }, at, set)
  }
  const [only, ...others] = files
  const aimed = only && node !== undefined && takesFile(editor, node, only)
  // One file is what its content says; of several, those that look like pictures are wanted as pictures.
  if (only && others.length === 0 && !aimed && (only.type === 'image/png' || !isPicture(only)))
    return openFile(editor, only, { at })
  const graph = files.find((file) => file.type === 'application/json' || file.name.endsWith('.json'))
  if (graph) {
    const { generation } = editor.document.getState()
    await openFile(editor, graph, { at })
    const count = files.length - 1
    if (count > 0 && editor.document.getState().generation !== generation)
      editor.ui.notify('info', editor.i18n.t('notices.leftOut', { graph: graph.name, count }))
    return
  }
  const pictures = files.filter(isPicture)
  const [first] = pictures
  if (first && pictures.length === 1 && node !== undefined && takesFile(editor, node, first)) {
    await putFile(editor, node, first)
  } else if (pictures.length > 0) await placePictures(editor, pictures, at)
  const other = files.find((file) => !pictures.includes(file))
  if (other) editor.ui.notify('error', editor.i18n.t('notices.cannotDrop', { name: other.name }))
}

function isPicture({ type }: File): boolean {
  return type.startsWith('image/')
}

export async function savePicture(
  editor: EditorCore,
  node: string,
  port: string,
  title: string,
  choice?: ViewChoice,
) {
  const { engine, ui, i18n } = editor
  const blob = await engine.png(openRef(editor).graph, node, port, choice)
  if (!blob) {
    ui.notify('error', i18n.t('notices.nothingToSave'))
    return
  }
  const name = fileName(title, 'png')
  download(blob, name)
  ui.notify('info', i18n.t('notices.saved', { name }))
}

/** Puts a picture on the clipboard at full size. */
export async function copyPicture(editor: EditorCore, node: string, port: string, choice?: ViewChoice) {
  const { engine, ui, i18n } = editor
  if (!navigator.clipboard?.write || typeof ClipboardItem === 'undefined') {
    ui.notify('error', i18n.t('viewer.copyAbsent'))
    return
  }
  const drawn = engine.png(openRef(editor).graph, node, port, choice).then((blob) => {
    if (!blob) throw new Error(i18n.t('notices.nothingToSave'))
    return blob
  })
  try {
    // The promise itself: browsers forget the click while a picture is drawn.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': drawn })])
    ui.notify('info', i18n.t('viewer.copied'))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    ui.notify('error', i18n.t('viewer.copyFailed', { message }))
  }
}
