import type { Catalog } from '../../core/catalog'
import type { GraphEdge } from '../../core/document'
import type { EditorCore } from '../editor-core'
import type { Edit, Point } from '../store/edits'
import { edgeId, wiresInto, wiresOutOf } from '../store/lookup'
import { insertOnWire } from '../store/wire-edits'
import { typeOf } from './drop-wire'
import { nodeName } from './names'
import { half, newNode, tellAdded } from './nodes'

/** The ports that a wire would lead into and out of when it goes through a node: the first ones of its type. */
export function throughPorts(
  catalog: Pick<Catalog, 'nodes'>,
  node: string,
  type: string,
): { readonly input: string; readonly output: string } | undefined {
  const { inputs = {}, outputs = {} } = catalog.nodes[node] ?? {}
  const input = Object.keys(inputs).find((port) => inputs[port]?.type === type)
  const output = Object.keys(outputs).find((port) => outputs[port]?.type === type)
  return input === undefined || output === undefined ? undefined : { input, output }
}

/** Whether a node of a kind can be put into a wire. */
export function takesIn(editor: EditorCore, wire: GraphEdge, kind: string): boolean {
  const type = typeOf(editor, { ...wire.from, side: 'output' })
  if (type === undefined || type !== typeOf(editor, { ...wire.to, side: 'input' })) return false
  return throughPorts(editor.catalog(), kind, type) !== undefined
}

/** Whether a node that is there can be put into a wire: only one without wires of its own. */
export function isLoose({ document }: EditorCore, node: string): boolean {
  const { graph } = document.getState()
  return wiresInto(graph, node).length === 0 && wiresOutOf(graph, node).length === 0
}

export interface Place {
  readonly wire: GraphEdge
  /** How many of the wire's points come before the node. */
  readonly points: number
}

/** Places a new node in a wire, centered on `at`. */
export function insertNew(editor: EditorCore, kind: string, at: Point, place: Place) {
  const node = newNode(editor, kind, { x: at.x - half.x, y: at.y - half.y })
  const edit = node && edited(editor, node.id, kind, place, { node })
  if (!node || !edit || !editor.document.apply(edit)) return
  tellAdded(editor, node)
  tellInserted(editor, node.id)
}

/** Puts a node that was just moved there into a wire. @param key of the edit that moved it: both are one step. */
export function insertMoved(editor: EditorCore, id: string, kind: string, place: Place, key: string) {
  const edit = edited(editor, id, kind, place, { key })
  if (!edit || !editor.document.apply(edit)) return
  editor.document.seal()
  tellInserted(editor, id)
}

function edited(
  editor: EditorCore,
  id: string,
  kind: string,
  { wire, points }: Place,
  how: Parameters<typeof insertOnWire>[2],
): Edit | undefined {
  const type = typeOf(editor, { ...wire.from, side: 'output' }) ?? ''
  const ports = throughPorts(editor.catalog(), kind, type)
  if (!ports) return undefined
  const insertion = {
    wire: edgeId(wire),
    input: { node: id, port: ports.input },
    output: { node: id, port: ports.output },
    points,
  }
  return insertOnWire(insertion, editor.catalog(), how)
}

function tellInserted(editor: EditorCore, id: string) {
  editor.ui.notify('info', editor.i18n.t('wiring.inserted', { title: nodeName(editor, id) }))
}
