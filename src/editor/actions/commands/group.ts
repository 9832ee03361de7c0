import type { EditorCore } from '../../editor-core'
import {
  groupAtHand,
  hasUnusedGroups,
  leaveGroup,
  makeGroupUnique,
  openGroup,
  removeUnusedGroups,
  selectedGroups,
  usesOf,
} from '../groups'
import { exportTemplate, importTemplate, saveTemplate } from '../templates'
import { type Area, always } from './command'

/** Loaded when it is first needed: many sessions need no group. */
const grouping = () => import('../grouping')

export function groupCommands(editor: EditorCore): Area<'group'> {
  const { document, ui } = editor
  const inside = () => document.getState().scope.length > 0
  const atHand = () => groupAtHand(editor)
  return {
    'group.make': {
      shortcut: 'Mod+G',
      enabled: () => document.getState().selection.nodes.size > 0,
      run: () => void grouping().then(({ groupSelected }) => groupSelected(editor)),
    },
    'group.ungroup': {
      shortcut: 'Mod+Shift+G',
      enabled: () => selectedGroups(editor).length > 0,
      run: () => void grouping().then(({ ungroupSelected }) => ungroupSelected(editor)),
    },
    'group.open': {
      shortcut: 'Enter',
      enabled: () => selectedGroups(editor).length === 1,
      run: () => {
        for (const id of selectedGroups(editor)) openGroup(editor, id)
      },
    },
    'group.leave': {
      shortcut: 'Escape',
      enabled: () => inside() && ui.getState().wiring === null && !ui.getState().appOpen,
      run: () => leaveGroup(editor),
    },
    'group.settings': {
      enabled: inside,
      run: () => ui.set({ groupPanelOpen: !ui.getState().groupPanelOpen }),
    },
    'group.unique': {
      enabled: () => {
        const group = atHand()
        return group !== undefined && usesOf(editor, group) > 1
      },
      run: () => makeGroupUnique(editor),
    },
    'group.save-template': {
      enabled: () => atHand() !== undefined,
      run: () => void saveTemplate(editor),
    },
    'group.export': { enabled: () => atHand() !== undefined, run: () => void exportTemplate(editor) },
    'group.import': { enabled: always, run: () => void importTemplate(editor) },
    'group.remove-unused': { enabled: () => hasUnusedGroups(editor), run: () => removeUnusedGroups(editor) },
  }
}
