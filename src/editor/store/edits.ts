import { castDraft, type Draft, original } from 'immer'
import type { Catalog } from '../../core/catalog'
import type { GraphAsset, GraphBody, GraphDocument, GraphEdge, GraphNode } from '../../core/document'
import type { Json } from '../../core/param'
import { carryPoints } from './carry-points'
import { itemKey } from './items'
import { edgeId } from './lookup'
import { forgetWeights } from './weights'

export type EditName =
  | 'add-bookmark'
  | 'add-frame'
  | 'add-node'
  | 'better'
  | 'branch'
  | 'bypass'
  | 'collapse'
  | 'color'
  | 'add-point'
  | 'add-note'
  | 'align'
  | 'connect'
  | 'cut'
  | 'delete'
  | 'delete-bridged'
  | 'delete-bookmark'
  | 'disconnect'
  | 'edit-app'
  | 'edit-group'
  | 'group'
  | 'make-unique'
  | 'duplicate'
  | 'expand'
  | 'insert'
  | 'larger'
  | 'distribute'
  | 'edit-note'
  | 'fit-frame'
  | 'move'
  | 'move-point'
  | 'mute'
  | 'place-group'
  | 'remove-unused-groups'
  | 'paste'
  | 'pin'
  | 'remove-point'
  | 'rename'
  | 'rename-bookmark'
  | 'rename-frame'
  | 'rename-node'
  | 'replace-file'
  | 'paint'
  | 'reroute'
  | 'resize'
  | 'restore'
  | 'repair'
  | 'set-param'
  | 'tidy'
  | 'ungroup'
  | 'unbypass'
  | 'unmute'
  | 'unpin'

/** A named change to the document. Edits with the same key in quick succession become one undo step. */
export interface Edit {
  readonly name: EditName
  readonly key?: string
  /** What the history says it was about: nodes, frames or notes by id, and the param. */
  readonly about?: { readonly ids: Iterable<string>; readonly param?: string }
  /** @param body what is on the canvas. @param root the whole document, for files, groups and the title. */
  readonly change: (body: Draft<GraphBody>, root: Draft<GraphDocument>) => void
}

export interface Point {
  readonly x: number
  readonly y: number
}

export function setParam(node: string, param: string, value: Json): Edit {
  return {
    name: 'set-param',
    key: `param ${node} ${param}`,
    about: { ids: [node], param },
    change: (body) => {
      const found = find(body, node)
      if (found) found.params[param] = castDraft(value)
    },
  }
}

/** A file that the graph only refers to is carried from now on, when it is given again. */
export function putAsset(root: Draft<GraphDocument>, sha256: string, asset: GraphAsset) {
  const there = root.assets[sha256]
  if (!there || (there.data === undefined && asset.data !== undefined)) root.assets[sha256] = castDraft(asset)
}

export function replaceFile(
  node: string,
  param: string,
  file: { readonly sha256: string; readonly asset: GraphAsset },
): Edit {
  return {
    name: 'replace-file',
    about: { ids: [node] },
    change: (body, root) => {
      const found = find(body, node)
      if (!found) return
      putAsset(root, file.sha256, file.asset)
      found.params[param] = { asset: file.sha256 }
    },
  }
}

/** What was painted for a node; null when nothing is left of it. */
export function paintMask(
  node: string,
  param: string,
  file: { readonly sha256: string; readonly asset: GraphAsset } | null,
): Edit {
  return {
    name: 'paint',
    about: { ids: [node] },
    change: (body, root) => {
      const found = find(body, node)
      if (!found) return
      if (file) putAsset(root, file.sha256, file.asset)
      found.params[param] = file && { asset: file.sha256 }
    },
  }
}

