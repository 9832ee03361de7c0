import type { EditorCore } from '../editor-core'
import type { en } from '../i18n/en'
import { isBusy } from '../store/run'
import { newGraph, openGraph, saveGraph } from './files'
import { deleteSelection, toggleMuted } from './nodes'
import { cancelRun, startRun } from './runs'

export type CommandId = keyof typeof en.commands

/** Something the user can ask for: the toolbar, the menus and the keyboard all derive from these. */
export interface Command {
  /** Such as `Mod+Shift+Z`; Mod is Ctrl, or Cmd on a Mac. */
  readonly shortcut?: string
  /** Also obeyed while a text field has the focus. */
  readonly whileTyping?: boolean
  enabled(): boolean
  run(): void
}

export type Commands = Readonly<Record<CommandId, Command>>

const always = () => true

export function createCommands(editor: EditorCore): Commands {
  const { document, run, ui, i18n, view } = editor
  const selected = () => document.getState().selection
  const busy = () => isBusy(run.getState().run)
  const runnable = () => !busy() && editor.engine.status.state !== 'failed'
  const filled = () => document.getState().document.nodes.length > 0
  const step = (kind: 'undone' | 'redone', name: keyof typeof en.edits | undefined) => {
    if (name) ui.notify('info', i18n.t(`notices.${kind}`, { edit: i18n.t(`edits.${name}`) }))
  }

  return {
    'file.new': { enabled: always, run: () => void newGraph(editor) },
    'file.open': { shortcut: 'Mod+O', enabled: always, run: () => void openGraph(editor) },
    'file.save': { shortcut: 'Mod+S', whileTyping: true, enabled: always, run: () => void saveGraph(editor) },
    'edit.undo': {
      shortcut: 'Mod+Z',
      enabled: () => document.getState().history.past.length > 0,
      run: () => {
        const name = document.getState().history.past.at(-1)?.name
        document.undo()
        step('undone', name)
      },
    },
    'edit.redo': {
      shortcut: 'Mod+Shift+Z',
      enabled: () => document.getState().history.future.length > 0,
      run: () => {
        const name = document.getState().history.future[0]?.name
        document.redo()
        step('redone', name)
      },
    },
    'edit.delete': {
      shortcut: 'Delete',
      enabled: () => selected().nodes.size + selected().edges.size > 0,
      run: () => deleteSelection(editor),
    },
    'edit.mute': {
      shortcut: 'M',
      enabled: () => selected().nodes.size > 0,
      run: () => toggleMuted(editor, selected().nodes),
    },
    'edit.select-all': {
      shortcut: 'Mod+A',
      enabled: filled,
      run: () => {
        const { nodes } = document.getState().document
        document.select({ nodes: new Set(nodes.map((node) => node.id)) })
      },
    },
    'run.all': {
      shortcut: 'Mod+Enter',
      whileTyping: true,
      enabled: () => runnable() && filled(),
      run: () => void startRun(editor),
    },
    'run.here': {
      shortcut: 'Mod+Shift+Enter',
      whileTyping: true,
      enabled: () => runnable() && selected().nodes.size > 0,
      run: () => void startRun(editor, [...selected().nodes]),
    },
    'run.cancel': { shortcut: 'Escape', enabled: busy, run: () => cancelRun(editor) },
    'view.fit': { shortcut: 'F', enabled: filled, run: () => view.current?.fit() },
    'view.zoom-in': { shortcut: 'Mod+=', enabled: always, run: () => view.current?.zoomIn() },
    'view.zoom-out': { shortcut: 'Mod+-', enabled: always, run: () => view.current?.zoomOut() },
    'view.palette': {
      shortcut: 'N',
      enabled: always,
      run: () => ui.set({ paletteOpen: !ui.getState().paletteOpen }),
    },
    'view.problems': {
      shortcut: 'P',
      enabled: always,
      run: () => ui.set({ problemsOpen: !ui.getState().problemsOpen }),
    },
  }
}

/** Does what the command says if it can be done now. */
export function perform(command: Command) {
  if (command.enabled()) command.run()
}
