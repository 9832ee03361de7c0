import type { GraphEdge, GraphNode } from './document'
import { blocking, type Finding, harmless, type Inspected, namedNodes, nodeTitle } from './finding'
import { findPort, unknownPort, wrongType } from './port-of'
import type { Fault } from './problem'

/** Checks every wire by itself and against those before it. */
export function inspectWires(inspected: Inspected): Finding[] {
  const { document, graph } = inspected
  const seen = new Set<string>()
  const taken = new Set<string>()
  return document.edges.flatMap((edge, index) => {
    const { from, to } = edge
    const path = `edges[${index}]`
    const source = graph.nodes.get(from.node)
    const target = graph.nodes.get(to.node)
    if (!source || !target) return danglingWire(edge, source, target, inspected, path)

    const slot = `${to.node.length}:${to.node}.${to.port}`
    const wire = `${slot.length}:${slot}${from.node.length}:${from.node}.${from.port}`
    if (seen.has(wire)) return duplicateWire(edge, target, inspected, path)
    const crowded = taken.has(slot)
    seen.add(wire)
    taken.add(slot)
    return inspectEnds(edge, source, target, crowded, inspected, path)
  })
}

function inspectEnds(
  { from, to }: GraphEdge,
  source: GraphNode,
  target: GraphNode,
  crowded: boolean,
  { catalog }: Inspected,
  path: string,
): Finding[] {
  const findings: Finding[] = []
  const here = { node: to.node, port: to.port, path }
  const blocks = [to.node]
  const output = findPort(source, 'outputs', from.port, catalog)
  const input = findPort(target, 'inputs', to.port, catalog)
  if (output === 'missing') {
    const there = { node: from.node, port: from.port, path }
    findings.push(blocking(unknownPort(source, 'outputs', from.port, catalog), there, blocks))
  }
  if (input === 'missing') {
    findings.push(blocking(unknownPort(target, 'inputs', to.port, catalog), here, blocks))
  }
  if (typeof input !== 'object') return findings
  if (typeof output === 'object' && output.type !== input.type) {
    findings.push(blocking(wrongType({ source, target }, to.port, output, input, catalog), here, blocks))
  }
  if (crowded && !input.many) {
    const title = nodeTitle(target, catalog)
    const fault: Fault = {
      code: 'wire-crowded',
      message: `“${input.label}” of ${title} takes one wire, and another is already there.`,
      remedy: 'Remove one of the wires.',
      values: { title, input: input.label },
      names: { ...namedNodes({ title: target }), input: { kind: 'input', type: target.type, key: to.port } },
    }
    findings.push(blocking(fault, here, blocks))
  }
  return findings
}

function danglingWire(
  { from, to }: GraphEdge,
  source: GraphNode | undefined,
  target: GraphNode | undefined,
  { catalog }: Inspected,
  path: string,
): Finding {
  const missing = source ? to.node : from.node
  const remedy = 'Remove the wire, or put the node back.'
  if (target) {
    const title = nodeTitle(target, catalog)
    const message = `The wire into “${to.port}” of ${title} comes from “${missing}”, a node that is not in the graph.`
    const values = { title, port: to.port, missing }
    const fault = { code: 'wire-no-source', message, remedy, values, names: namedNodes({ title: target }) }
    return blocking(fault, { node: to.node, port: to.port, path }, [to.node])
  }
  const message = `A wire leads to “${to.node}”, a node that is not in the graph.`
  const fault = { code: 'wire-no-target', message, remedy, values: { missing: to.node } }
  return harmless(fault, source ? { node: from.node, port: from.port, path } : { path })
}

function duplicateWire(
  { from, to }: GraphEdge,
  target: GraphNode,
  { catalog }: Inspected,
  path: string,
): Finding {
  const title = nodeTitle(target, catalog)
  const fault = {
    code: 'wire-duplicate',
    message: `The wire from ${from.node}.${from.port} into “${to.port}” of ${title} is there twice.`,
    remedy: 'Remove one of the two.',
    values: { title, port: to.port, from: `${from.node}.${from.port}` },
    names: namedNodes({ title: target }),
  }
  return blocking(fault, { node: to.node, port: to.port, path }, [to.node])
}
