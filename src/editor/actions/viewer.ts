import type { PortAddress } from '../../core/document'
import { flatten } from '../../core/flatten'
import type { EditorCore } from '../editor-core'
import { locate } from '../store/scope'
import { drawnOutputs, outputsOfNode } from '../viewer/outputs'

/** Shows the value of an output, named as the engine names it. */
export function lookAt({ ui }: EditorCore, address: PortAddress) {
  ui.setViewer({ open: true, shown: address })
}

/** Opens the viewer at what is selected, or closes it. */
export function toggleViewer(editor: EditorCore) {
  const { ui } = editor
  if (ui.getState().viewer.open) closeViewer(editor)
  else ui.setViewer({ open: true, shown: firstLook(editor) })
}

export function closeViewer({ ui }: EditorCore) {
  ui.setViewer({ open: false, other: null })
}

/** What is selected; else what was looked at last; else what the graph ends in. */
function firstLook({ ui, document, run, engine }: EditorCore): PortAddress | null {
  const state = document.getState()
  const [node] = state.selection.nodes
  const [selected] = node === undefined ? [] : outputsOfNode(node, state, engine.catalog)
  if (selected) return selected
  const { shown } = ui.getState().viewer
  if (shown && locate(state.document, shown.node)) return shown
  const drawn = drawnOutputs(Object.keys(run.getState().previews), flatten(state.document, engine.catalog))
  return drawn.at(-1) ?? null
}
