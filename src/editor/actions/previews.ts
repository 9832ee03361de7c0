import { flatten } from '../../core/flatten'
import type { PlannedNode } from '../../engine/events'
import type { EditorCore } from '../editor-core'
import { nodeById } from '../store/lookup'
import { outputKey, release } from '../store/run-state'
import { openRef } from './open-ref'

/** As large as the previews that come with a run. In px. */
export const previewSide = 512

/**
 * Fetches pictures the engine sent before and the page has dropped since: of a graph that was opened again
 * while its results were still in memory.
 */
export async function fetchMissingPreviews(editor: EditorCore, plan: readonly PlannedNode[]): Promise<void> {
  const { engine, document, run } = editor
  const { document: graph, generation } = document.getState()
  const { graph: id } = openRef(editor)
  const { document: flat } = flatten(graph, engine.catalog)
  for (const { node, state } of plan) {
    const type = state === 'cached' ? nodeById(flat, node)?.type : undefined
    const outputs = type === undefined ? {} : (engine.catalog.nodes[type]?.outputs ?? {})
    for (const port of Object.keys(outputs)) {
      if (run.getState().previews[outputKey(node, port)]) continue
      const preview = await engine.preview(id, node, port, previewSide)
      if (document.getState().generation !== generation) return release(preview)
      if (preview) run.receive({ type: 'preview', node, port, preview })
    }
  }
}
