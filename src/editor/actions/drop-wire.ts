import type { EditorCore } from '../editor-core'
import { catalogText } from '../i18n/catalog-text'
import { nodeById } from '../store/lookup'
import { type Gesture, type PortRef, portKey, type Wiring } from '../store/ui'
import { nodeName } from './names'
import { verdictText, wiresAt } from './wiring'

/** Where a wire would go, or in words why not; nothing for a node that it comes from itself. */
export type Landing =
  | { readonly port: PortRef; readonly why?: undefined }
  | { readonly port?: undefined; readonly why: string }
  | undefined

export function landOnPort(editor: EditorCore, { gesture, verdicts }: Wiring, port: PortRef): Landing {
  const why = verdictText(editor, gesture, verdicts.get(portKey(port.side, port)))
  return why === undefined ? { port } : { why }
}

/** On a node's body a wire goes to the first port that takes it and is free. */
export function landOnNode(editor: EditorCore, { gesture, verdicts }: Wiring, id: string): Landing {
  if (id === gesture.from.node) return undefined
  const node = nodeById(editor.document.getState().graph, id)
  const definition = node && editor.catalog().nodes[node.type]
  if (!definition) return undefined
  const side = wantedSide(gesture)
  const ports = definition[side === 'input' ? 'inputs' : 'outputs']
  const type = typeOf(editor, gesture.from)
  const verdictOf = (port: string) => verdicts.get(portKey(side, { node: id, port }))
  const fitting = Object.keys(ports).filter((port) => verdictOf(port) === null)
  const isFree = (port: string) =>
    side === 'output' || ports[port]?.many || wiresAt(editor, { node: id, port, side }).length === 0
  const free = fitting.find(isFree)
  if (free !== undefined) return { port: { node: id, port: free, side } }

  const { i18n } = editor
  const values = {
    title: nodeName(editor, id),
    type: catalogText(i18n.language, editor.catalog()).portType(type ?? ''),
  }
  if (fitting.length > 0) return { why: i18n.t('wiring.allWired', values) }
  // The reason that is not about the type tells more: a circle, or that they are wired already.
  const alike = Object.keys(ports).find((port) => ports[port]?.type === type)
  const why = alike !== undefined && verdictText(editor, gesture, verdictOf(alike))
  return { why: why || i18n.t(side === 'input' ? 'wiring.takesNone' : 'wiring.givesNone', values) }
}

/** The side of the ports where the loose end of the wire belongs. */
function wantedSide(gesture: Gesture): PortRef['side'] {
  if (gesture.kind === 'move') return 'output'
  return gesture.from.side === 'output' ? 'input' : 'output'
}

/** The type that travels on a wire from or to a port of the canvas. */
export function typeOf({ document, catalog }: EditorCore, { node, port, side }: PortRef): string | undefined {
  const type = nodeById(document.getState().graph, node)?.type ?? ''
  return catalog().nodes[type]?.[side === 'input' ? 'inputs' : 'outputs'][port]?.type
}
