import { nodeIn } from './body-index'
import type { AppView, GraphBody, GraphDocument } from './document'
import { groupOf } from './groups'

/** Ids on the way to a node inside groups, its own last. */
type Path = readonly string[]
type Body = Pick<GraphBody, 'nodes'>

/** Ids may hold the separator themselves, so the way is looked for, not cut. */
function pathOf(document: GraphDocument, flat: string, body: Body = document): Path | undefined {
  if (nodeIn(body, flat)) return [flat]
  for (const node of body.nodes) {
    if (!flat.startsWith(`${node.id}/`)) continue
    const group = groupOf(document, node)
    const rest = group && pathOf(document, flat.slice(node.id.length + 1), group)
    if (rest) return [node.id, ...rest]
  }
  return undefined
}

/** A param or an output that the app view shows: the part of the way that starts on the canvas in question. */
export interface AppEntry {
  readonly path: Path
  /** The param's or the output's key. */
  readonly key: string
}

/**
 * The app view after nodes of a canvas were moved to another one. The canvas may be the inside of a group that is used
 * in several places.
 *
 * @param canvas one of the document's own objects.
 */
export function moveAppEntries(
  document: GraphDocument,
  canvas: Body,
  moved: (entry: AppEntry, kind: 'param' | 'output') => AppEntry,
): AppView | undefined {
  const { app } = document
  if (!app) return undefined
  const move = (flat: string, key: string, kind: 'param' | 'output') => {
    const path = pathOf(document, flat)
    const depth = path === undefined ? -1 : depthOf(document, path, canvas)
    if (!path || depth < 0) return { path: flat, key }
    const entry = moved({ path: path.slice(depth), key }, kind)
    return { path: [...path.slice(0, depth), ...entry.path].join('/'), key: entry.key }
  }
  return {
    ...app,
    params: app.params.map((entry) => {
      const { path, key } = move(entry.node, entry.param, 'param')
      return { ...entry, node: path, param: key }
    }),
    outputs: app.outputs.map((entry) => {
      const { path, key } = move(entry.node, entry.port, 'output')
      return { ...entry, node: path, port: key }
    }),
  }
}

/** How many groups a way goes through before it comes to a canvas; -1 when it never does. */
function depthOf(document: GraphDocument, path: Path, canvas: Body): number {
  let body: Body | undefined = document
  for (const [depth, id] of path.entries()) {
    if (!body) return -1
    if (body.nodes === canvas.nodes) return depth
    const node = nodeIn(body, id)
    body = node && groupOf(document, node)
  }
  return -1
}
