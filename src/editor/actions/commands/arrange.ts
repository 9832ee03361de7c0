import type { Alignment, Direction } from '../../arrange/align'
import type { EditorCore } from '../../editor-core'
import { alignSelection, distributeSelection, tidyLayout, toggleGrid, toggleSnap } from '../arrange'
import { selectedCount } from '../items'
import { type Area, always, type Command } from './command'

export function arrangeCommands(editor: EditorCore): Area<'arrange'> {
  const aligning = (alignment: Alignment): Command => ({
    enabled: () => selectedCount(editor) > 1,
    run: () => alignSelection(editor, alignment),
  })
  const distributing = (direction: Direction): Command => ({
    enabled: () => selectedCount(editor) > 2,
    run: () => distributeSelection(editor, direction),
  })
  return {
    'arrange.left': aligning('left'),
    'arrange.center': aligning('center'),
    'arrange.right': aligning('right'),
    'arrange.top': aligning('top'),
    'arrange.middle': aligning('middle'),
    'arrange.bottom': aligning('bottom'),
    'arrange.horizontal': distributing('horizontal'),
    'arrange.vertical': distributing('vertical'),
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
