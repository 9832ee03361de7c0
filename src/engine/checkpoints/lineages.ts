import { keyText } from '../../core/cache-key'
import { sha256Hex } from '../../core/hash'
import type { AnyNode } from '../../core/node'
import type { ReadyNode } from '../resolve'

/** The name of the param that says how long a node goes on; undefined for nodes that do not work in steps. */
function iterationsParam({ params }: Pick<AnyNode, 'params'>): string | undefined {
  return Object.keys(params).find((name) => params[name]?.role === 'iterations')
}

/** Which share of a node's work is left when it goes on from `step`, 0..1. */
export function shareLeft({ definition, params }: ReadyNode, step: number): number {
  const name = iterationsParam(definition)
  const all = name === undefined ? 0 : Number(params[name])
  return step === 0 ? 1 : all > 0 ? Math.max(0, 1 - step / all) : 0
}

/** The checkpoint that a node would go on from; 0 when it would begin anew. */
export function stepReached({ definition, params }: ReadyNode, steps: readonly number[]): number {
  const name = iterationsParam(definition)
  const all = name === undefined ? 0 : Number(params[name])
  return steps.findLast((step) => step <= all) ?? 0
}

/**
 * Which work a node does: a hash of all that its results depend on except for the number of iterations. Runs of one
 * lineage are the same run, cut off at different places.
 */
export class Lineages {
  private readonly known = new Map<string, { readonly key: string; readonly lineage: string }>()

  of({ id, key, definition, parts }: ReadyNode): string | undefined {
    const name = iterationsParam(definition)
    if (name === undefined) return undefined
    const before = this.known.get(id)
    if (before?.key === key) return before.lineage
    const { [name]: _, ...params } = parts.params
    const lineage = sha256Hex(keyText({ ...parts, params }))
    this.known.set(id, { key, lineage })
    return lineage
  }

  /** Of the node as it was last planned or run. */
  ofId(node: string): string | undefined {
    return this.known.get(node)?.lineage
  }
}
