import type { EditorCore } from '../../editor-core'
import type { NodeFlag } from '../../store/edit-nodes'
import { hasFlag, startRenaming, toggleFlag } from '../node-state'
import type { Area, Command } from './command'

export function nodeCommands(editor: EditorCore): Area<'node'> {
  const count = () => editor.document.getState().selection.nodes.size
  return {
    'node.rename': { shortcut: 'F2', enabled: () => count() === 1, run: () => startRenaming(editor) },
    'node.bypass': { shortcut: 'B', ...flagCommand(editor, 'bypassed') },
    'node.collapse': { shortcut: 'C', ...flagCommand(editor, 'collapsed') },
    'node.pin': { shortcut: 'Shift+P', ...flagCommand(editor, 'pinned') },
  }
}

/** Switches something on and off on the selected nodes. */
export function flagCommand(editor: EditorCore, flag: NodeFlag): Omit<Command, 'shortcut'> {
  return {
    enabled: () => editor.document.getState().selection.nodes.size > 0,
    checked: () => hasFlag(editor, flag),
    run: () => toggleFlag(editor, flag),
  }
}
