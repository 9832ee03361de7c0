import type { Connection, FinalConnectionState, OnConnectStartParams } from '@xyflow/react'
import { useMemo } from 'react'
import { attach, beginWiring, detach, type Ends, refusal, wireToPull } from '../actions/wiring'
import { useEditor } from '../editor'
import type { Point } from '../store/edits'
import { edgeId } from '../store/lookup'
import { portKey } from '../store/ui'
import type { FlowEdge } from './flow'

/** A wire pulled less far than this, in px on the screen, was only touched. */
const pulled = 40

/** React Flow's gestures on wires, turned into edits and into reasons for what is refused. */
export function useWiring() {
  const editor = useEditor()
  return useMemo(() => {
    const { ui } = editor
    let reconnected = false
    let start: Point = { x: 0, y: 0 }

    const end = (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      ui.set({ wiring: null })
      const { fromHandle, toHandle, isValid } = state
      if (isValid || !fromHandle || !toHandle) return
      const ends =
        fromHandle.type === 'source'
          ? endsOf(fromHandle.nodeId, fromHandle.id, toHandle.nodeId, toHandle.id)
          : endsOf(toHandle.nodeId, toHandle.id, fromHandle.nodeId, fromHandle.id)
      const sameSide = fromHandle.type === toHandle.type
      const why = ends && !sameSide ? refusal(editor, ends) : undefined
      if (why) ui.notify('refusal', why, pointOf(event))
    }

    return {
      isValidConnection: (connection: Connection | FlowEdge) => {
        const ends = endsOfConnection(connection)
        const { wiring } = ui.getState()
        if (!ends) return false
        // Judged once when the drag began; a keyboard connection has no drag.
        const verdict =
          wiring &&
          (wiring.from.side === 'output'
            ? wiring.verdicts.get(portKey('input', ends.to))
            : wiring.verdicts.get(portKey('output', ends.from)))
        return wiring ? verdict === null : refusal(editor, ends) === undefined
      },
      onConnectStart: (
        event: MouseEvent | TouchEvent,
        { nodeId, handleId, handleType }: OnConnectStartParams,
      ) => {
        if (nodeId === null || handleId === null) return
        const side = handleType === 'source' ? 'output' : 'input'
        start = pointOf(event)
        beginWiring(editor, { node: nodeId, port: handleId, side })
      },
      onConnect: (connection: Connection) => {
        const ends = endsOfConnection(connection)
        if (ends) attach(editor, ends)
      },
      onConnectEnd: (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
        end(event, state)
        const { fromHandle, toHandle } = state
        const to = pointOf(event)
        if (toHandle || !fromHandle?.id || fromHandle.type !== 'target') return
        if (Math.hypot(to.x - start.x, to.y - start.y) < pulled) return
        const wire = wireToPull(editor, { node: fromHandle.nodeId, port: fromHandle.id })
        if (wire) detach(editor, edgeId(wire))
      },
      onReconnectStart: () => {
        reconnected = false
      },
      onReconnect: (edge: FlowEdge, connection: Connection) => {
        reconnected = true
        const ends = endsOfConnection(connection)
        const old = endsOfConnection(edge)
        if (ends && old && edgeId(ends) !== edgeId(old)) attach(editor, ends, old)
      },
      onReconnectEnd: (
        event: MouseEvent | TouchEvent,
        edge: FlowEdge,
        _: unknown,
        state: FinalConnectionState,
      ) => {
        end(event, state)
        // Dropped on nothing: the wire was pulled out. On a port that refuses it, it stays.
        if (reconnected || state.toHandle) return
        detach(editor, edge.id)
      },
    }
  }, [editor])
}

function endsOf(
  fromNode: string,
  fromPort: string | null | undefined,
  toNode: string,
  toPort: string | null | undefined,
): Ends | undefined {
  if (!fromPort || !toPort) return undefined
  return { from: { node: fromNode, port: fromPort }, to: { node: toNode, port: toPort } }
}

function endsOfConnection({ source, sourceHandle, target, targetHandle }: Connection | FlowEdge) {
  return endsOf(source, sourceHandle, target, targetHandle)
}

function pointOf(event: MouseEvent | TouchEvent) {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : event
  return touch ? { x: touch.clientX, y: touch.clientY } : { x: 0, y: 0 }
}
