import type { EditorCore } from '../editor-core'
import type { HelpPage } from '../store/help'
import { nodeById } from '../store/lookup'

/** Opens the page of the node that has the focus, or else is selected; without one, the contents. */
export function openHelpOnSelection(editor: EditorCore) {
  const type = typeAtHand(editor)
  const page: HelpPage = type === undefined ? { kind: 'contents' } : { kind: 'node', id: type }
  editor.ui.set({ help: { page } })
}

/** Of the node that is meant, if there is help on it. */
function typeAtHand({ document: store, catalog }: EditorCore): string | undefined {
  const { graph, selection } = store.getState()
  const focused = document.activeElement?.closest<HTMLElement>('.react-flow__node')?.dataset.id
  const [selected] = selection.nodes.size === 1 ? selection.nodes : []
  const id = focused ?? selected
  if (id === undefined) return undefined
  const type = nodeById(graph, id)?.type
  return type !== undefined && Object.hasOwn(catalog().nodes, type) ? type : undefined
}
