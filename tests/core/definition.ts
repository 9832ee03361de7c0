import type { GraphDocument, GroupDefinition } from '../../src/core/document'
import { emptyDocument } from '../../src/core/document'

export function definition(id: string, more: Partial<GroupDefinition> = {}): GroupDefinition {
  return {
    id,
    title: id.toUpperCase(),
    inputs: [],
    outputs: [],
    params: [],
    nodes: [],
    edges: [],
    frames: [],
    notes: [],
    ...more,
  }
}

export function withGroups(...groups: GroupDefinition[]): GraphDocument {
  return { ...emptyDocument('test'), groups }
}
