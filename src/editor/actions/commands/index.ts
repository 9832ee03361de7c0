import type { EditorCore } from '../../editor-core'
import { addCommands } from './add'
import { arrangeCommands } from './arrange'
import { bookmarkCommands } from './bookmark'
import type { Commands } from './command'
import { editCommands } from './edit'
import { fileCommands } from './file'
import { findCommands } from './find'
import { frameCommands } from './frame'
import { noteCommands } from './note'
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
    ...findCommands(editor),
    ...frameCommands(editor),
    ...noteCommands(editor),
    ...arrangeCommands(editor),
    ...bookmarkCommands(editor),
  }
}
