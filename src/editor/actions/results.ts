import type { GraphDocument } from '../../core/document'
import { flatten } from '../../core/flatten'
import type { RunSummary } from '../../engine/events'
import type { EditorCore } from '../editor-core'
import { catalogText } from '../i18n/catalog-text'
import { download, fileName } from '../lib/files'
import { encodeSmall } from '../lib/pictures'
import { sinkOutput } from '../node/sink'
import { changesBetween } from '../store/changes'
import { restoreGraph } from '../store/edits'
import { isSameGraph } from '../store/graph-ref'
import type { QueuedRun } from '../store/queue'
import type { RunResult, SinkResult } from '../store/results'

/** Longest side of the pictures in the strip: twice their height there, for dense screens. In px. */
const thumbnailSide = 288
/** Of a curve no more is drawn than fits on the screen. */
const curveSide = 4096

/** Puts what the sinks of a run delivered into the strip, unless it is what the last run delivered already. */
export async function keepResults(editor: EditorCore, task: QueuedRun, summary: RunSummary): Promise<void> {
  if (summary.outcome === 'canceled') return
  const { engine, results } = editor
  const { document: flat } = flatten(task.document, engine.catalog)
  const done = new Set([...summary.ran, ...summary.cached])
  const delivered = await Promise.all(
    flat.nodes.filter(({ id }) => done.has(id)).map((node) => resultOf(editor, task.graph, node)),
  )
  const sinks = delivered.filter((sink) => sink !== undefined)
  if (sinks.length === 0) return
  const last = results.getState().results.findLast((result) => isSameGraph(result, task))
  const changes = last && changesSince(editor, last, task)
  const isKnown = sinks.every((sink) => last?.sinks.some(({ node }) => node === sink.node))
  if (changes?.length === 0 && isKnown) return
  const { document, graph, generation } = task
  // Of what an earlier run computed, that run says how long it took.
  const ms = Math.max(summary.ms, summary.workMs ?? 0)
  results.add({ at: Date.now(), ms, document, graph, generation, changes, sinks })
}

function changesSince({ engine }: EditorCore, last: RunResult, task: QueuedRun) {
  const flat = (graph: GraphDocument) => flatten(graph, engine.catalog).document
  return changesBetween(flat(last.document), flat(task.document))
}

async function resultOf(
  { engine, catalog, i18n }: EditorCore,
  graph: string,
  node: GraphDocument['nodes'][number],
): Promise<SinkResult | undefined> {
  const definition = engine.catalog.nodes[node.type]
  if (!definition?.sink) return undefined
  const title = catalogText(i18n.language, catalog()).name(node)
  const port = sinkOutput(definition, definition.sink.format)
  // Files are kept by hand: the results of many runs would fill the library with them.
  if (port === undefined || definition.sink.output) return undefined
  if (definition.sink.format === 'png') {
    const picture = await engine.png(graph, node.id, port)
    if (!picture) return undefined
    const thumbnail = await encodeSmall(await engine.thumbnail(picture, thumbnailSide))
    return { kind: 'picture', node: node.id, title, picture, thumbnail }
  }
  const drawn = await engine.preview(graph, node.id, port, curveSide)
  if (drawn?.kind === 'series') return { kind: 'series', node: node.id, title, series: drawn }
  return drawn?.kind === 'table' ? { kind: 'table', node: node.id, title, table: drawn } : undefined
}

/** Makes the graph what it was when the result was computed, as one step that can be undone. */
export function restoreResult({ document, results, ui, i18n }: EditorCore, { document: graph }: RunResult) {
  results.show(null)
  if (document.apply(restoreGraph(graph))) ui.notify('info', i18n.t('notices.restored'))
  else ui.notify('info', i18n.t('notices.restoredAlready'))
}

export function saveResult({ ui, i18n }: EditorCore, { title, picture }: SinkResult & { kind: 'picture' }) {
  const name = fileName(title, 'png')
  download(picture, name)
  ui.notify('info', i18n.t('notices.saved', { name }))
}
