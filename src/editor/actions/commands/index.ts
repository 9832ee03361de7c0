import type { EditorCore } from '../../editor-core'
import { addCommands } from './add'
import { appCommands } from './app'
import { arrangeCommands } from './arrange'
import { bookmarkCommands } from './bookmark'
import { clipboardCommands } from './clipboard'
import { colorCommands } from './color'
import type { Command, Commands } from './command'
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
  const edit = editCommands(editor)
  return {
    ...fileCommands(editor),
    ...drawn(editor, addCommands(editor)),
    ...drawn(editor, edit),
    'edit.undo': edit['edit.undo'],
    'edit.redo': edit['edit.redo'],
    'edit.history': edit['edit.history'],
    ...drawn(editor, clipboardCommands(editor)),
    ...drawn(editor, nodeCommands(editor)),
    ...drawn(editor, colorCommands(editor)),
    // Before those of the selection: Escape cancels a run first.
    ...runCommands(editor),
    ...drawn(editor, selectCommands(editor)),
    ...viewCommands(editor),
    ...findCommands(editor),
    ...drawn(editor, frameCommands(editor)),
    ...drawn(editor, noteCommands(editor)),
    ...drawn(editor, arrangeCommands(editor)),
    ...drawn(editor, bookmarkCommands(editor)),
    ...drawn(editor, groupCommands(editor)),
    ...appCommands(editor),
    ...helpCommands(editor),
    ...settingsCommands(editor),
  }
}

/** Of what is selected or drawn: in the app view nobody would see what becomes of it. */
function drawn<C extends Readonly<Record<string, Command>>>({ ui }: EditorCore, commands: C): C {
  const whereSeen = (command: Command): Command => ({
    ...command,
    enabled: () => !ui.getState().appOpen && command.enabled(),
  })
  return Object.fromEntries(Object.entries(commands).map(([id, command]) => [id, whereSeen(command)])) as C
}
