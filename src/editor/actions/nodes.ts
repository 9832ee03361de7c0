import type { CatalogNode } from '../../core/catalog'
import type { GraphDocument, GraphNode } from '../../core/document'
import { GROUP_CATEGORY } from '../../core/groups'
import { type FileLimits, type Json, takesFiles } from '../../core/param'
import type { EditorCore } from '../editor-core'
import { catalogText } from '../i18n/catalog-text'
import { countUse } from '../lib/uses'
import { removeParts } from '../store/edit-parts'
import { addNode, type Point, replaceFile } from '../store/edits'
import type { Scope } from '../store/scope'
import { type AssetFile, keepApart, readAsset } from './assets'
import { bridgeOffer } from './bridge'
import { wouldContainItself } from './groups'

/** Half of a node's usual size in graph units: placing at a point centers the node there. */
export const half = { x: 130, y: 80 }
/** What a node usually takes up with the gap around it, in graph units. */
export const room = { x: 300, y: 380 }
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
  if (!at) editor.ui.set({ focus: { node: node.id, gently: true } })
  tellAdded(editor, node)
}

/** A node as it is when nothing was set yet. */
export function newNode(editor: EditorCore, type: string, { x, y }: Point): GraphNode | undefined {
  const { document, catalog, ui, i18n } = editor
  const definition = catalog().nodes[type]
  if (!definition) return undefined
  if (wouldContainItself(editor, type)) {
    ui.notify('refusal', i18n.t('notices.groupInItself', { title: definition.title }))
    return undefined
  }
  return {
    id: freshId(document.getState().graph.nodes, type),
    type,
    version: definition.version,
    position: { x: Math.round(x), y: Math.round(y) },
    params: defaultParams(definition),
  }
}

/** Selects a node that was just added, counts it and says so. */
export function tellAdded({ document, catalog, ui, i18n }: EditorCore, { id, type }: GraphNode) {
  countUse(type)
  document.select({ nodes: new Set([id]) })
  ui.notify('info', i18n.t('notices.nodeAdded', { title: catalogText(i18n.language, catalog()).title(type) }))
}

/** The id of a new node and where it goes: centered on `at`, or near the middle of the view where there is room. */
export function spotFor({ document, view }: EditorCore, type: string, at?: Point) {
  const { graph } = document.getState()
  const middle = at ?? view.current?.center() ?? half
  const corner = { x: Math.round(middle.x - half.x), y: Math.round(middle.y - half.y) }
  return { id: freshId(graph.nodes, type), position: at ? corner : freePosition(graph, corner) }
}

/** Written out, so that a later change of a default does not change what this graph means. A group's are set inside. */
export function defaultParams({ params, category }: CatalogNode): Record<string, Json> {
  if (category === GROUP_CATEGORY) return {}
  return Object.fromEntries(
    Object.entries(params)
      .filter(([, spec]) => !takesFiles(spec) && spec.kind !== 'wire-weights')
      .map(([key, spec]) => [key, spec.default]),
  )
}

export function freshId(nodes: readonly Pick<GraphNode, 'id'>[], type: string): string {
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
  const { selection } = document.getState()
  const offer = bridgeOffer(editor, selection.nodes, selection.edges)
  if (document.apply(removeParts(selection, catalog()))) offer()
}

/**
 * Puts `file` into the file param of a node of some canvas; `more` where several make one.
 * @returns whether it could be read.
 */
export async function chooseFile(
  editor: EditorCore,
  { node, scope }: { readonly node: string; readonly scope: Scope },
  param: string,
  spec: FileLimits,
  file: File,
  ...more: readonly File[]
): Promise<boolean> {
  const read = await (spec.apart ? keepApart(editor, file, more) : readAsset(editor, file, spec))
  if (read) editor.document.apply(replaceFile(node, param, read), scope)
  return read !== undefined
}
