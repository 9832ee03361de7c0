import { ancestors, descendants, indexGraph } from '../../core/graph'
import type { EditorCore } from '../editor-core'
import type { Selection } from '../store/document'

/** How many things are selected, wires aside. */
export function countParts({ nodes, frames, notes }: Selection): number {
  return nodes.size + frames.size + notes.size
}

export function selectAll({ document }: Pick<EditorCore, 'document'>) {
  const { nodes, frames, notes } = document.getState().graph
  document.select({ nodes: idsOf(nodes), frames: idsOf(frames), notes: idsOf(notes) })
}

export function invertSelection({ document }: Pick<EditorCore, 'document'>) {
  const { graph, selection } = document.getState()
  const rest = (items: readonly { readonly id: string }[], chosen: ReadonlySet<string>) =>
    idsOf(items.filter(({ id }) => !chosen.has(id)))
  document.select({
    nodes: rest(graph.nodes, selection.nodes),
    frames: rest(graph.frames, selection.frames),
    notes: rest(graph.notes, selection.notes),
  })
}

/** Selects what the selected nodes are made from, or what is made from them; `add` keeps them selected. */
export function selectAlong(
  { document }: Pick<EditorCore, 'document'>,
  way: 'upstream' | 'downstream',
  add: boolean,
) {
  const { graph, selection } = document.getState()
  const found = (way === 'upstream' ? ancestors : descendants)(indexGraph(graph), selection.nodes)
  if (add) document.select({ ...selection, nodes: found })
  else document.select({ nodes: new Set([...found].filter((id) => !selection.nodes.has(id))) })
}

/** Selects everything that wires join to the selected nodes, in whatever direction. */
export function selectLinked({ document }: Pick<EditorCore, 'document'>) {
  const { graph, selection } = document.getState()
  const index = indexGraph(graph)
  let found: ReadonlySet<string> = selection.nodes
  for (let size = -1; size !== found.size; ) {
    size = found.size
    found = descendants(index, ancestors(index, found))
  }
  document.select({ ...selection, nodes: found })
}

function idsOf(items: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(items.map(({ id }) => id))
}
