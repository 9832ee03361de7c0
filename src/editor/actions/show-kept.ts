import { flatten } from '../../core/flatten'
import type { EditorCore } from '../editor-core'
import type { PagePreview } from '../engine'
import { sinkOutput } from '../node/sink'
import { nodeById } from '../store/lookup'
import type { RunResult, SinkResult } from '../store/results'
import { isBusy } from '../store/run'
import { outputKey, release } from '../store/run-state'
import { previewSide } from './previews'

/** Shows on the nodes what an earlier visit's run delivered, until they run again. */
export async function showKept(editor: EditorCore, { sinks }: Pick<RunResult, 'sinks'>): Promise<void> {
  const { document, engine, run } = editor
  const { document: graph, generation } = document.getState()
  const { document: flat } = flatten(graph, engine.catalog)
  for (const sink of sinks) {
    const definition = engine.catalog.nodes[nodeById(flat, sink.node)?.type ?? '']
    const port = definition?.sink && sinkOutput(definition, definition.sink.format)
    if (port === undefined) continue
    const preview = await drawn(editor, sink).catch(() => undefined)
    const isNewer = isBusy(run.getState().run) || run.getState().previews[outputKey(sink.node, port)]
    if (isNewer || document.getState().generation !== generation) release(preview)
    else if (preview) run.receive({ type: 'preview', node: sink.node, port, preview })
  }
}

async function drawn({ engine }: EditorCore, sink: SinkResult): Promise<PagePreview> {
  switch (sink.kind) {
    case 'picture':
      return engine.thumbnail(sink.picture, previewSide)
    case 'series':
      return sink.series
    case 'table':
      return sink.table
  }
}
