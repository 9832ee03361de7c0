import { castDraft, type Draft } from 'immer'
import type { Catalog } from '../../core/catalog'
import { checkParam } from '../../core/check-param'
import type { GraphBody, GraphDocument, GraphEdge, GraphNode } from '../../core/document'
import { catalogNode, own } from '../../core/finding'
import { isRecord } from '../../core/json'
import type { Json, ParamSpec } from '../../core/param'
import { findPort } from '../../core/port-of'
import type { Problem } from '../../core/problem'
import { wireName } from '../../core/resolve-params'
import type { en } from '../i18n/en'
import type { Edit } from '../store/edits'
import { edgeId } from '../store/lookup'
import { findOwner } from '../store/param-owner'
import { bodyIn, graphAt, locate, rootScope } from '../store/scope'
import { forgetWeights } from '../store/weights'

/** What one press of a button does about a problem. */
export interface QuickFix {
  readonly label: keyof typeof en.problems.fixes
  readonly edit: Edit
}

interface Place {
  /** The canvas with the fault. */
  readonly body: GraphBody
  readonly catalog: Catalog
  readonly problem: Problem
  /** Undefined when the fault is not at a node. */
  readonly node: GraphNode | undefined
}

type Change = (body: Draft<GraphBody>) => void

interface Repair {
  readonly label: QuickFix['label']
  /** Undefined when nothing can be done here after all. */
  readonly find: (place: Place) => Change | undefined
}

/** By code of the problem. What is not here needs a decision that only the user can take. */
const repairs: Readonly<Record<string, Repair>> = {
  'param-range': { label: 'limit', find: setParam(bounded) },
  'weight-range': { label: 'limit', find: setParam(bounded) },
  'param-length': {
    label: 'shorten',
    find: setParam((spec, value) =>
      spec.kind === 'text' && typeof value === 'string' ? value.slice(0, spec.maxLength) : undefined,
    ),
  },
  'param-kind': { label: 'default', find: setParam(usual) },
  'param-option': { label: 'default', find: setParam(usual) },
  'param-too-few': { label: 'default', find: setParam(usual) },
  'param-unknown': {
    label: 'setting',
    find: ({ node, problem: { param } }) =>
      node && param !== undefined && Object.hasOwn(node.params, param)
        ? (body) => delete nodeIn(body, node.id)?.params[param]
        : undefined,
  },
  'weight-no-wire': { label: 'weight', find: dropIdleWeights },
  'wire-duplicate': { label: 'wire', find: dropRepeatedWires },
  'wire-crowded': {
    label: 'wire',
    find: dropWires((wire, { into }) => into.includes(wire) && wire !== into[0]),
  },
  'wire-no-source': {
    label: 'wire',
    find: dropWires((wire, { into, nodes }) => into.includes(wire) && !nodes.has(wire.from.node)),
  },
  'wire-no-target': { label: 'wire', find: dropWires((wire, { nodes }) => !nodes.has(wire.to.node)) },
  'wire-type': {
    label: 'wire',
    find: dropWires((wire, ends) => ends.into.includes(wire) && !ends.fits(wire)),
  },
  'port-unknown': {
    label: 'wire',
    find: (place) =>
      place.problem.values.side === 'output'
        ? dropWires((wire, { outOf }) => outOf.includes(wire))(place)
        : dropWires((wire, { into }) => into.includes(wire))(place),
  },
  'input-muted': { label: 'unmute', find: unmuteSources },
}

/** @param catalog with the groups of the document. */
export function quickFix(document: GraphDocument, catalog: Catalog, problem: Problem): QuickFix | undefined {
  const repair = Object.hasOwn(repairs, problem.code) ? repairs[problem.code] : undefined
  if (!repair) return undefined
  const { scope, node, param } = placeOf(document, catalog, problem)
  const body = graphAt(document, scope)
  const at = { ...problem, ...(param !== undefined && { param }) }
  const change = repair.find({ body, catalog, node, problem: at })
  if (!change) return undefined
  return {
    label: repair.label,
    edit: { name: 'repair', change: (_, root) => void change(bodyIn(root, document, scope)) },
  }
}

/** A setting of a node in a group may come from the group around it, and is mended there. */
function placeOf(document: GraphDocument, catalog: Catalog, { node, param }: Problem) {
  const found = node === undefined ? undefined : locate(document, node)
  if (!found) return { scope: rootScope, node: undefined, param }
  return param === undefined ? { ...found, param } : findOwner(document, catalog, found, param)
}

