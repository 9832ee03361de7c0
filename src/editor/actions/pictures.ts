import type { CatalogNode } from '../../core/catalog'
import type { GraphAsset, GraphNode } from '../../core/document'
import { type FileParam, namesFile, type PaintingParam, type ParamSpec } from '../../core/param'
import type { EditorCore } from '../editor-core'
import type { Selection } from '../store/document'
import { addParts } from '../store/edit-parts'
import type { Point } from '../store/edits'
import { nodeById } from '../store/lookup'
import { countOf } from '../store/selection'
import { accepts, readAsset } from './assets'
import { nodeName } from './names'
import { chooseFile, defaultParams, freshId, half, room } from './nodes'

interface FilePlace {
  readonly definition: CatalogNode
  readonly param: string
  readonly spec: FileParam | PaintingParam
}

/** What is selected only because it was placed, with the last of these nodes as it was then. */
const placed = new WeakMap<Selection, GraphNode | undefined>()

/** As many pictures stand below each other before a second column is begun. */
const mostInColumn = 3

/**
 * Makes a node of each picture, in columns around `at`, as one step: the first kind of node that takes such a file.
 * What cannot be read is left out, with words to the user; `note` is said with what was added.
 */
export async function placePictures(editor: EditorCore, files: readonly File[], at: Point, note?: string) {
  const { document, engine, ui, i18n } = editor
  const refused: string[] = []
  const tellLater = {
    i18n,
    ui: { notify: (_tone: 'info' | 'error', text: string) => void refused.push(text) },
  }
  const read: { readonly place: FilePlace; readonly sha256: string; readonly asset: GraphAsset }[] = []
  for (const file of files) {
    const place = placeFor(Object.values(engine.catalog.nodes), file)
    if (!place) refused.push(unreadable(editor, file))
    const found = place && (await readAsset(tellLater, file, place.spec))
    if (found) read.push({ place, ...found })
  }
  if (read.length === 0) {
    if (refused.length > 0) ui.notify('error', refused.join(' '))
    return
  }
  const there: Pick<GraphNode, 'id'>[] = [...document.getState().graph.nodes]
  const spots = grid(read.length, at)
  const nodes = read.map(({ place: { definition, param }, sha256 }, index): GraphNode => {
    const id = freshId(there, definition.type)
    there.push({ id })
    return {
      id,
      type: definition.type,
      version: definition.version,
      position: spots[index] ?? at,
      params: { ...defaultParams(definition), [param]: { asset: sha256 } },
    }
  })
  const assets = Object.fromEntries(read.map(({ sha256, asset }) => [sha256, asset]))
  document.apply(addParts({ nodes, edges: [], frames: [], notes: [], groups: [], assets }, 'add-node'))
  document.select({ nodes: new Set(nodes.map(({ id }) => id)) })
  const { graph, selection } = document.getState()
  placed.set(selection, graph.nodes.at(-1))
  const added = i18n.t('clipboard.pictures', { count: nodes.length })
  ui.notify(refused.length > 0 ? 'error' : 'info', [added, ...refused, ...(note ? [note] : [])].join(' '))
}

/** A PNG by content, whatever it is called: what takes pictures goes by the type. */
export function asPng(file: File): File {
  return file.type === 'image/png' ? file : new File([file], file.name, { type: 'image/png' })
}

/** Whether a node has a setting that takes many files. */
export function isSet({ document, catalog }: EditorCore, node: string): boolean {
  const type = nodeById(document.getState().graph, node)?.type
  const definition = type === undefined ? undefined : catalog().nodes[type]
  return Object.values(definition?.params ?? {}).some(({ kind }) => kind === 'files')
}

/** Whether a node has a setting that such a file can be put into. */
export function takesFile(editor: EditorCore, node: string, file: File): boolean {
  return placeIn(editor, node, file) !== undefined
}

/** Puts a file into the first setting of a node that takes it. @returns whether it is there. */
export async function putFile(editor: EditorCore, node: string, file: File): Promise<boolean> {
  const place = placeIn(editor, node, file)
  const at = { node, scope: editor.document.getState().scope }
  return place !== undefined && chooseFile(editor, at, place.param, place.spec, file)
}

/**
 * Pictures from the clipboard: a single one goes into the node that is selected alone, if it takes it; all go into a set. One that a
 * picture was just made into, and that nobody has selected or changed since, keeps its own.
 */
export async function pastePictures(editor: EditorCore, pictures: readonly File[], at: Point) {
  const { graph, selection } = editor.document.getState()
  const [[only, ...others], [node]] = [pictures, [...selection.nodes]]
  const isAsPlaced = node !== undefined && placed.get(selection) === nodeById(graph, node)
  const alone = node !== undefined && countOf(selection) === 1 && !isAsPlaced
  if (alone && isSet(editor, node)) {
    const { dropSet } = await import('../sets/drop-set')
    return dropSet(editor, { files: pictures, folders: [] }, at, node)
  }
  const aimed = alone && others.length === 0
  if (!only || !aimed || !takesFile(editor, node, only)) return placePictures(editor, pictures, at)
  const title = nodeName(editor, node)
  if (await putFile(editor, node, only)) editor.ui.notify('info', editor.i18n.t('clipboard.into', { title }))
}

/** Says which kinds of pictures are read, by the nodes that take them. */
function unreadable({ engine, i18n }: EditorCore, { name }: File): string {
  const specs = Object.values(engine.catalog.nodes).flatMap(({ params }) => Object.values(params))
  const kinds = specs.flatMap((spec) => (spec.kind === 'file' ? spec.accept : []))
  const pictures = kinds.filter((kind) => kind.startsWith('image/'))
  const accept = [...new Set(pictures)].map((kind) => kind.slice('image/'.length).toUpperCase()).join(', ')
  return i18n.t('notices.noPictureNode', { name, accept })
}

function placeIn({ document, catalog }: EditorCore, id: string, file: File): FilePlace | undefined {
  const node = nodeById(document.getState().graph, id)
  const definition = node && catalog().nodes[node.type]
  return definition && placeFor([definition], file, ['file', 'painting'])
}

/** A painting is a picture too, though no picture asks for a node that is painted on. */
function placeFor(
  definitions: readonly CatalogNode[],
  file: File,
  kinds: readonly ParamSpec['kind'][] = ['file'],
): FilePlace | undefined {
  for (const definition of definitions) {
    for (const [param, spec] of Object.entries(definition.params)) {
      if (namesFile(spec) && kinds.includes(spec.kind) && accepts(spec, file))
        return { definition, param, spec }
    }
  }
  return undefined
}

/** Corners of nodes in columns, the whole of them centered on `at`. */
function grid(count: number, at: Point): readonly Point[] {
  const rows = Math.max(Math.min(count, mostInColumn), Math.ceil(Math.sqrt(count)))
  const columns = Math.ceil(count / rows)
  const left = at.x - half.x - ((columns - 1) * room.x) / 2
  const top = at.y - half.y - ((rows - 1) * room.y) / 2
  return Array.from({ length: count }, (_, index) => ({
    x: Math.round(left + Math.floor(index / rows) * room.x),
    y: Math.round(top + (index % rows) * room.y),
  }))
}
