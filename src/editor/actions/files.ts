import type { GraphDocument } from '../../core/document'
import type { EditorCore, Example } from '../editor-core'
import { problemText } from '../i18n/problem-text'
import { download, fileName, pickFile } from '../lib/files'
import { isDirty } from '../store/document'
import type { Point } from '../store/edits'
import { withoutUnusedAssets } from './assets'
import { placePicture } from './nodes'

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
  editor.document.open(emptyGraph(editor.i18n.t('app.untitled')))
}

export async function openGraph(editor: EditorCore) {
  const file = await pickFile('.json,application/json')
  if (file) await openFile(editor, file)
}

async function openFile(editor: EditorCore, file: File) {
  try {
    await openText(editor, await file.text(), file.name)
  } catch {
    editor.ui.notify('error', editor.i18n.t('notices.readFailed', { name: file.name }))
  }
}

export async function openExample(editor: EditorCore, example: Example) {
  const name = editor.i18n.t(`examples.${example.id}.title`)
  try {
    await openText(editor, await example.load(), name)
  } catch {
    editor.ui.notify('error', editor.i18n.t('notices.readFailed', { name }))
  }
}

/** Replaces the graph by the one in `text`. When that cannot be read, everything stays as it is. */
async function openText(editor: EditorCore, text: string, name: string) {
  const { engine, document, ui, i18n } = editor
  const opened = await engine.open(text)
  if (!opened.ok) {
    const [first] = opened.problems
    const message = first ? problemText(i18n, first, engine.catalog).message : ''
    ui.set({ fileProblems: opened.problems, problemsOpen: true })
    ui.notify('error', i18n.t('notices.openFailed', { name, message }))
    return
  }
  if (!(await mayReplace(editor))) return
  document.open(opened.document)
  ui.set({ fileProblems: [] })
  const { title } = opened.document
  const changes = opened.changes.join(' ')
  ui.notify(
    'info',
    changes ? i18n.t('notices.migrated', { title, changes }) : i18n.t('notices.opened', { title }),
  )
}

export async function saveGraph({ document, ui, i18n }: EditorCore) {
  // Brings the schema with it, which the page needs for nothing else.
  const { serializeDocument } = await import('../../core/serialize')
  const graph = withoutUnusedAssets(document.getState().document)
  const name = fileName(graph.title, 'json')
  download(new Blob([serializeDocument(graph)], { type: 'application/json' }), name)
  document.markSaved()
  ui.notify('info', i18n.t('notices.saved', { name }))
}

/** Files dropped on the canvas: pictures become nodes, a graph file is opened. */
export async function dropFiles(editor: EditorCore, files: readonly File[], at: Point) {
  const graph = files.find((file) => file.type === 'application/json' || file.name.endsWith('.json'))
  if (graph) return openFile(editor, graph)
  let offset = 0
  for (const file of files) {
    if (file.type.startsWith('image/')) {
      await placePicture(editor, file, { x: at.x + offset, y: at.y + offset })
      offset += 40
    } else {
      editor.ui.notify('error', editor.i18n.t('notices.cannotDrop', { name: file.name }))
    }
  }
}

export async function savePicture(editor: EditorCore, node: string, port: string, title: string) {
  const { engine, ui, i18n } = editor
  const blob = await engine.png(node, port)
  if (!blob) {
    ui.notify('error', i18n.t('notices.nothingToSave'))
    return
  }
  const name = fileName(title, 'png')
  download(blob, name)
  ui.notify('info', i18n.t('notices.saved', { name }))
}

async function mayReplace({ document, ui }: EditorCore): Promise<boolean> {
  return !isDirty(document.getState()) || ui.askToDiscard()
}
