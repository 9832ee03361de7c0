import type { NodeChange, NodePositionChange } from '@xyflow/react'
import { canvasItems } from '../actions/items'
import { withContents } from '../arrange/members'
import { boundsOf, overlaps, type Rect } from '../arrange/rect'
import { gridOffset, type SnapLine, snap } from '../arrange/snap'
import type { EditorCore } from '../editor-core'
import { moveNodes, type Point } from '../store/edits'
import type { FlowItem } from './flow'

/** Between the dots of the background, in graph units. */
export const grid = 24
/** How near something must come to snap, in px on the screen. */
const reach = 7

/** What a drag must know of the canvas. */
export interface Surroundings {
  zoom(): number
  /** What is on the screen, in graph units. */
  visible(): Rect
  alt(): boolean
  show(lines: readonly SnapLine[]): void
}

interface Gesture {
  /** Where things were, by key: those under the pointer and what they take along. */
  readonly origins: ReadonlyMap<string, Point>
  /** Around what is under the pointer, where it was. */
  readonly bounds: Rect
  readonly others: readonly Rect[]
  moved: Point
}

/**
 * Follows drags: frames take along what is inside, everything snaps, and the document learns of it at the end, as one
 * edit.
 */
export function createDrag(editor: Pick<EditorCore, 'document' | 'ui' | 'view'>, around: Surroundings) {
  let gesture: Gesture | undefined

  function begin(dragged: ReadonlySet<string>): Gesture | undefined {
    const items = canvasItems(editor)
    const held = items.filter(({ key }) => dragged.has(key))
    const carried = around.alt() ? held : withContents(dragged, items)
    const moving = new Set(carried.filter(({ key, pinned }) => dragged.has(key) || !pinned))
    const bounds = boundsOf(held.map(({ rect }) => rect))
    if (!bounds) return undefined
    editor.document.seal()
    return {
      origins: new Map([...moving].map(({ key, rect }) => [key, { x: rect.x, y: rect.y }])),
      bounds,
      others: items.filter((item) => !moving.has(item)).map(({ rect }) => rect),
      moved: { x: 0, y: 0 },
    }
  }

  /** How far things really go when the pointer went `dx`, `dy`. */
  function settle({ bounds, others }: Gesture, dx: number, dy: number): Point {
    const free = { ...bounds, x: bounds.x + dx, y: bounds.y + dy }
    const { snap: lined, grid: gridded } = editor.ui.getState()
    if (around.alt() || (!lined && !gridded)) {
      around.show([])
      return whole(dx, dy)
    }
    const visible = around.visible()
    const near = lined ? others.filter((other) => overlaps(other, visible)) : []
    const found = snap(free, near, reach / around.zoom())
    around.show(found.lines)
    const onLine = (axis: SnapLine['axis']) => found.lines.some((line) => line.axis === axis)
    return whole(
      dx + (gridded && !onLine('x') ? gridOffset(free.x, grid) : found.dx),
      dy + (gridded && !onLine('y') ? gridOffset(free.y, grid) : found.dy),
    )
  }

  return {
    /** React Flow's changes with the places where things really are shown. */
    follow(changes: readonly NodeChange<FlowItem>[]): NodeChange<FlowItem>[] {
      const dragged = changes.filter(isDrag)
      if (dragged.length === 0) return [...changes]
      if (!gesture && dragged.every(({ dragging }) => dragging === false)) {
        editor.document.apply(moveNodes(placesOf(dragged)))
        return [...changes]
      }
      gesture ??= begin(new Set(dragged.map(({ id }) => id)))
      const lead = dragged.find(({ id, position }) => position && gesture?.origins.has(id))
      const origin = lead && gesture?.origins.get(lead.id)
      if (!gesture || !lead?.position || !origin) return [...changes]
      const ends = lead.dragging === false
      if (!ends) gesture.moved = settle(gesture, lead.position.x - origin.x, lead.position.y - origin.y)
      const { origins, moved } = gesture
      const places = new Map(
        [...origins].map(([id, { x, y }]) => [id, { x: x + moved.x, y: y + moved.y }] as const),
      )
      if (ends) {
        gesture = undefined
        around.show([])
        // Not sealed: dropped on a wire, the node goes into it in the same step.
        editor.document.apply(moveNodes(places))
      }
      const dragging = new Map(dragged.map((change) => [change.id, change.dragging]))
      return [
        ...changes.filter((change) => !isDrag(change)),
        ...[...places].map(([id, position]): NodePositionChange => {
          const held = dragging.get(id)
          return { id, type: 'position', position, ...(held !== undefined && { dragging: held }) }
        }),
      ]
    },
  }
}

/** Of moves that no drag led up to: React Flow has some by keys of its own. */
function placesOf(moves: readonly NodePositionChange[]): ReadonlyMap<string, Point> {
  return new Map(
    moves.flatMap(({ id, position }) => (position ? [[id, whole(position.x, position.y)] as const] : [])),
  )
}

/** A resize moves things too, but says nothing of dragging. */
function isDrag(change: NodeChange<FlowItem>): change is NodePositionChange {
  return change.type === 'position' && change.dragging !== undefined
}

function whole(x: number, y: number): Point {
  return { x: Math.round(x), y: Math.round(y) }
}
