import type { EditorCore } from '../../editor-core'
import type { Area } from './command'

export function selectCommands({ document }: EditorCore): Area<'select'> {
  return {
    'select.all': {
      shortcut: 'Mod+A',
      enabled: () => document.getState().graph.nodes.length > 0,
      run: () => {
        const { nodes } = document.getState().graph
        document.select({ nodes: new Set(nodes.map((node) => node.id)) })
      },
    },
  }
}
