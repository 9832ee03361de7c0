import type { Alignment, Direction } from '../../arrange/align'
import type { EditorCore } from '../../editor-core'
import { alignSelection, distributeSelection, tidyLayout, toggleGrid, toggleSnap } from '../arrange'
import { selectedCount } from '../items'
import { type Area, always, type Command } from './command'

export function arrangeCommands(editor: EditorCore): Area<'arrange'> {
  const aligning = (alignment: Alignment, shortcut: string): Command => ({
    shortcut,
    enabled: () => selectedCount(editor) > 1,
    run: () => alignSelection(editor, alignment),
  })
  const distributing = (direction: Direction, shortcut: string): Command => ({
    shortcut,
    enabled: () => selectedCount(editor) > 2,
    run: () => distributeSelection(editor, direction),
  })
  return {
    'arrange.left': aligning('left', 'Alt+A'),
    'arrange.center': aligning('center', 'Alt+H'),
    'arrange.right': aligning('right', 'Alt+D'),
    'arrange.top': aligning('top', 'Alt+W'),
    'arrange.middle': aligning('middle', 'Alt+V'),
    'arrange.bottom': aligning('bottom', 'Alt+S'),
    'arrange.horizontal': distributing('horizontal', 'Alt+Shift+H'),
    'arrange.vertical': distributing('vertical', 'Alt+Shift+V'),
    'arrange.tidy': {
      shortcut: 'Shift+L',
      enabled: () => editor.document.getState().graph.nodes.length > 1,
      run: () => void tidyLayout(editor),
    },
    'arrange.snap': {
      enabled: always,
      checked: () => editor.ui.getState().snap,
      run: () => toggleSnap(editor),
    },
    'arrange.grid': {
      enabled: always,
      checked: () => editor.ui.getState().grid,
      run: () => toggleGrid(editor),
    },
  }
}
