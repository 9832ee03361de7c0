import type { EditorCore } from '../editor-core'
import { type GraphRef, isSameGraph } from '../store/graph-ref'

/** The graph that is open. */
export function openRef({ document, library }: Pick<EditorCore, 'document' | 'library'>): GraphRef {
  return { graph: library.state.getState().id, generation: document.getState().generation }
}

export function isOpen(editor: EditorCore, ref: GraphRef): boolean {
  return isSameGraph(openRef(editor), ref)
}
