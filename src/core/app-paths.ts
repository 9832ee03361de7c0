import { nodeIn } from './body-index'
import type { AppView, GraphBody, GraphDocument } from './document'
import { type FlatPath, flatPath } from './flat-path'
import { groupOf } from './groups'
import { addressKey } from './wire-order'

type Body = Pick<GraphBody, 'nodes'>

/** A param or an output that the app view shows: the part of the way that starts on the canvas in question. */
export interface AppEntry {
  readonly path: FlatPath
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
    const path = flatPath(document, flat)
    const depth = path === undefined ? -1 : depthOf(document, path, canvas)
    if (!path || depth < 0) return { path: flat, key }
    const entry = moved({ path: path.slice(depth), key }, kind)
    return { path: [...path.slice(0, depth), ...entry.path].join('/'), key: entry.key }
  }
  const params = app.params.map((entry) => {
    const { path, key } = move(entry.node, entry.param, 'param')
    return { ...entry, node: path, param: key }
  })
  const outputs = app.outputs.map((entry) => {
    const { path, key } = move(entry.node, entry.port, 'output')
    return { ...entry, node: path, port: key }
  })
  return {
    ...app,
    params: firstOfEach(params, ({ node, param }) => addressKey({ node, port: param })),
    outputs: firstOfEach(outputs, addressKey),
  }
}

/** Two settings of a group may have been one of a node inside. */
function firstOfEach<T>(entries: readonly T[], keyOf: (entry: T) => string): T[] {
  return [...new Map(entries.toReversed().map((entry) => [keyOf(entry), entry])).values()].reverse()
}

/** How many groups a way goes through before it comes to a canvas; -1 when it never does. */
function depthOf(document: GraphDocument, path: FlatPath, canvas: Body): number {
  let body: Body | undefined = document
  for (const [depth, id] of path.entries()) {
    if (!body) return -1
    if (body.nodes === canvas.nodes) return depth
    const node = nodeIn(body, id)
    body = node && groupOf(document, node)
  }
  return -1
}
