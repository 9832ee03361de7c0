import type { PortAddress } from '../../core/document'
import type { ViewChoice } from '../../core/view'
import type { EditorCore } from '../editor-core'
import type { RunResult, SinkResult } from '../store/results'
import { openRef } from './open-ref'

/** Offers the picture of an output, or what was chosen of it, with the graph as it is now. */
export async function shareOutput(
  editor: EditorCore,
  { node, port }: PortAddress,
  title: string,
  choice?: ViewChoice,
) {
  const { engine, run, ui, i18n } = editor
  // Another graph may be open when the picture is drawn.
  const { document } = editor.document.getState()
  const picture = await engine.png(openRef(editor).graph, node, port, choice)
  if (!picture) {
    ui.notify('error', i18n.t('notices.nothingToSave'))
    return
  }
  const outdated = run.getState().nodes[node]?.state === 'stale'
  ui.set({
    sheet: {
      kind: 'picture',
      picture: { title, picture, document, outdated },
    },
  })
}

/** Offers the picture of a result with the graph that made it. */
export function shareResult(
  { ui, results }: EditorCore,
  { document }: RunResult,
  { title, picture }: SinkResult & { kind: 'picture' },
) {
  results.show(null)
  ui.set({ sheet: { kind: 'picture', picture: { title, picture, document, outdated: false } } })
}
