import type { EditorCore } from '../../editor-core'
import { invertSelection, selectAll, selectAlong, selectLinked } from '../selection'
import { goAlong, hasWires, selectNextWire } from '../way'
import type { Area } from './command'

export function selectCommands(editor: EditorCore): Area<'select'> {
  const { document } = editor
  const anything = () => {
    const { nodes, frames, notes } = document.getState().graph
    return nodes.length + frames.length + notes.length > 0
  }
  const anyNode = () => document.getState().graph.nodes.length > 0
  const someNode = () => document.getState().selection.nodes.size > 0
  return {
    'select.all': { shortcut: 'Mod+A', enabled: anything, run: () => selectAll(editor) },
    'select.none': {
      shortcut: 'Escape',
      enabled: () => Object.values(document.getState().selection).some(({ size }) => size > 0),
      run: () => document.select({}),
    },
    'select.invert': { shortcut: 'Mod+I', enabled: anything, run: () => invertSelection(editor) },
    'select.upstream': {
      shortcut: 'U',
      enabled: someNode,
      run: () => selectAlong(editor, 'upstream', false),
    },
    'select.downstream': {
      shortcut: 'D',
      enabled: someNode,
      run: () => selectAlong(editor, 'downstream', false),
    },
    'select.add-upstream': {
      shortcut: 'Shift+U',
      enabled: someNode,
      run: () => selectAlong(editor, 'upstream', true),
    },
    'select.add-downstream': {
      shortcut: 'Shift+D',
      enabled: someNode,
      run: () => selectAlong(editor, 'downstream', true),
    },
    'select.next': { shortcut: '.', enabled: anyNode, run: () => goAlong(editor, 1) },
    'select.previous': { shortcut: ',', enabled: anyNode, run: () => goAlong(editor, -1) },
    'select.wire': { shortcut: 'W', enabled: () => hasWires(editor), run: () => selectNextWire(editor) },
    'select.linked': { shortcut: 'L', enabled: someNode, run: () => selectLinked(editor) },
  }
}
