import type { EditorCore } from '../../editor-core'
import { addCommands } from './add'
import type { Commands } from './command'
import { editCommands } from './edit'
import { fileCommands } from './file'
import { runCommands } from './run'
import { selectCommands } from './select'
import { viewCommands } from './view'

export function createCommands(editor: EditorCore): Commands {
  return {
    ...fileCommands(editor),
    ...addCommands(editor),
    ...editCommands(editor),
    ...selectCommands(editor),
    ...runCommands(editor),
    ...viewCommands(editor),
  }
}