function setParam(mend: (spec: ParamSpec, value: Json | undefined) => Json | undefined): Repair['find'] {
  return ({ node, catalog, problem: { param } }) => {
    const spec = node && param !== undefined && own(catalogNode(node, catalog)?.params ?? {}, param)
    if (!node || !spec || param === undefined) return undefined
    const value = mend(spec, node.params[param])
    if (value === undefined || checkParam(spec, value)) return undefined
    return (body) => {
      const found = nodeIn(body, node.id)
      if (found) found.params[param] = castDraft(value)
    }
  }
}

function bounded(spec: ParamSpec, value: Json | undefined): Json | undefined {
  const within = ({ min, max }: { readonly min: number; readonly max: number }, number: unknown) =>
    typeof number === 'number' ? Math.min(max, Math.max(min, number)) : 0
  if (spec.kind === 'number' || spec.kind === 'integer') return within(spec, value)
  if (spec.kind !== 'wire-weights' || !isRecord(value)) return undefined
  return Object.fromEntries(
    Object.entries(value).map(([wire, weight]) => [wire, within(spec.weight, weight)]),
  )
}

function usual(spec: ParamSpec): Json {
  return spec.default
}

interface Ends {
  readonly nodes: ReadonlyMap<string, GraphNode>
  /** Wires into the port of the problem, and out of it, in the order of the file. */
  readonly into: readonly GraphEdge[]
  readonly outOf: readonly GraphEdge[]
  fits(wire: GraphEdge): boolean
}

function dropWires(isWrong: (wire: GraphEdge, ends: Ends) => boolean): Repair['find'] {
  return ({ body, catalog, problem: { port }, node }) => {
    const nodes = new Map(body.nodes.map((each) => [each.id, each]))
    const isHere = (end: GraphEdge['from']) => end.node === node?.id && end.port === port
    const typeAt = ({ node: id, port: key }: GraphEdge['from'], side: 'inputs' | 'outputs') => {
      const found = nodes.get(id)
      const spec = found && findPort(found, side, key, catalog)
      return typeof spec === 'object' ? spec.type : undefined
    }
    const ends: Ends = {
      nodes,
      into: body.edges.filter(({ to }) => isHere(to)),
      outOf: body.edges.filter(({ from }) => isHere(from)),
      fits: ({ from, to }) => typeAt(from, 'outputs') === typeAt(to, 'inputs'),
    }
    const gone = body.edges.filter((wire) => isWrong(wire, ends))
    if (gone.length === 0) return undefined
    const ids = new Set(gone.map(edgeId))
    return (draft) => {
      forgetWeights(draft, gone, catalog)
      draft.edges = draft.edges.filter((wire) => !ids.has(edgeId(wire)))
    }
  }
}

/** The first of equal wires stays, and their weight with it. */
function dropRepeatedWires({ body }: Place): Change | undefined {
  const seen = new Set<string>()
  const first = body.edges.map((wire) => {
    const id = edgeId(wire)
    if (seen.has(id)) return false
    seen.add(id)
    return true
  })
  if (seen.size === body.edges.length) return undefined
  return (draft) => {
    draft.edges = draft.edges.filter((_, index) => first[index])
  }
}

/** Named on the canvas of the node: in the flat graph, where the problem was found, wires have other names. */
function dropIdleWeights({ body, node, catalog, problem: { param } }: Place): Change | undefined {
  const spec = node && param !== undefined && own(catalogNode(node, catalog)?.params ?? {}, param)
  if (!node || !spec || spec.kind !== 'wire-weights' || param === undefined) return undefined
  const weights = node.params[param]
  if (!isRecord(weights)) return undefined
  const wires = new Set(
    body.edges
      .filter(({ to }) => to.node === node.id && to.port === spec.input)
      .map(({ from }) => wireName(from)),
  )
  const kept = Object.entries(weights).filter(([wire]) => wires.has(wire))
  if (kept.length === Object.keys(weights).length) return undefined
  return (draft) => {
    const found = nodeIn(draft, node.id)?.params[param]
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return
    for (const wire of Object.keys(found)) if (!wires.has(wire)) delete found[wire]
  }
}

function unmuteSources({ body, node, problem: { port } }: Place): Change | undefined {
  const sources = new Set(
    body.edges.filter(({ to }) => to.node === node?.id && to.port === port).map(({ from }) => from.node),
  )
  if (!body.nodes.some(({ id, muted }) => muted && sources.has(id))) return undefined
  return (draft) => {
    for (const each of draft.nodes) if (sources.has(each.id)) delete each.muted
  }
}

function nodeIn(body: Draft<GraphBody>, id: string) {
  return body.nodes.find((node) => node.id === id)
}
