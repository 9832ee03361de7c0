import { canConnect } from '../../core/connect'
import type { GraphEdge, PortAddress } from '../../core/document'
import type { EditorCore } from '../editor-core'
import { catalogText } from '../i18n/catalog-text'
import { problemText } from '../i18n/problem-text'
import { connect, remove } from '../store/edits'
import { nodeById, wiresInto } from '../store/lookup'
import { portKey, type Wiring } from '../store/ui'

/** The two ends of a wire. */
export interface Ends {
  readonly from: PortAddress
  readonly to: PortAddress
}

/** Why a wire cannot be, in words; undefined when it can. */
export function refusal(editor: EditorCore, ends: Ends): string | undefined {
  const verdict = canConnect(editor.document.getState().graph, editor.catalog(), ends.from, ends.to)
  return verdict.ok ? undefined : problemText(editor.i18n, verdict.problem, editor.catalog()).message
}

/** Judges every port of the other side for a wire that starts at `from`. */
export function beginWiring(editor: EditorCore, from: Wiring['from']) {
  const { graph } = editor.document.getState()
  const catalog = editor.catalog()
  const verdicts = new Map<string, string | null>()
  const other = from.side === 'output' ? 'input' : 'output'
  for (const node of graph.nodes) {
    const ports = catalog.nodes[node.type]?.[other === 'input' ? 'inputs' : 'outputs'] ?? {}
    for (const port of Object.keys(ports)) {
      const address = { node: node.id, port }
      const ends = from.side === 'output' ? { from, to: address } : { from: address, to: from }
      verdicts.set(portKey(other, address), refusal(editor, ends) ?? null)
    }
  }
  editor.ui.set({ wiring: { from, verdicts } })
}

/** Draws a wire, in place of `instead` and of the one that an input for a single wire has. */
export function attach(editor: EditorCore, { from, to }: Ends, instead?: Ends) {
  const { document, ui, i18n } = editor
  const catalog = editor.catalog()
  const { graph } = document.getState()
  const verdict = canConnect(graph, catalog, from, to)
  if (!verdict.ok) {
    ui.notify('refusal', problemText(i18n, verdict.problem, catalog).message)
    return
  }
  const replaced = [instead, verdict.replaces].filter((ends) => ends !== undefined)
  document.apply(connect({ from, to }, catalog, replaced))
  const words = catalogText(i18n.language, catalog)
  const title = (id: string) => {
    const node = nodeById(graph, id)
    return node?.label || words.title(node?.type ?? id)
  }
  ui.notify('info', i18n.t('notices.connected', { from: title(from.node), to: title(to.node) }))
}

/** The wire that comes off when the port it ends at is dragged away: that of an input that takes only one. */
export function wireToPull(
  { document, catalog }: EditorCore,
  { node, port }: PortAddress,
): GraphEdge | undefined {
  const { graph } = document.getState()
  const type = nodeById(graph, node)?.type ?? ''
  if (catalog().nodes[type]?.inputs[port]?.many) return undefined
  return wiresInto(graph, node).find(({ to }) => to.port === port)
}

/** Takes a wire off, by its `edgeId`. */
export function detach({ document, catalog, ui, i18n }: EditorCore, edge: string) {
  document.apply(remove(new Set(), new Set([edge]), catalog()))
  ui.notify('info', i18n.t('notices.disconnected'))
}
