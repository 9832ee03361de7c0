import type { PortAddress } from '../../core/document'
import type { EditorCore } from '../editor-core'
import { outputsOfNode } from '../viewer/outputs'

/** Shows the value of an output, named as the engine names it. */
export function lookAt({ ui }: EditorCore, address: PortAddress) {
  ui.setViewer({ open: true, shown: address })
}

/** Opens the viewer at what is selected, or closes it. */
export function toggleViewer({ ui, document, engine }: EditorCore) {
  const { viewer } = ui.getState()
  if (viewer.open) return closeViewer({ ui })
  const state = document.getState()
  const [node] = state.selection.nodes
  const [shown] = node === undefined ? [] : outputsOfNode(node, state, engine.catalog)
  ui.setViewer({ open: true, ...(shown && { shown }) })
}

export function closeViewer({ ui }: Pick<EditorCore, 'ui'>) {
  ui.setViewer({ open: false, other: null })
}
