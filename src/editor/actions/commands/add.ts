import type { EditorCore } from '../../editor-core'
import { portBeside, searchBeside, searchForInsertion, searchNodes } from '../search'
import { type Area, always } from './command'

export function addCommands(editor: EditorCore): Area<'add'> {
  const beside = (side: 'input' | 'output') => {
    const [node, ...others] = editor.document.getState().selection.nodes
    return node === undefined || others.length > 0 ? undefined : portBeside(editor, node, side)
  }
  const adding = (shortcut: string, side: 'input' | 'output') => ({
    shortcut,
    enabled: () => beside(side) !== undefined,
    run: () => {
      const port = beside(side)
      if (port) searchBeside(editor, port)
    },
  })
  const wires = () => editor.document.getState().selection.edges
  return {
    'add.node': { shortcut: '/', enabled: always, run: () => searchNodes(editor) },
    'add.after': adding('E', 'output'),
    'add.before': adding('Shift+E', 'input'),
    'add.into-wire': {
      shortcut: 'E',
      enabled: () => wires().size === 1 && editor.document.getState().selection.nodes.size === 0,
      run: () => {
        for (const wire of wires()) searchForInsertion(editor, wire)
      },
    },
  }
}
