import type { EditorCore } from '../../editor-core'
import { addCommands } from './add'
import { clipboardCommands } from './clipboard'
import { colorCommands } from './color'
import type { Commands } from './command'
import { editCommands } from './edit'
import { fileCommands } from './file'
import { nodeCommands } from './node'
import { runCommands } from './run'
import { selectCommands } from './select'
import { viewCommands } from './view'

export function createCommands(editor: EditorCore): Commands {
  return {
    ...fileCommands(editor),
    ...addCommands(editor),
    ...editCommands(editor),
    ...clipboardCommands(editor),
    ...nodeCommands(editor),
    ...colorCommands(editor),
    // Before those of the selection: Escape cancels a run first.
    ...runCommands(editor),
    ...selectCommands(editor),
    ...viewCommands(editor),
  }
}
