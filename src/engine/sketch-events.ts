import type { RunEvent } from './events'
import type { GraphPlan } from './graph-plan'

/**
 * What happens in a sketch as it is seen on the canvas, where there are no such nodes: the node that goes on from it is
 * at work, with its picture so far, and fails if anything in it does.
 *
 * @returns undefined for what is not seen.
 */
export function asSeen(event: RunEvent, sketched: GraphPlan['sketched']): RunEvent | undefined {
  if (sketched.size === 0) return event
  switch (event.type) {
    case 'queued':
      return { ...event, nodes: event.nodes.filter((id) => !sketched.has(id)) }
    case 'failed': {
      const { failure } = event
      const owner = sketched.get(failure.node)?.owner
      if (owner === undefined) return event
      const { port: _, ...rest } = failure
      return { type: 'failed', failure: { ...rest, node: owner } }
    }
    case 'blocked': {
      if (sketched.has(event.node)) return undefined
      const owner = sketched.get(event.cause)?.owner
      // The node itself has failed already, in its sketch.
      if (owner === event.node) return undefined
      return owner === undefined ? event : { ...event, cause: owner }
    }
    case 'canceled': {
      const owner = event.node === undefined ? undefined : sketched.get(event.node)?.owner
      return owner === undefined ? event : { ...event, node: owner }
    }
    default:
      return atWork(event, sketched)
  }
}

type OfNode = Extract<
  RunEvent,
  { readonly type: 'started' | 'progress' | 'preview' | 'cached' | 'done' | 'resumed' | 'checkpoint' }
>

function atWork(event: OfNode, sketched: GraphPlan['sketched']): RunEvent | undefined {
  const node = sketched.get(event.node)
  if (!node) return event
  const { owner, original } = node
  if (original !== owner) return undefined
  if (event.type === 'started' || event.type === 'preview') return { ...event, node: owner }
  if (event.type !== 'progress') return undefined
  // Its losses are those of another size.
  const { terms: _, total: __, ...progress } = event.progress
  return { type: 'progress', node: owner, progress: { ...progress, sketch: true } }
}
