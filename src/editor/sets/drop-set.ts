import type { GraphNode } from '../../core/document'
import type { FilesParam } from '../../core/param'
import { defaultParams, spotFor } from '../actions/nodes'
import type { EditorCore } from '../editor-core'
import { catalogText } from '../i18n/catalog-text'
import type { Dropped } from '../lib/dropped'
import { addParts } from '../store/edit-parts'
import type { Point } from '../store/edits'
import { nodeById } from '../store/lookup'
import { addFiles, wordsOf } from './add-files'
import { readDropped } from './given'
import { readFiles } from './read-files'
import { setWords } from './words'

/** Pictures and folders dropped on a node of many go into it; folders elsewhere become such a node. */
export async function dropSet(editor: EditorCore, dropped: Dropped, at: Point, node: string | undefined) {
  try {
    if (node === undefined) await placeSet(editor, dropped, at)
    else await dropInto(editor, dropped, node)
  } catch {
    editor.ui.notify('error', setWords(editor.i18n.language).noFolder)
  }
}

async function dropInto(editor: EditorCore, dropped: Dropped, node: string) {
  const { graph, scope } = editor.document.getState()
  const type = nodeById(graph, node)?.type ?? ''
  const place = setIn(editor, type)
  if (!place) return
  await addFiles(editor, { node, scope, ...place }, await readDropped(dropped, place.spec))
}

async function placeSet(editor: EditorCore, dropped: Dropped, at: Point) {
  const { document, catalog, ui } = editor
  const type = Object.keys(editor.engine.catalog.nodes).find((known) => setIn(editor, known))
  const definition = type === undefined ? undefined : catalog().nodes[type]
  const place = type === undefined ? undefined : setIn(editor, type)
  if (!definition || !place) return
  const { generation } = document.getState()
  const found = await readFiles(editor, place.spec, await readDropped(dropped, place.spec), new Map())
  if (document.getState().generation !== generation) return
  const title = catalogText(editor.i18n.language, catalog()).title(definition.type)
  ui.notify(
    found.left.length > 0 || found.read.length === 0 ? 'error' : 'info',
    wordsOf(editor, found, title),
  )
  if (found.read.length === 0) return
  const { id, position } = spotFor(editor, definition.type, at)
  const files = found.read.map(({ sha256 }) => ({ asset: sha256 }))
  const made: GraphNode = {
    id,
    type: definition.type,
    version: definition.version,
    position,
    params: { ...defaultParams(definition), [place.param]: files },
  }
  const assets = Object.fromEntries(found.read.map(({ sha256, asset }) => [sha256, asset]))
  document.apply(
    addParts({ nodes: [made], edges: [], frames: [], notes: [], groups: [], assets }, 'add-node'),
  )
  document.select({ nodes: new Set([id]) })
}

function setIn(
  editor: EditorCore,
  type: string,
): { readonly param: string; readonly spec: FilesParam } | undefined {
  for (const [param, spec] of Object.entries(editor.catalog().nodes[type]?.params ?? {}))
    if (spec.kind === 'files') return { param, spec }
  return undefined
}
