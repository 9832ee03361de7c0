import type { CatalogNode } from '../../core/catalog'
import type { GraphDocument, GraphNode } from '../../core/document'
import type { FileParam, Json } from '../../core/param'
import type { EditorCore } from '../editor-core'
import { catalogText } from '../i18n/catalog-text'
import { countUse } from '../lib/uses'
import { addNode, type Point, remove, replaceFile, setMuted } from '../store/edits'
import { removeFurniture, together } from '../store/furniture-edits'
import { nodeById } from '../store/lookup'
import { type AssetFile, accepts, readAsset } from './assets'
import { bridgeOffer } from './bridge'

/** Half of a node's usual size in graph units: placing at a point centers the node there. */
export const half = { x: 130, y: 80 }
/** What a node usually takes up with the gap around it, in graph units. */
const room = { x: 300, y: 380 }
/** How far from the wanted place one is looked for, in units of `room`. */
const steps = [0, 0.5, -0.5, 1, -1, 2, -2, 3, -3]

/** Places a new node of `type` centered on `at`, or near the middle of the view where there is room; selects it. */
export function placeNode(
  editor: EditorCore,
  type: string,
  at?: Point,
  file?: AssetFile & { param: string },
) {
  const { graph } = editor.document.getState()
  const middle = at ?? editor.view.current?.center() ?? half
  const corner = { x: middle.x - half.x, y: middle.y - half.y }
  const node = newNode(editor, type, at ? corner : freePosition(graph, corner))
  if (!node) return
  const params = file ? { ...node.params, [file.param]: { asset: file.sha256 } } : node.params
  editor.document.apply(addNode({ ...node, params }, file))
  tellAdded(editor, node)
}

/** A node as it is when nothing was set yet. */
export function newNode(
  { document, catalog }: EditorCore,
  type: string,
  { x, y }: Point,
): GraphNode | undefined {
  const definition = catalog().nodes[type]
  return (
    definition && {
      id: freshId(document.getState().graph, type),
      type,
      version: definition.version,
      position: { x: Math.round(x), y: Math.round(y) },
      params: defaultParams(definition),
    }
  )
}

/** Selects a node that was just added, counts it and says so. */
export function tellAdded({ document, catalog, ui, i18n }: EditorCore, { id, type }: GraphNode) {
  countUse(type)
  document.select({ nodes: new Set([id]) })
  ui.notify('info', i18n.t('notices.nodeAdded', { title: catalogText(i18n.language, catalog()).title(type) }))
}

/** Written out, so that a later change of a default does not change what this graph means. */
function defaultParams({ params }: CatalogNode): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(params)
      .filter(([, spec]) => spec.kind !== 'file' && spec.kind !== 'wire-weights')
      .map(([key, spec]) => [key, spec.default]),
  )
}

function freshId({ nodes }: GraphDocument, type: string): string {
  const taken = new Set(nodes.map((node) => node.id))
  const name = type.slice(type.lastIndexOf('/') + 1)
  let id = name
  for (let count = 2; taken.has(id); count += 1) id = `${name}-${count}`
  return id
}

/** The place nearest to `wanted` where the node covers no other. */
export function freePosition({ nodes }: GraphDocument, wanted: Point): Point {
  const places = steps.flatMap((dx) =>
    steps.map((dy) => ({ x: wanted.x + dx * room.x, y: wanted.y + dy * room.y })),
  )
  const distance = ({ x, y }: Point) => Math.hypot(x - wanted.x, y - wanted.y)
  const free = places
    .sort((a, b) => distance(a) - distance(b))
    .find(({ x, y }) =>
      nodes.every(({ position }) => Math.abs(position.x - x) >= room.x || Math.abs(position.y - y) >= room.y),
    )
  return free ?? wanted
}

/** Deletes, and offers to join the wires that led through what is gone. */
export function deleteSelection(editor: EditorCore) {
  const { document, catalog } = editor
  const { nodes, edges, ...furniture } = document.getState().selection
  const offer = bridgeOffer(editor, nodes, edges)
  const wired = remove(nodes, edges, catalog())
  const some = furniture.frames.size + furniture.notes.size > 0
  if (document.apply(some ? together('delete', [wired, removeFurniture(furniture)]) : wired)) offer()
}

/** Mutes, unless every node of the selection is muted already. */
export function toggleMuted({ document }: EditorCore, nodes: ReadonlySet<string>) {
  const { graph } = document.getState()
  const muted = [...nodes].every((id) => nodeById(graph, id)?.muted)
  document.apply(setMuted(nodes, !muted))
}

/** Puts `file` into the file param of a node. */
export async function chooseFile(
  editor: EditorCore,
  node: string,
  param: string,
  spec: FileParam,
  file: File,
) {
  const read = await readAsset(editor, file, spec)
  if (read) editor.document.apply(replaceFile(node, param, read))
}

/** Makes a node of a picture dropped on the canvas: the first kind of node that takes such a file. */
export async function placePicture(editor: EditorCore, file: File, at: Point) {
  for (const definition of Object.values(editor.engine.catalog.nodes)) {
    for (const [param, spec] of Object.entries(definition.params)) {
      if (spec.kind !== 'file' || !accepts(spec, file.type)) continue
      const read = await readAsset(editor, file, spec)
      if (read) placeNode(editor, definition.type, at, { ...read, param })
      return
    }
  }
  editor.ui.notify('error', editor.i18n.t('notices.noPictureNode', { name: file.name }))
}
