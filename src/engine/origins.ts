import type { Origin } from '../core/context'
import { sourcesOf } from './demand'
import type { Durations } from './durations'
import type { ReadyNode, ResolvedNode } from './resolve'

/** Where the values on the wires into an input come from, in wire order. */
export function originsOf(
  node: ReadyNode,
  input: string,
  resolved: ReadonlyMap<string, ResolvedNode>,
  durations: Durations,
): readonly Origin[] {
  return (node.sources[input] ?? []).flatMap(({ node: id }) => {
    const source = resolved.get(id)
    return source?.state === 'ready' ? [originOf(source, resolved, durations)] : []
  })
}

function originOf(
  source: ReadyNode,
  resolved: ReadonlyMap<string, ResolvedNode>,
  durations: Durations,
): Origin {
  const makers = [...lineOf(source, resolved).values()]
  const times = makers.map(({ key }) => durations.get(key))
  const ms = times.every((time) => time !== undefined)
    ? times.reduce((sum, time) => sum + time, 0)
    : undefined
  const steps = makers.flatMap(stepsOf)
  return {
    name: source.title,
    ...(ms !== undefined && { ms }),
    ...(steps.length > 0 && { iterations: steps.reduce((sum, count) => sum + count, 0) }),
  }
}

/** A node and all it was made from by key: what is shared, by being the same or by giving the same, counts once. */
function lineOf(source: ReadyNode, resolved: ReadonlyMap<string, ResolvedNode>): Map<string, ReadyNode> {
  const line = new Map<string, ReadyNode>()
  const open = [source]
  for (let node = open.pop(); node; node = open.pop()) {
    if (line.has(node.key)) continue
    line.set(node.key, node)
    for (const { node: id } of sourcesOf(node)) {
      const before = resolved.get(id)
      if (before?.state === 'ready') open.push(before)
    }
  }
  return line
}

function stepsOf({ definition, params }: ReadyNode): number[] {
  return Object.entries(definition.params).flatMap(([key, { role }]) => {
    const value = params[key]
    return role === 'iterations' && typeof value === 'number' ? [value] : []
  })
}