/** Moves nodes by their id, frames and notes by their `itemKey`. */
export function moveNodes(positions: ReadonlyMap<string, Point>): Edit {
  const moveOne = (key: string, item: { position: Draft<Point> }) => {
    const to = positions.get(key)
    if (to && (to.x !== item.position.x || to.y !== item.position.y)) item.position = { x: to.x, y: to.y }
  }
  return {
    name: 'move',
    key: moveKey(positions.keys()),
    about: { ids: [...positions.keys()] },
    change: (body) => {
      const by = new Map<string, Point>()
      for (const node of body.nodes) {
        const { x, y } = node.position
        if (!node.pinned) moveOne(node.id, node)
        if (node.position.x !== x || node.position.y !== y) {
          by.set(node.id, { x: node.position.x - x, y: node.position.y - y })
        }
      }
      carryPoints(body, by)
      for (const frame of body.frames) moveOne(itemKey('frame', frame.id), frame)
      for (const note of body.notes) moveOne(itemKey('note', note.id), note)
    },
  }
}

/** What makes moves of the same nodes one step. */
export function moveKey(nodes: Iterable<string>): string {
  return `move ${[...nodes].join(' ')}`
}

export function addNode(
  node: GraphNode,
  file?: { readonly sha256: string; readonly asset: GraphAsset },
): Edit {
  return {
    name: 'add-node',
    about: { ids: [node.id] },
    change: (body, root) => {
      if (file) putAsset(root, file.sha256, file.asset)
      body.nodes.push(castDraft(node))
    },
  }
}

/** Takes nodes with all their wires, and wires on their own. */
export function remove(
  nodes: ReadonlySet<string>,
  edges: ReadonlySet<string>,
  catalog: Pick<Catalog, 'nodes'>,
): Edit {
  const isGone = (edge: GraphEdge) =>
    edges.has(edgeId(edge)) || nodes.has(edge.from.node) || nodes.has(edge.to.node)
  return {
    name: nodes.size > 0 ? 'delete' : 'disconnect',
    ...(nodes.size > 0 && { about: { ids: nodes } }),
    change: (body) => {
      forgetWeights(body, body.edges.filter(isGone), catalog)
      body.edges = body.edges.filter((edge) => !isGone(edge))
      if (nodes.size > 0) body.nodes = body.nodes.filter((node) => !nodes.has(node.id))
    },
  }
}

/** Adds a wire, in place of those in `replaced`. */
export function connect(
  edge: GraphEdge,
  catalog: Pick<Catalog, 'nodes'>,
  replaced: readonly Pick<GraphEdge, 'from' | 'to'>[] = [],
): Edit {
  const gone = new Set(replaced.map(edgeId))
  return {
    name: gone.size > 0 ? 'reroute' : 'connect',
    change: (body) => {
      forgetWeights(body, replaced, catalog)
      if (gone.size > 0) body.edges = body.edges.filter((other) => !gone.has(edgeId(other)))
      body.edges.push(castDraft(edge))
    },
  }
}

export function setTitle(title: string): Edit {
  return {
    name: 'rename',
    key: 'title',
    change: (_, root) => {
      root.title = title
    },
  }
}

/** Puts an earlier state of the graph back. Files stay, for they may be wanted again. */
export function restoreGraph(graph: GraphDocument): Edit {
  return {
    name: 'restore',
    change: (_, root) => {
      const { title, nodes, edges, frames, notes, groups, app, assets } = graph
      if (root.title !== title) root.title = title
      if (original(root.nodes) !== nodes) root.nodes = castDraft(nodes)
      if (original(root.edges) !== edges) root.edges = castDraft(edges)
      if (original(root.frames) !== frames) root.frames = castDraft(frames)
      if (original(root.notes) !== notes) root.notes = castDraft(notes)
      if (groups === undefined) delete root.groups
      else if (root.groups === undefined || original(root.groups) !== groups) root.groups = castDraft(groups)
      if (app === undefined) delete root.app
      else if (root.app === undefined || original(root.app) !== app) root.app = castDraft(app)
      for (const [sha256, asset] of Object.entries(assets)) root.assets[sha256] ??= castDraft(asset)
    },
  }
}

function find(body: Draft<GraphBody>, id: string) {
  return body.nodes.find((node) => node.id === id)
}
