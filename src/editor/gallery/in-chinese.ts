import type { GraphDocument, GraphFrame, GraphNode, GraphNote } from '../../core/document'
import { names, notes } from '../i18n/zh/examples'

/** An example graph with everything that is written in it in Chinese; what has no translation stays as it is. */
export function inChinese(document: GraphDocument, title: string): GraphDocument {
  return {
    ...document,
    title,
    nodes: document.nodes.map(named),
    frames: document.frames.map(
      (frame): GraphFrame => ({ ...frame, title: names[frame.title] ?? frame.title }),
    ),
    notes: document.notes.map(
      (note): GraphNote => ({ ...note, text: notes[subject(note.text)] ?? note.text }),
    ),
    ...(document.groups && {
      groups: document.groups.map((group) => ({ ...group, nodes: group.nodes.map(named) })),
    }),
  }
}

function named(node: GraphNode): GraphNode {
  return node.label === undefined ? node : { ...node, label: names[node.label] ?? node.label }
}

/** What a note is about: the words between its first asterisks. */
export function subject(text: string): string {
  return /^\*\*(.+?)\*\*/.exec(text)?.[1] ?? text
}
