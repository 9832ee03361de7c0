import type { EditorCore } from '../../editor-core'
import { searchNodes } from '../search'
import { type Area, always } from './command'

export function addCommands(editor: EditorCore): Area<'add'> {
  return {
    'add.node': { shortcut: '/', enabled: always, run: () => searchNodes(editor) },
  }
}
