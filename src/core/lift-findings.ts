import type { Finding } from './finding'
import { catalogNode, own } from './finding'
import type { FlatGraph } from './flatten'
import { missingInput } from './inspect-nodes'

/** Tells of an input that is missing where the wire would go: at the group, once for all the inputs it leads to. */
export function liftFindings(findings: readonly Finding[], flat: FlatGraph): Finding[] {
  const lifted: Finding[] = []
  const places = new Map<string, number>()
  for (const finding of findings) {
    const { problem } = finding
    const entrance =
      problem.code === 'input-missing' && problem.node !== undefined && problem.port !== undefined
        ? flat.entrance({ node: problem.node, port: problem.port })
        : undefined
    const definition = entrance && catalogNode(entrance.group, flat.catalog)
    const input = definition && own(definition.inputs, entrance.port)
    if (!entrance || !input) {
      lifted.push(finding)
      continue
    }
    const { node, port, group } = entrance
    const { path: _, ...rest } = problem
    const place = `${node.length}:${node}.${port}`
    const index = places.get(place)
    const before = index === undefined ? undefined : lifted[index]
    if (before && index !== undefined) {
      lifted[index] = { ...before, blocks: [...before.blocks, ...finding.blocks] }
      continue
    }
    places.set(place, lifted.length)
    lifted.push({
      ...finding,
      problem: { ...rest, ...missingInput(group, input, flat.catalog), node, port },
    })
  }
  return lifted
}
