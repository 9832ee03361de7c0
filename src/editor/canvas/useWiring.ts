import type { FinalConnectionState, Handle, HandleType, OnConnectStartParams } from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import { type Landing, landOnNode, landOnPort } from '../actions/drop-wire'
import { searchForWire } from '../actions/search'
import { beginWiring, detach, endWiring, finishWiring, wiresAt, wireToPull } from '../actions/wiring'
import type { Editor } from '../editor'
import { useEditor } from '../editor'
import type { Point } from '../store/edits'
import { edgeId } from '../store/lookup'
import { type Gesture, type PortRef, portKey, type Wiring } from '../store/ui'
import { isEmptyCanvas, nodeAt } from './elements'
import type { FlowEdge } from './flow'

/** A wire pulled less far than this, in px on the screen, was only touched. */
const pulled = 40

/** React Flow's gestures on wires, turned into edits and into reasons for what is refused. */
export function useWiring() {
  const editor = useEditor()

  // Escape lets go of the wire; what React Flow tells of the gesture afterwards finds none.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !editor.ui.getState().wiring) return
      event.stopPropagation()
      endWiring(editor)
    }
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [editor])

  return useMemo(() => {
    const { ui } = editor
    let start: Point = { x: 0, y: 0 }
    let held: FlowEdge | undefined

    const drop = (event: MouseEvent | TouchEvent, { toHandle }: FinalConnectionState) => {
      const { wiring } = ui.getState()
      endWiring(editor)
      if (!wiring) return
      const at = pointOf(event)
      const node = toHandle ? undefined : nodeAt(at)
      const landing = landingAt(editor, wiring, toHandle, node)
      if (landing?.port) finishWiring(editor, wiring.gesture, landing.port)
      else if (landing) ui.notify('refusal', landing.why, at)
      else if (node === undefined && isEmptyCanvas(at) && distance(start, at) >= pulled) {
        dropOnCanvas(editor, wiring.gesture, at)
      }
    }

    return {
      // We judge ports ourselves: React Flow knows of no wire that is moved at its source.
      isValidConnection: () => false,
      onConnectStart: (event: MouseEvent | TouchEvent, params: OnConnectStartParams) => {
        start = pointOf(event)
        const gesture = gestureOf(editor, event, params, held)
        held = undefined
        if (gesture) beginWiring(editor, gesture)
      },
      onConnectEnd: drop,
      onReconnectStart: (_: unknown, edge: FlowEdge) => {
        held = edge
      },
      // Without it React Flow lets no wire be taken by its end; what is done is decided at the drop.
      onReconnect: () => {},
    }
  }, [editor])
}

/** Where a wire would go that is dropped on a port, or on the body of a node. */
export function landingAt(
  editor: Editor,
  wiring: Wiring,
  handle: Handle | null,
  node: string | undefined,
): Landing {
  const port = handle && portOf(handle.nodeId, handle.id, handle.type)
  if (port) return isSamePort(port, wiring.gesture.from) ? undefined : landOnPort(editor, wiring, port)
  return node === undefined ? undefined : landOnNode(editor, wiring, node)
}

/** @param held the wire that was taken by its end, if it was not a port that was dragged. */
function gestureOf(
  editor: Editor,
  event: MouseEvent | TouchEvent,
  { nodeId, handleId, handleType }: OnConnectStartParams,
  held: FlowEdge | undefined,
): Gesture | undefined {
  const from = portOf(nodeId, handleId, handleType)
  if (!from) return undefined
  if (held) {
    const wire = wiresAt(editor, from).find((edge) => edgeId(edge) === held.id)
    return wire && { kind: 'reconnect', from, wire }
  }
  if (from.side === 'input') {
    const wire = wireToPull(editor, from)
    return wire ? { kind: 'reconnect', from: { ...wire.from, side: 'output' }, wire } : { kind: 'draw', from }
  }
  const wires = event.altKey || event.ctrlKey || event.metaKey ? wiresAt(editor, from) : []
  return wires.length > 0 ? { kind: 'move', from, wires } : { kind: 'draw', from }
}

/** A wire that was taken off goes; a new one looks for a new node. */
function dropOnCanvas(editor: Editor, gesture: Gesture, at: Point) {
  if (gesture.kind === 'draw') searchForWire(editor, gesture.from, at)
  else if (gesture.kind === 'reconnect') detach(editor, [gesture.wire])
}

function portOf(
  node: string | null,
  port: string | null | undefined,
  type: HandleType | null,
): PortRef | undefined {
  if (!node || !port || !type) return undefined
  return { node, port, side: type === 'source' ? 'output' : 'input' }
}

function isSamePort(a: PortRef, b: PortRef): boolean {
  return portKey(a.side, a) === portKey(b.side, b)
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function pointOf(event: MouseEvent | TouchEvent): Point {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : event
  return touch ? { x: touch.clientX, y: touch.clientY } : { x: 0, y: 0 }
}
