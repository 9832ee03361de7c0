import type { EditorCore } from '../editor-core'
import { locate } from '../store/scope'

/** Brings a node into view and selects it, whichever group it is in. @param flat its id as the engine knows it. */
export function reveal({ document, ui }: EditorCore, flat: string) {
  const found = locate(document.getState().document, flat)
  if (!found) return
  document.enter(found.scope)
  document.select({ nodes: new Set([found.node.id]) })
  ui.set({ focus: { node: found.node.id } })
}
