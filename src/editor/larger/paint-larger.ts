import type { Catalog, CatalogNode } from '../../core/catalog'
import type { AppView, GraphDocument, GraphNode, GroupDefinition } from '../../core/document'
import { catalogNode, nodeTitle } from '../../core/finding'
import { type Fragment, takeFragment } from '../../core/fragment'
import { type GraphIndex, indexGraph } from '../../core/graph'
import { catalogOf, groupOf } from '../../core/groups'
import { type Placed, placeFragment } from '../../core/place-fragment'
import { state, stepsParam, stepsWanted } from '../store/branch'
import { isPainter } from './chain'
import { hasSize, LARGEST, scaled, settingOf, sizeOf } from './lengths'

/** The next scale of a painting: what is added to the document's own canvas. */
export interface NextScale {
  readonly placed: Placed
  /** The optimizer that goes on, by its id. */
  readonly painter: string
  /** Longest side of the canvas in px, before and then. */
  readonly from: number
  readonly size: number
  /** The app view, which shows the large results in place of the small ones. */
  readonly app: AppView | undefined
}

export type NotLarger =
  /** A group sets a size inside, where it holds for every scale. */
  | { readonly why: 'size-in-group'; readonly title: string }
  | { readonly why: 'no-size' | 'largest' | 'no-room' }

interface Wishes {
  /** Where the highest of what is added stands, in graph units. */
  readonly top: number
  /** What the optimizer and the results are called at a size, in px. */
  label(node: GraphNode, from: number, size: number): string
  /** What a setting is called that has no name of its own in the app view. */
  setting(node: GraphNode, param: string): string
}

/** Of the steps before. What is there already only has to become sharp, and each step takes four times as long. */
const steps = 0.4
const fewest = 20
/** Of the rate before: large steps would paint the picture anew. */
const rate = 0.75

/**
 * What lets a painting go on at twice its size, or at the largest there is: an optimizer like the one before, which takes
 * over its painting, with copies of all that depends on the size, in the losses and in what becomes of the painting.
 * Nothing that was there changes.
 *
 * @param base the catalog without groups.
 * @param id an optimizer on the document's own canvas.
 */
export function paintLarger(
  document: GraphDocument,
  base: Catalog,
  id: string,
  { top, label, setting }: Wishes,
): NextScale | NotLarger {
  const catalog = catalogOf(document, base)
  const graph = indexGraph(document)
  const parts = partsOf(graph, catalog, id)
  const closed = [id, ...parts.needed, ...parts.after].find((node) =>
    hidesSize(document, node, catalog, graph),
  )
  const closedNode = closed === undefined ? undefined : graph.nodes.get(closed)
  if (closedNode) return { why: 'size-in-group', title: nodeTitle(closedNode, catalog) }

  const from = canvasSide(graph, catalog, id, parts.needed)
  if (from === undefined) return { why: 'no-size' }
  if (from >= LARGEST) return { why: 'largest' }
  const size = Math.min(2 * from, LARGEST)

  const sized = grow(graph, catalog, parts, id)
  const copied = new Set([id, ...parts.after])
  for (const node of parts.needed)
    if (sized.has(node) || makesLoss(graph, catalog, id, node)) copied.add(node)
  const taken = takeFragment(document, document, { nodes: copied, frames: new Set(), notes: new Set() })
  const fragment: Fragment = {
    ...taken,
    edges: taken.edges.filter(({ to }) => to.node !== id || isNeeded(to.port)),
    nodes: taken.nodes.map((node) => {
      const definition = catalogNode(node, catalog)
      if (!definition) return node
      if (node.id === id)
        return { ...node, params: goingOn(node, definition, size / from), label: label(node, from, size) }
      const params = sized.has(node.id) ? scaled(node, definition, size / from) : node.params
      return definition.sink ? { ...node, params, label: label(node, from, size) } : { ...node, params }
    }),
  }
  const highest = Math.min(...fragment.nodes.map(({ position }) => position.y))
  const by = { x: 0, y: Math.round(top - highest) }
  const placed = placeFragment(document, document, fragment, base, { by, wired: true })
  if (!placed) return { why: 'no-room' }
  const ids = new Map(fragment.nodes.map((node, index) => [node.id, placed.nodes[index]?.id ?? node.id]))
  const painter = ids.get(id) ?? id
  const onward = { from: { node: id, port: state }, to: { node: painter, port: state } }
  return {
    placed: { ...placed, edges: [...placed.edges, onward] },
    painter,
    from,
    size,
    app: appOf(document, ids, new Set([id, ...parts.after]), (node, param, name) => {
      const found = graph.nodes.get(node)
      return `${name || (found ? setting(found, param) : param)} · ${size} px`
    }),
  }
}

