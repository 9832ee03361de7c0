import type { Catalog, CatalogNode, CatalogPort } from './catalog'
import type { GraphNode } from './document'
import {
  blocking,
  catalogNode,
  type Finding,
  harmless,
  type Inspected,
  namedNodes,
  nodeTitle,
  runnableAs,
} from './finding'
import type { Wire } from './graph'
import { inspectParams } from './inspect-params'
import type { Fault } from './problem'

/** Checks every node: its id, its type and version, its params and that its inputs are fed. */
export function inspectNodes(inspected: Inspected): Finding[] {
  const { document, catalog } = inspected
  const ids = new Set<string>()
  return document.nodes.flatMap((node, index) => {
    if (ids.has(node.id)) return duplicateId(node, index)
    ids.add(node.id)
    const known = runnableAs(node, catalog)
    if (!known) return placeholder(node, index, inspected)
    return [...inspectParams(node, index, known, inspected), ...inspectInputs(node, index, known, inspected)]
  })
}

function duplicateId(node: GraphNode, index: number): Finding {
  const fault = {
    code: 'duplicate-id',
    message: `Two nodes have the id “${node.id}”.`,
    remedy: 'Give one of them another id, and correct the wires that name it.',
    values: { id: node.id },
  }
  return blocking(fault, { node: node.id, path: `nodes[${index}].id` }, [node.id])
}

/** A node that cannot run is kept, and is an error only for what cannot do without it. */
function placeholder(node: GraphNode, index: number, inspected: Inspected): Finding {
  const fault = placeholderFault(node, inspected)
  const place = { node: node.id, path: `nodes[${index}]` }
  const needing = node.muted
    ? []
    : inspected.graph.outgoing(node.id).filter((wire) => isNeeded(wire, inspected))
  if (needing.length === 0) return harmless(fault, place)
  const blocks = needing.map((wire) => wire.to.node)
  return { ...blocking(fault, place, blocks), placeholder: true }
}

/** Why a node cannot run although it is kept: unknown type, or a version that this program does not have. */
export function placeholderFault(node: GraphNode, { catalog }: Pick<Inspected, 'catalog'>): Fault {
  const known = catalogNode(node, catalog)
  const title = nodeTitle(node, catalog)
  const { type, version } = node
  if (!known) {
    return {
      code: 'node-unknown',
      message: `${title} has the type “${type}”, which this Gramarye does not have. It is kept as it is and does not run.`,
      remedy: 'Update Gramarye or add what provides this node, or replace it.',
      values: { title, type },
      names: namedNodes({ title: node }),
    }
  }
  const values = { title, type, version, known: known.version }
  const names = namedNodes({ title: node })
  if (version > known.version) {
    return {
      code: 'node-newer',
      message: `${title} was made by a newer Gramarye (version ${version} of the node; this one has ${known.version}). It is kept as it is and does not run.`,
      remedy: 'Update Gramarye, or replace the node.',
      values,
      names,
    }
  }
  return {
    code: 'node-outdated',
    message: `${title} has version ${version} and could not be brought to version ${known.version}. It is kept as it is and does not run.`,
    remedy: 'Put a new node of this type in its place.',
    values,
    names,
  }
}

function inspectInputs(node: GraphNode, index: number, known: CatalogNode, inspected: Inspected): Finding[] {
  const { catalog, graph } = inspected
  const wires = graph.incoming(node.id)
  const findings: Finding[] = []
  for (const [port, input] of Object.entries(known.inputs)) {
    if (input.optional || wires.some((wire) => wire.to.port === port)) continue
    const fault = missingInput(node, port, input, catalog)
    findings.push(blocking(fault, { node: node.id, port, path: `nodes[${index}]` }, [node.id]))
  }
  for (const wire of wires) {
    const source = graph.nodes.get(wire.from.node)
    if (!source?.muted || node.muted || !isNeeded(wire, inspected)) continue
    const title = nodeTitle(node, catalog)
    const values = { title, source: nodeTitle(source, catalog), port: wire.to.port }
    const fault = {
      code: 'input-muted',
      message: `${title} needs ${values.source}, which is muted, and does not run.`,
      remedy: `Unmute ${values.source}, or wire something else into “${values.port}”.`,
      values,
      names: namedNodes({ title: node, source }),
    }
    findings.push(harmless(fault, { node: node.id, port: wire.to.port, path: `edges[${wire.index}]` }))
  }
  return findings
}

export function missingInput(node: GraphNode, key: string, input: CatalogPort, catalog: Catalog): Fault {
  const title = nodeTitle(node, catalog)
  const takes = catalog.ports[input.type]?.label ?? input.type
  return {
    code: 'input-missing',
    message: `${title}: nothing is wired into “${input.label}”.`,
    remedy: `Wire something that gives ${takes} into it.`,
    values: { title, input: input.label, takes },
    names: {
      ...namedNodes({ title: node }),
      input: { kind: 'input', type: node.type, key },
      takes: { kind: 'port-type', id: input.type },
    },
  }
}

/** Whether the node at the end of a wire would run, and could not without this wire. */
function isNeeded(wire: Wire, { graph, catalog }: Inspected): boolean {
  const target = graph.nodes.get(wire.to.node)
  if (!target || target.muted) return false
  const input = runnableAs(target, catalog)?.inputs[wire.to.port]
  if (!input || input.optional) return false
  if (!input.many) return true
  return !graph.incoming(target.id).some(({ from, to }) => {
    const source = graph.nodes.get(from.node)
    return to.port === wire.to.port && source && !source.muted && runnableAs(source, catalog)
  })
}
