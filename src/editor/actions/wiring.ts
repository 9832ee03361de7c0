import { canConnect } from '../../core/connect'
import type { GraphDocument, GraphEdge, PortAddress } from '../../core/document'
import type { EditorCore } from '../editor-core'
import { problemText } from '../i18n/problem-text'
import { connect, remove } from '../store/edits'
import { edgeId, nodeById, wiresInto, wiresOutOf } from '../store/lookup'
import { type Gesture, type PortRef, portKey, type Verdict } from '../store/ui'
import { type Move, rewire } from '../store/wire-edits'
import { nodeName } from './names'

/** The two ends of a wire. */
export interface Ends {
  readonly from: PortAddress
  readonly to: PortAddress
}

/** The wire between two ports of different sides. */
export function endsOf(a: PortRef, b: PortRef): Ends {
  const [source, target] = a.side === 'output' ? [a, b] : [b, a]
  return { from: address(source), to: address(target) }
}

/** The wires that a gesture leads to `at`, with the wire that each was before; none when the sides do not fit. */
function results(
  gesture: Gesture,
  at: PortRef,
): readonly { readonly ends: Ends; readonly wire?: GraphEdge }[] {
  const { from } = gesture
  switch (gesture.kind) {
    case 'draw':
      return at.side === from.side ? [] : [{ ends: endsOf(from, at) }]
    case 'reconnect': {
      const { wire } = gesture
      // Dropped on a port of the side it hangs on, it is that end which moves.
      const stays: PortRef =
        from.side === 'output' ? { ...wire.to, side: 'input' } : { ...wire.from, side: 'output' }
      return [{ ends: endsOf(at.side === from.side ? stays : from, at), wire }]
    }
    case 'move':
      if (at.side === 'input') return []
      return gesture.wires.map((wire) => ({ ends: { from: address(at), to: wire.to }, wire }))
  }
}

function heldBy(gesture: Gesture): ReadonlySet<string> {
  if (gesture.kind === 'draw') return new Set()
  return new Set((gesture.kind === 'move' ? gesture.wires : [gesture.wire]).map(edgeId))
}

/** The graph without the wires in the hand: what they themselves would be in the way of does not count. */
function without(graph: GraphDocument, gesture: Gesture): GraphDocument {
  const held = heldBy(gesture)
  if (held.size === 0) return graph
  return { ...graph, edges: graph.edges.filter((edge) => !held.has(edgeId(edge))) }
}

/** Judges every port of the canvas for what is in the hand. */
export function judge(editor: EditorCore, gesture: Gesture): ReadonlyMap<string, Verdict> {
  const { graph } = editor.document.getState()
  const catalog = editor.catalog()
  const rest = without(graph, gesture)
  const verdict = (at: PortRef): Verdict => {
    const led = results(gesture, at)
    if (led.length === 0) return 'same-side'
    for (const { ends } of led) {
      const result = canConnect(rest, catalog, ends.from, ends.to)
      if (!result.ok) return result.problem
    }
    return null
  }
  const verdicts = new Map<string, Verdict>()
  for (const { id: node, type } of graph.nodes) {
    const { inputs = {}, outputs = {} } = catalog.nodes[type] ?? {}
    for (const port of Object.keys(inputs)) {
      verdicts.set(portKey('input', { node, port }), verdict({ node, port, side: 'input' }))
    }
    for (const port of Object.keys(outputs)) {
      verdicts.set(portKey('output', { node, port }), verdict({ node, port, side: 'output' }))
    }
  }
  return verdicts
}

export function beginWiring(editor: EditorCore, gesture: Gesture, tapped = false) {
  const wiring = { gesture, held: heldBy(gesture), verdicts: judge(editor, gesture), tapped }
  editor.ui.set({ wiring, aim: null })
}

export function endWiring({ ui }: EditorCore) {
  ui.set({ wiring: null, aim: null })
}

/** What it says of a port that refuses a wire; undefined for one that does not. */
export function verdictText(
  { i18n, catalog }: EditorCore,
  { from }: Gesture,
  verdict: Verdict | undefined,
): string | undefined {
  if (!verdict) return undefined
  if (verdict === 'same-side')
    return i18n.t(from.side === 'output' ? 'wiring.bothOutputs' : 'wiring.bothInputs')
  return problemText(i18n, verdict, catalog()).message
}

/** Does what a gesture asks for at the port where it ends, if that port agrees. */
export function finishWiring(editor: EditorCore, gesture: Gesture, at: PortRef) {
  const { document, ui, i18n } = editor
  const catalog = editor.catalog()
  const rest = without(document.getState().graph, gesture)
  const replaced: GraphEdge[] = []
  const moves: Move[] = []
  for (const { ends, wire } of results(gesture, at)) {
    if (!wire) return attach(editor, ends)
    const result = canConnect(rest, catalog, ends.from, ends.to)
    if (!result.ok) return ui.notify('refusal', problemText(i18n, result.problem, catalog).message)
    if (result.replaces) replaced.push(result.replaces)
    if (edgeId(ends) !== edgeId(wire)) moves.push({ wire, to: ends })
  }
  const [first] = moves
  if (!first) return
  document.apply(rewire(moves, replaced, catalog))
  if (moves.length === 1) tellConnected(editor, first.to)
  else ui.notify('info', i18n.t('wiring.movedAll', { count: moves.length, title: nodeName(editor, at.node) }))
}

/** Draws a wire, in place of the one that an input for a single wire has. */
export function attach(editor: EditorCore, { from, to }: Ends) {
  const { document, ui, i18n } = editor
  const catalog = editor.catalog()
  const verdict = canConnect(document.getState().graph, catalog, from, to)
  if (!verdict.ok) {
    ui.notify('refusal', problemText(i18n, verdict.problem, catalog).message)
    return
  }
  document.apply(connect({ from, to }, catalog, verdict.replaces ? [verdict.replaces] : []))
  tellConnected(editor, { from, to })
}

function tellConnected(editor: EditorCore, { from, to }: Ends) {
  const names = { from: nodeName(editor, from.node), to: nodeName(editor, to.node) }
  editor.ui.notify('info', editor.i18n.t('notices.connected', names))
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

/** The wires that end at a port. */
export function wiresAt({ document }: EditorCore, { node, port, side }: PortRef): readonly GraphEdge[] {
  const { graph } = document.getState()
  return side === 'input'
    ? wiresInto(graph, node).filter(({ to }) => to.port === port)
    : wiresOutOf(graph, node).filter(({ from }) => from.port === port)
}

/** Takes wires off. */
export function detach(editor: EditorCore, wires: readonly Ends[]) {
  const { document, catalog, ui, i18n } = editor
  const [first] = wires
  if (!first || !document.apply(remove(new Set(), new Set(wires.map(edgeId)), catalog()))) return
  const names = { from: nodeName(editor, first.from.node), to: nodeName(editor, first.to.node) }
  ui.notify(
    'info',
    wires.length === 1 ? i18n.t('wiring.disconnected', names) : i18n.t('notices.disconnected'),
  )
}

function address({ node, port }: PortAddress): PortAddress {
  return { node, port }
}
