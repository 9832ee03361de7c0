import type { GraphDocument, GraphFrame, GraphNote } from '../../core/document'
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
      groups: document.groups.map((group) => ({
        ...group,
        title: names[group.title] ?? group.title,
        ...(group.doc !== undefined && { doc: names[group.doc] ?? group.doc }),
        nodes: group.nodes.map(named),
        inputs: group.inputs.map(named),
        outputs: group.outputs.map(named),
        params: group.params.map(named),
      })),
    }),
    ...(document.app && {
      app: {
        ...document.app,
        params: document.app.params.map(named),
        outputs: document.app.outputs.map(named),
      },
    }),
  }
}

function named<T extends { readonly label?: string | undefined }>(part: T): T {
  return part.label === undefined ? part : { ...part, label: names[part.label] ?? part.label }
}

/** What a note is about: the words between its first asterisks. */
export function subject(text: string): string {
  return /^\*\*(.+?)\*\*/.exec(text)?.[1] ?? text
}
