import type { EditorCore } from '../editor-core'
import { catalogText } from '../i18n/catalog-text'
import { nodeById } from '../store/lookup'
import type { PortRef } from '../store/ui'

/** What a node of the canvas is called: by its user, else by its kind. */
export function nodeName({ document, catalog, i18n }: EditorCore, id: string): string {
  const node = nodeById(document.getState().graph, id)
  return node ? catalogText(i18n.language, catalog()).name(node) : id
}

/** A node and one of its ports, as they are spoken of. */
export function endName(editor: EditorCore, port: PortRef): string {
  return `${nodeName(editor, port.node)} ${portName(editor, port)}`
}

export function portName({ document, catalog, i18n }: EditorCore, { node, port, side }: PortRef): string {
  const type = nodeById(document.getState().graph, node)?.type ?? ''
  const ports = side === 'input' ? 'inputs' : 'outputs'
  return catalogText(i18n.language, catalog()).port(type, ports, port, catalog().nodes[type]?.[ports][port])
}
