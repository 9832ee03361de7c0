import type { GraphBody, GraphDocument } from '../../core/document'
import type { Rect } from '../arrange/rect'
import { nodeById } from './lookup'

/** Everything that has a place on a canvas. */
export type ItemKind = 'node' | 'frame' | 'note'

export interface ItemRef {
  readonly kind: ItemKind
  readonly id: string
}

/** With the place it takes up. */
export interface Item extends ItemRef {
  readonly key: string
  readonly rect: Rect
  readonly pinned: boolean
}

type Size = Pick<Rect, 'width' | 'height'>

/** Of a node that was not drawn yet. */
const usual: Size = { width: 260, height: 160 }

/** One name for each thing on a canvas, whatever its kind; a node's is its id. */
export function itemKey(kind: ItemKind, id: string): string {
  return kind === 'node' ? id : JSON.stringify([kind, id])
}

/** What a key stands for; undefined when it is not there. */
export function itemAt(graph: GraphDocument, key: string): ItemRef | undefined {
  if (nodeById(graph, key)) return { kind: 'node', id: key }
  for (const kind of ['frame', 'note'] as const) {
    const found = graph[`${kind}s`].find(({ id }) => itemKey(kind, id) === key)
    if (found) return { kind, id: found.id }
  }
  return undefined
}

/** @param sizeOf what the canvas measured, by key: a node's size follows from what it shows. */
export function itemsOf(graph: GraphBody, sizeOf: (key: string) => Size | undefined): readonly Item[] {
  return [
    ...graph.nodes.map(({ id, position, pinned = false }) => ({
      kind: 'node' as const,
      id,
      key: id,
      rect: { ...position, ...sizeOr(sizeOf(id)) },
      pinned,
    })),
    ...graph.frames.map(({ id, position, size }) => ({
      kind: 'frame' as const,
      id,
      key: itemKey('frame', id),
      rect: { ...position, ...sizeOr(size) },
      pinned: false,
    })),
    ...graph.notes.map(({ id, position, size }) => ({
      kind: 'note' as const,
      id,
      key: itemKey('note', id),
      rect: { ...position, ...sizeOr(size) },
      pinned: false,
    })),
  ]
}

/** Without what else a file may have put there. */
function sizeOr({ width, height }: Size = usual): Size {
  return { width, height }
}

/** Whether a canvas has nothing to show. */
export function isEmpty({ nodes, frames, notes }: GraphBody): boolean {
  return nodes.length + frames.length + notes.length === 0
}

/** An id that none of `taken` has. */
export function freshItemId(name: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id))
  let count = 1
  while (ids.has(`${name}-${count}`)) count += 1
  return `${name}-${count}`
}
