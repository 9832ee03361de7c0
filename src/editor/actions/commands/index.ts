import type { EditorCore } from '../../editor-core'
import { addCommands } from './add'
import { appCommands } from './app'
import type { Commands } from './command'
import { editCommands } from './edit'
import { fileCommands } from './file'
import { groupCommands } from './group'
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
    ...groupCommands(editor),
    ...appCommands(editor),
  }
}
