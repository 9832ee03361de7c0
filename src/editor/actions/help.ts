import type { EditorCore } from '../editor-core'
import type { HelpPage } from '../store/help'
import { nodeById } from '../store/lookup'

/**
 * Opens the page of the node that has the focus, at the setting that has it, or of the one that is selected; without one,
 * the contents.
 *
 * @param at what has the focus, or had it when the keys were pressed.
 */
export function openHelpOnSelection(editor: EditorCore, at: Element | null) {
  editor.ui.set({ help: { page: pageAtHand(editor, at) } })
}

function pageAtHand({ document, catalog }: EditorCore, at: Element | null): HelpPage {
  const { graph, selection } = document.getState()
  const item = at?.closest<HTMLElement>('.react-flow__node, [data-entry]')
  const focused = item?.dataset.id ?? item?.dataset.entry
  const [selected] = selection.nodes.size === 1 ? selection.nodes : []
  const id = focused ?? selected
  const type = id === undefined ? undefined : nodeById(graph, id)?.type
  const definition = type !== undefined && Object.hasOwn(catalog().nodes, type) && catalog().nodes[type]
  if (type === undefined || !definition) return { kind: 'contents' }
  const param = focused === undefined ? undefined : at?.closest<HTMLElement>('[data-param]')?.dataset.param
  const known = param !== undefined && Object.hasOwn(definition.params, param)
  return { kind: 'node', id: type, ...(known && { param }) }
}
