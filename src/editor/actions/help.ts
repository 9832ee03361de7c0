import type { EditorCore } from '../editor-core'
import type { HelpPage } from '../store/help'
import { nodeById } from '../store/lookup'

export function openHelp({ ui }: EditorCore, page: HelpPage) {
  ui.set({ help: { page } })
}

/** Opens the page of the node that is selected, else the contents. */
export function openHelpOnSelection(editor: EditorCore) {
  const type = selectedType(editor)
  openHelp(editor, type === undefined ? { kind: 'contents' } : { kind: 'node', id: type })
}

/** Of the only node that is selected, if there is help on it. */
function selectedType({ document, catalog }: EditorCore): string | undefined {
  const { graph, selection } = document.getState()
  const [id] = selection.nodes
  if (id === undefined || selection.nodes.size > 1) return undefined
  const type = nodeById(graph, id)?.type
  return type !== undefined && Object.hasOwn(catalog().nodes, type) ? type : undefined
}
