import type { EditorCore } from '../editor-core'
import { bridged } from '../store/bridge'
import type { Selection } from '../store/document'
import { removeBridged } from '../store/wire-edits'

/**
 * What is to be said when the nodes are gone: with an offer to bridge their wires where that can be done. Asked before
 * they go.
 */
export function bridgeOffer(
  editor: EditorCore,
  nodes: ReadonlySet<string>,
  edges: ReadonlySet<string>,
): () => void {
  const { document, catalog, ui, i18n } = editor
  const { graph, scope } = document.getState()
  if (nodes.size === 0) return () => {}
  const text = i18n.t('wiring.deleted', { count: nodes.size })
  if (bridged(graph, nodes, catalog()).length === 0) return () => ui.notify('info', text)
  return () => {
    const step = document.getState().history.past.at(-1)
    const run = () => {
      // Whatever was done since is not to be undone.
      if (document.getState().history.past.at(-1) !== step) return
      document.undo()
      document.enter(scope)
      deleteBridged(editor, { nodes, edges })
    }
    ui.notify('info', text, undefined, { label: i18n.t('wiring.bridge'), run })
  }
}

/** Takes nodes away and joins the wires that led through them. */
export function deleteBridged(
  { document, catalog, ui, i18n }: EditorCore,
  { nodes, edges }: Pick<Selection, 'nodes' | 'edges'>,
) {
  const { length } = bridged(document.getState().graph, nodes, catalog())
  if (!document.apply(removeBridged(nodes, edges, catalog()))) return
  const text = length > 0 ? 'wiring.bridged' : 'wiring.deleted'
  ui.notify('info', i18n.t(text, { count: length || nodes.size }))
}