/** What a painting goes on from takes the place of what it would begin with. */
function isNeeded(port: string): boolean {
  return port !== state && port !== 'start'
}

interface Parts {
  /** What the canvas, the losses and all that becomes of the painting are made from. */
  readonly needed: ReadonlySet<string>
  /** What becomes of this painting alone. */
  readonly after: ReadonlySet<string>
}

function partsOf(graph: GraphIndex, catalog: Catalog, id: string): Parts {
  const isOther = (node: string) => {
    const found = graph.nodes.get(node)
    return found !== undefined && node !== id && isPainter(found, catalog)
  }
  const back = (starts: readonly string[]) =>
    spread(starts, (node) =>
      node === id || isOther(node) ? [] : graph.incoming(node).map(({ from }) => from.node),
    )
  const onward = spread(
    graph.outgoing(id).flatMap(({ from, to }) => (from.port === state ? [] : [to.node])),
    (node) => (node === id || isOther(node) ? [] : graph.outgoing(node).map(({ to }) => to.node)),
  )
  // A comparison of paintings stays with the small ones, which have the same size.
  const after = new Set(
    [...onward].filter((node) => node !== id && ![...back([node])].some((one) => isOther(one))),
  )
  const starts = graph
    .incoming(id)
    .filter(({ to }) => isNeeded(to.port))
    .map(({ from }) => from.node)
  const needed = [...back([...starts, ...after])].filter(
    (node) => node !== id && !after.has(node) && !isOther(node) && graph.nodes.has(node),
  )
  return { needed: new Set(needed), after }
}

function spread(starts: readonly string[], next: (node: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [...starts]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (found.has(node)) continue
    found.add(node)
    open.push(...next(node))
  }
  return found
}

/** What changes with the size: what has one, and all that is made of it. */
function grow(graph: GraphIndex, catalog: Catalog, { needed, after }: Parts, id: string) {
  const all = [...needed, ...after]
  const inside = new Set(all)
  const starts = all.filter((node) => {
    const definition = definitionOf(graph, catalog, node)
    return definition !== undefined && hasSize(definition) && !graph.nodes.get(node)?.bypassed
  })
  const next = (node: string) =>
    graph.outgoing(node).flatMap(({ to }) => (inside.has(to.node) ? [to.node] : []))
  return spread([...starts, ...after], (node) => (node === id ? [] : next(node)))
}

/** Losses are of one painting, and are weighed for it. */
function makesLoss(graph: GraphIndex, catalog: Catalog, painter: string, node: string): boolean {
  const loss = definitionOf(graph, catalog, painter)?.inputs.loss?.type
  const outputs = Object.values(definitionOf(graph, catalog, node)?.outputs ?? {})
  return loss !== undefined && outputs.some(({ type }) => type === loss)
}

