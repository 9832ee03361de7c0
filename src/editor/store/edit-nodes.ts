import type { GraphNode } from '../../core/document'
import type { Edit, EditName } from './edits'

/** What can be switched on and off on a node. */
export type NodeFlag = 'muted' | 'bypassed' | 'collapsed' | 'pinned'

const names: Readonly<Record<NodeFlag, readonly [on: EditName, off: EditName]>> = {
  muted: ['mute', 'unmute'],
  bypassed: ['bypass', 'unbypass'],
  collapsed: ['collapse', 'expand'],
  pinned: ['pin', 'unpin'],
}

export function setFlag(nodes: ReadonlySet<string>, flag: NodeFlag, on: boolean): Edit {
  return {
    name: names[flag][on ? 0 : 1],
    about: { ids: nodes },
    change: (body) => {
      for (const node of body.nodes) {
        if (!nodes.has(node.id)) continue
        if (on) node[flag] = true
        else delete node[flag]
      }
    },
  }
}

/** @param label as the user wants the node called; empty for the name of its kind. */
export function renameNode(node: string, label: string): Edit {
  return {
    name: 'rename-node',
    about: { ids: [node] },
    change: (body) => {
      const found = body.nodes.find(({ id }) => id === node)
      if (!found) return
      if (label) found.label = label
      else delete found.label
    },
  }
}

/** @param color a name of the palette; undefined takes the color off. Frames always have one. */
export function setColor(
  { nodes, frames, notes }: Record<'nodes' | 'frames' | 'notes', ReadonlySet<string>>,
  color: GraphNode['color'],
): Edit {
  return {
    name: 'color',
    about: { ids: [...nodes, ...frames, ...notes] },
    change: (body) => {
      const nodesAndNotes = [
        ...body.nodes.filter(({ id }) => nodes.has(id)),
        ...body.notes.filter(({ id }) => notes.has(id)),
      ]
      for (const item of nodesAndNotes) {
        if (color) item.color = color
        else delete item.color
      }
      for (const frame of body.frames) if (frames.has(frame.id)) frame.color = color ?? 'gray'
    },
  }
}
