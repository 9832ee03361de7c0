import type { EditorCore } from '../editor-core'
import type { ColorName } from '../lib/colors'
import { type NodeFlag, renameNode, setColor, setFlag } from '../store/edit-nodes'
import { nodeById } from '../store/lookup'

/** Whether every selected node has the flag. */
export function hasFlag({ document }: EditorCore, flag: NodeFlag): boolean {
  const { graph, selection } = document.getState()
  return selection.nodes.size > 0 && [...selection.nodes].every((id) => nodeById(graph, id)?.[flag])
}

/** Switches the flag on, unless every selected node has it already. */
export function toggleFlag(editor: EditorCore, flag: NodeFlag) {
  const { nodes } = editor.document.getState().selection
  editor.document.apply(setFlag(nodes, flag, !hasFlag(editor, flag)))
}

/** Whether all that is selected has the color. */
export function hasColor({ document }: EditorCore, color: ColorName | undefined): boolean {
  const { graph, selection } = document.getState()
  const chosen = [...graph.nodes, ...graph.frames, ...graph.notes].filter(
    ({ id }) => selection.nodes.has(id) || selection.frames.has(id) || selection.notes.has(id),
  )
  return chosen.length > 0 && chosen.every((item) => item.color === color)
}

export function paintSelection({ document }: EditorCore, color: ColorName | undefined) {
  document.apply(setColor(document.getState().selection, color))
}

export function startRenaming({ document, ui }: EditorCore) {
  const [node] = document.getState().selection.nodes
  if (node !== undefined) ui.set({ renaming: node })
}

/** @param name empty for the name of the node's kind; undefined leaves it as it was. */
export function endRenaming({ document, ui }: EditorCore, node: string, name: string | undefined) {
  ui.set({ renaming: null })
  if (name !== undefined) document.apply(renameNode(node, name.trim()))
}