/** The longest side of the canvas: what the node nearest to it that has a size is set to. */
function canvasSide(
  graph: GraphIndex,
  catalog: Catalog,
  id: string,
  needed: ReadonlySet<string>,
): number | undefined {
  const painter = graph.nodes.get(id)
  const definition = definitionOf(graph, catalog, id)
  // A group may set the size itself.
  if (painter && definition && hasSize(definition)) return sizeOf(painter, definition)
  const seen = new Set<string>()
  let level = sources(graph, id, definition?.inputs.image ? 'image' : undefined)
  while (level.length > 0) {
    const sides = level.flatMap((node) => {
      const found = graph.nodes.get(node)
      const definition = found && catalogNode(found, catalog)
      return (found && definition && !found.bypassed && sizeOf(found, definition)) || []
    })
    if (sides.length > 0) return Math.max(...sides)
    for (const node of level) seen.add(node)
    level = level
      .flatMap((node) => sources(graph, node))
      .filter((node) => needed.has(node) && !seen.has(node))
  }
  return undefined
}

function sources(graph: GraphIndex, id: string, port?: string): string[] {
  const into = graph.incoming(id).filter(({ to }) => port === undefined || to.port === port)
  return [...new Set(into.map(({ from }) => from.node))]
}

function definitionOf(graph: GraphIndex, catalog: Catalog, id: string): CatalogNode | undefined {
  const node = graph.nodes.get(id)
  return node && catalogNode(node, catalog)
}

function hidesSize(document: GraphDocument, id: string, catalog: Catalog, graph: GraphIndex): boolean {
  const node = graph.nodes.get(id)
  const group = node && groupOf(document, node)
  return group !== undefined && hides(document, group, catalog, new Set())
}

/** Whether a size is set inside a group that nobody can set from outside. */
function hides(
  document: GraphDocument,
  group: GroupDefinition,
  catalog: Catalog,
  seen: Set<string>,
): boolean {
  if (seen.has(group.id)) return false
  seen.add(group.id)
  const open = (node: string, param: string) =>
    group.params.some((one) => one.node === node && one.param === param)
  return group.nodes.some((node) => {
    const inner = groupOf(document, node)
    if (inner && hides(document, inner, catalog, seen)) return true
    const params = catalogNode(node, catalog)?.params ?? {}
    return Object.entries(params).some(([name, { role }]) => role === 'size' && !open(node.id, name))
  })
}

/** The params of an optimizer that goes on where another ended. */
function goingOn(node: GraphNode, definition: CatalogNode, factor: number): GraphNode['params'] {
  const params = hasSize(definition) ? { ...scaled(node, definition, factor) } : { ...node.params }
  const name = stepsParam(definition)
  const wanted = stepsWanted(node, definition)
  if (name !== undefined) params[name] = Math.min(wanted, Math.max(fewest, Math.round(wanted * steps)))
  const spec = definition.params.learningRate
  const before = settingOf(node, definition, 'learningRate')
  if (spec && 'min' in spec && typeof before === 'number')
    params.learningRate = Math.max(spec.min, Number((before * rate).toPrecision(3)))
  return params
}

/**
 * Shows the large results in place of the small ones; settings of what was copied stand once more after the first, since
 * both are set for themselves.
 */
function appOf(
  { app }: GraphDocument,
  ids: ReadonlyMap<string, string>,
  results: ReadonlySet<string>,
  named: (node: string, param: string, name: string | undefined) => string,
): AppView | undefined {
  if (!app) return undefined
  const moved = (path: string) => {
    const [first = '', ...rest] = path.split('/')
    const to = ids.get(first)
    return to === undefined ? undefined : { first, path: [to, ...rest].join('/') }
  }
  const params = app.params.flatMap((entry) => {
    const to = moved(entry.node)
    // What is set inside a group is set for all its copies.
    if (!to || entry.node.includes('/')) return [entry]
    return [entry, { ...entry, node: to.path, label: named(entry.node, entry.param, entry.label) }]
  })
  const outputs = app.outputs.map((entry) => {
    const to = moved(entry.node)
    return to && results.has(to.first) ? { ...entry, node: to.path } : entry
  })
  return { ...app, params: params.length > 1000 ? app.params : params, outputs }
}
