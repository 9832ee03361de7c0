import type { CatalogNode } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import { useFlatId, useRun } from '../editor'
import { stepsWanted } from '../store/branch'
import { stepReached } from '../store/checkpoints'
import type { Measured } from '../store/run-state'

/** What is known of a node besides its state. */
export interface NodeFacts {
  readonly measured: Measured | undefined
  /** Auto-run leaves it to the user. */
  readonly held: boolean
  /** The iteration that it would go on from; 0 when it would begin anew. */
  readonly resumes: number
}

export function useNodeFacts(node: GraphNode, definition: CatalogNode | undefined): NodeFacts {
  const flat = useFlatId(node.id)
  const measured = useRun((state) => state.measured[flat])
  const held = useRun((state) => state.held.has(flat))
  const all = stepsWanted(node, definition)
  const resumes = useRun((state) => stepReached(state.checkpoints[flat] ?? [], all))
  return { measured, held, resumes }
}
