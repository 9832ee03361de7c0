import type { Finding } from './finding'
import { catalogNode, own } from './finding'
import type { FlatGraph } from './flatten'
import { missingInput } from './inspect-nodes'
import type { Problem } from './problem'
import { addressKey } from './wire-order'

/** Of wires that meet at an input. */
const aboutWires: ReadonlySet<string> = new Set(['wire-type', 'wire-crowded', 'wire-duplicate'])

/**
 * Tells of what is wrong where it can be mended: of a missing input at the group that leads to it, once for all the
 * inputs it leads to; of a wire where it is drawn; of a param at the group that set it.
 */
export function liftFindings(findings: readonly Finding[], flat: FlatGraph): Finding[] {
  const lifted: Finding[] = []
  const places = new Map<string, number>()
  for (const finding of findings) {
    const missing = liftMissing(finding.problem, flat)
    if (!missing) {
      lifted.push({ ...finding, problem: liftPlace(finding.problem, flat) })
      continue
    }
    const place = addressKey({ node: missing.node ?? '', port: missing.port ?? '' })
    const index = places.get(place)
    const before = index === undefined ? undefined : lifted[index]
    if (before && index !== undefined) {
      lifted[index] = { ...before, blocks: [...before.blocks, ...finding.blocks] }
      continue
    }
    places.set(place, lifted.length)
    lifted.push({ ...finding, problem: missing })
  }
  return lifted
}

function liftMissing(problem: Problem, flat: FlatGraph): Problem | undefined {
  if (problem.code !== 'input-missing' || problem.node === undefined || problem.port === undefined) return
  const entrance = flat.entrance({ node: problem.node, port: problem.port })
  const definition = entrance && catalogNode(entrance.group, flat.catalog)
  const input = definition && own(definition.inputs, entrance.port)
  if (!entrance || !input) return
  const { path: _, ...rest } = problem
  const { node, port, group } = entrance
  return { ...rest, ...missingInput(group, port, input, flat.catalog), node, port }
}

function liftPlace(problem: Problem, flat: FlatGraph): Problem {
  const { node, param, path, ...rest } = problem
  const setter = node === undefined || param === undefined ? undefined : flat.setter(node, param)
  if (setter) return { ...rest, ...setter }
  const wire = aboutWires.has(problem.code) ? /^edges\[(\d+)\]$/.exec(path ?? '') : null
  const drawn = wire && flat.drawn(Number(wire[1]))
  return drawn && drawn.node !== node ? { ...rest, ...drawn } : problem
}
