import type { EditorCore } from '../../editor-core'
import { addCommands } from './add'
import { appCommands } from './app'
import { arrangeCommands } from './arrange'
import { bookmarkCommands } from './bookmark'
import { clipboardCommands } from './clipboard'
import { colorCommands } from './color'
import type { Commands } from './command'
import { editCommands } from './edit'
import { fileCommands } from './file'
import { findCommands } from './find'
import { frameCommands } from './frame'
import { groupCommands } from './group'
import { helpCommands } from './help'
import { nodeCommands } from './node'
import { noteCommands } from './note'
import { runCommands } from './run'
import { selectCommands } from './select'
import { settingsCommands } from './settings'
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
    ...findCommands(editor),
    ...frameCommands(editor),
    ...noteCommands(editor),
    ...arrangeCommands(editor),
    ...bookmarkCommands(editor),
    ...groupCommands(editor),
    ...appCommands(editor),
    ...helpCommands(editor),
    ...settingsCommands(editor),
  }
}
