import type { GraphBody } from '../../core/document'
import type { Edit } from './edits'

/** What a step of the history was about, kept as data so that it reads in whatever language is chosen later. */
export interface Subject {
  /** How many things it was about. */
  readonly count: number
  /** The only node it was about. */
  readonly node?: { readonly id: string; readonly type: string; readonly label?: string }
  readonly param?: string
}

/** Looks the node up before the edit, or after it where it is only there then. */
export function subjectOf({ about }: Edit, before: GraphBody, after: GraphBody): Subject | undefined {
  if (!about) return undefined
  const ids = [...about.ids]
  const [id] = ids
  const found =
    ids.length === 1
      ? (before.nodes.find((node) => node.id === id) ?? after.nodes.find((node) => node.id === id))
      : undefined
  return {
    count: ids.length,
    ...(found && { node: { id: found.id, type: found.type, ...(found.label && { label: found.label }) } }),
    ...(about.param !== undefined && { param: about.param }),
  }
}
