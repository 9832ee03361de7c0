import { nodeIn, wiresIntoNode } from './body-index'
import type { GraphBody, GraphNode, GroupDefinition } from './document'
import type { Json } from './param'

/** Most nodes that the groups of a graph may unfold to: groups of groups of groups grow fast. */
export const MOST_NODES = 10_000
/** Most groups inside each other. */
export const MOST_DEPTH = 25
/** Most nodes, values of params, wires and ends of wires that are looked at on the way. */
const MOST_STEPS = 1_000_000

interface Size {
  readonly nodes: number
  readonly steps: number
  readonly depth: number
}

export type Refusal = 'large' | 'deep'

/** Finds out how much groups unfold to before they are. Each definition is measured once. */
export class GroupLimits {
  private readonly groupFor: (node: GraphNode) => GroupDefinition | undefined
  private readonly sizes = new Map<GroupDefinition, Size>()
  private readonly fans = new Map<GroupDefinition, ReadonlyMap<string, number>>()

  /** @param groupFor the group that a node is replaced by; never one that contains itself. */
  constructor(groupFor: (node: GraphNode) => GroupDefinition | undefined) {
    this.groupFor = groupFor
  }

  /** Those among the nodes of a document that would unfold to too much, with why. */
  refused(body: GraphBody): ReadonlyMap<GraphNode, Refusal> {
    const refused = new Map<GraphNode, Refusal>()
    let [count, steps] = [0, 0]
    for (const node of body.nodes) {
      const group = this.groupFor(node)
      if (!group) continue
      const size = this.size(group)
      const wires = wiresIntoNode(body, node.id)
      const more = wires.reduce((sum, { to }) => sum + this.reach(body, to.node, to.port), size.steps)
      if (size.depth > MOST_DEPTH) refused.set(node, 'deep')
      else if (count + size.nodes > MOST_NODES || steps + more > MOST_STEPS) refused.set(node, 'large')
      else {
        count += size.nodes
        steps += more
      }
    }
    return refused
  }

  private size(group: GroupDefinition): Size {
    const before = this.sizes.get(group)
    if (before) return before
    let nodes = 0
    let steps = 1 + group.nodes.length + group.outputs.length + group.params.length
    let depth = 1
    for (const node of group.nodes) {
      const inner = this.groupFor(node)
      const size = inner && this.size(inner)
      nodes = capped(nodes + (size?.nodes ?? 1))
      steps = capped(steps + valuesIn(node.params) + (size?.steps ?? 1))
      depth = Math.max(depth, 1 + (size?.depth ?? 0))
    }
    for (const { to } of group.edges) steps = capped(steps + this.reach(group, to.node, to.port))
    for (const fan of this.fan(group).values()) steps = capped(steps + fan)
    const size = { nodes, steps, depth }
    this.sizes.set(group, size)
    return size
  }

  /** To how many inputs each input of a group leads. */
  private fan(group: GroupDefinition): ReadonlyMap<string, number> {
    const before = this.fans.get(group)
    if (before) return before
    const fans = new Map<string, number>()
    for (const { key, to } of group.inputs) {
      if (fans.has(key)) continue
      fans.set(
        key,
        to.reduce((sum, { node, port }) => capped(sum + this.reach(group, node, port)), 0),
      )
    }
    this.fans.set(group, fans)
    return fans
  }

  private reach(body: Pick<GraphBody, 'nodes'>, id: string, port: string): number {
    const node = nodeIn(body, id)
    const group = node && this.groupFor(node)
    return group ? 1 + (this.fan(group).get(port) ?? 0) : 1
  }
}

/** How many values there are inside a value. */
function valuesIn(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0
  const parts: readonly Json[] = Object.values(value)
  return parts.reduce<number>((sum, part) => sum + 1 + valuesIn(part), 0)
}

function capped(value: number): number {
  return Math.min(value, MOST_STEPS + MOST_NODES)
}
