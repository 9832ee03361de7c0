import type { CatalogNode } from './catalog'
import { checkParam } from './check-param'
import type { GraphNode } from './document'
import { blocking, type Finding, harmless, type Inspected, namedNodes, nodeTitle, own } from './finding'
import { isRecord, jsonPath } from './json'
import { assetsIn } from './named-assets'
import {
  type FileParam,
  type FilesParam,
  type Json,
  type PaintingParam,
  takesFiles,
  type WireWeightsParam,
} from './param'
import type { Named, Place } from './problem'
import { wireName } from './resolve-params'
import { someOf } from './some-of'

/** Of one node's params that mean nothing, and of a param's weights: nodes in groups are told of each time. */
const MOST_TOLD = 20

/** Checks the params that a node has in the file. Those it does not have take their defaults. */
export function inspectParams(
  node: GraphNode,
  index: number,
  { params: specs }: CatalogNode,
  inspected: Inspected,
): Finding[] {
  const findings: Finding[] = []
  const placeOf = (key: string): Place => ({
    node: node.id,
    param: key,
    path: jsonPath(['nodes', index, 'params', key]),
  })

  for (const key in specs) {
    const spec = specs[key]
    if (!spec) continue
    const stored = own(node.params, key)
    const value: Json = stored === undefined ? spec.default : stored
    const fault = checkParam(spec, value)
    if (fault) {
      const title = nodeTitle(node, inspected.catalog)
      const message = `${title}: ${fault.message}`
      const named = { ...fault, message, values: { ...fault.values, title }, names: namesAt(node, key) }
      findings.push(blocking(named, placeOf(key), [node.id]))
    } else if (stored !== undefined && (takesFiles(spec) || spec.kind === 'wire-weights')) {
      for (const finding of inspectReferences(node, key, spec, value, placeOf(key), inspected))
        findings.push(finding)
    }
  }
  const strays = Object.keys(node.params).filter((key) => !own(specs, key))
  for (const key of strays.slice(0, MOST_TOLD)) {
    const title = nodeTitle(node, inspected.catalog)
    const fault = {
      code: 'param-unknown',
      message: `${title} has no param “${key}”; it is kept and has no effect.`,
      remedy: `Remove it, or use one of: ${someOf(Object.keys(specs)) || 'none'}.`,
      values: { title, param: key },
      names: namedNodes({ title: node }),
    }
    findings.push(harmless(fault, placeOf(key)))
  }
  return findings
}

/** Of a fault of a param at its node. */
function namesAt(node: GraphNode, key: string): Readonly<Record<string, Named>> {
  const param = { type: node.type, key }
  return {
    ...namedNodes({ title: node }),
    label: { kind: 'param', ...param },
    options: { kind: 'options', ...param },
  }
}

/** Files and wires that a param names. */
function inspectReferences(
  node: GraphNode,
  key: string,
  spec: FileParam | FilesParam | PaintingParam | WireWeightsParam,
  value: Json,
  place: Place,
  { document, graph, catalog }: Inspected,
): Finding[] {
  const title = nodeTitle(node, catalog)
  if (takesFiles(spec)) {
    const missing = assetsIn(value).filter((sha256) => !Object.hasOwn(document.assets, sha256))
    return missing.slice(0, MOST_TOLD).map((sha256) => {
      const fault = {
        code: 'asset-missing',
        message: `${title}: ${spec.label} names a file that the graph does not list (${sha256.slice(0, 12)}…).`,
        remedy: 'Choose the file again.',
        values: { title, label: spec.label, sha256 },
        names: namesAt(node, key),
      }
      return blocking(fault, place, [node.id])
    })
  }
  if (!isRecord(value)) return []
  const wires = new Set(
    graph
      .incoming(node.id)
      .filter((wire) => wire.to.port === spec.input)
      .map((wire) => wireName(wire.from)),
  )
  return Object.keys(value)
    .filter((wire) => !wires.has(wire))
    .slice(0, MOST_TOLD)
    .map((wire) => {
      const fault = {
        code: 'weight-no-wire',
        message: `${title}: ${spec.label} has a weight for “${wire}”, from which no wire comes.`,
        remedy: 'Nothing needs to be done: the weight is kept for when the wire comes back.',
        values: { title, label: spec.label, wire },
        names: namesAt(node, key),
      }
      return harmless(fault, place)
    })
}
