import type { EditorCore } from '../editor-core'
import type { Point } from '../store/edits'
import type { PortRef } from '../store/ui'
import { type Landing, landOnNode, landOnPort } from './drop-wire'
import { searchForWire } from './search'
import { beginWiring, endWiring, finishWiring } from './wiring'

/**
 * Wires by two taps, for fingers, which cover what they drag to: the first one takes the wire, the second one says where
 * it goes. The same port twice lists what it can be wired to.
 */
export function tapPort(editor: EditorCore, port: PortRef, at?: Point) {
  const { ui } = editor
  const { wiring } = ui.getState()
  if (!wiring?.tapped) return beginWiring(editor, { kind: 'draw', from: port }, true)
  const { from } = wiring.gesture
  if (from.node !== port.node || from.port !== port.port || from.side !== port.side)
    return land(editor, landOnPort(editor, wiring, port), at)
  endWiring(editor)
  ui.set({ search: { kind: 'port', port } })
}

/** A tap beside the ports: on a node the wire goes to the first port that takes it, elsewhere to a new node. */
export function tapCanvas(editor: EditorCore, node: string | undefined, at: Point) {
  const { wiring } = editor.ui.getState()
  if (!wiring?.tapped) return
  if (node !== undefined) return land(editor, landOnNode(editor, wiring, node), at)
  endWiring(editor)
  searchForWire(editor, wiring.gesture.from, at)
}

/** What is refused may be tried again elsewhere. */
function land(editor: EditorCore, landing: Landing, at?: Point) {
  const { wiring } = editor.ui.getState()
  if (!wiring || !landing) return
  if (!landing.port) return editor.ui.notify('refusal', landing.why, at)
  endWiring(editor)
  finishWiring(editor, wiring.gesture, landing.port)
}
