import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogNode } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import { lookAt } from '../actions/viewer'
import { useCatalog, useDocument, useEditor, useRun, useScope, useSource } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { showsPicture } from '../params/picture'
import { PreviewBox } from '../previews/PreviewBox'
import { wiresInto } from '../store/lookup'
import { type NodeRun, outputKey } from '../store/run-state'
import { graphAt } from '../store/scope'
import { OutputMark } from './OutputMark'

interface NodePreviewsProps {
  readonly node: GraphNode
  readonly title: string
  readonly definition: CatalogNode
}

/** The outputs of a node, one below the other. A node whose file is a picture shows that picture already. */
export const NodePreviews = memo(function NodePreviews({ node, title, definition }: NodePreviewsProps) {
  if (showsPicture(definition)) return null
  return Object.entries(definition.outputs)
    .filter(([, { aside }]) => !aside)
    .map(([port, { type }]) => (
      <OutputPreview key={port} node={node} title={title} definition={definition} port={port} type={type} />
    ))
})

/** Whether what is shown of a node is its result, or its result in the making. */
function isFinished(state: NodeRun['state'] | undefined): boolean {
  return state === 'done' || state === 'cached' || state === 'running'
}

/** One output, as it is or as it is being made. */
export function OutputPreview({
  node,
  title,
  definition,
  port,
  type,
}: NodePreviewsProps & { readonly port: string; readonly type: string }) {
  const editor = useEditor()
  const catalog = useCatalog()
  const { t } = useTranslation()
  const words = useCatalogText(catalog)
  // A sink shows what is being made for it, before it has run itself.
  const scope = useScope()
  const wired = useDocument(({ document }) =>
    definition.sink && !definition.sink.output
      ? wiresInto(graphAt(document, scope), node.id).find((wire) => wire.to.port === definition.sink?.input)
          ?.from
      : undefined,
  )
  const source = useSource(wired?.node ?? '', wired?.port)
  const own = useSource(node.id, port) ?? { node: node.id, port }
  const growing = useRun((state) => source !== undefined && state.nodes[source.node]?.state === 'running')
  const finished = useRun((state) => isFinished(state.nodes[own.node]?.state))
  const preview = useRun((state) => {
    const shown = growing && source ? source : own
    return state.previews[outputKey(shown.node, shown.port)]
  })
  const live = useRun((state) => {
    const grower = source && state.nodes[source.node]?.state === 'running' ? source.node : own.node
    return state.nodes[grower]?.state === 'running' ? state.live[grower] : undefined
  })
  const label = t('node.preview', {
    title,
    port: words.port(node.type, 'outputs', port, definition.outputs[port]),
  })
  return (
    <OutputMark node={node} port={port} label={label}>
      <PreviewBox
        label={label}
        expects={catalog.ports[type]?.previewKind ?? 'picture'}
        preview={preview}
        live={live}
        port={port}
        faded={!finished && !growing}
        onOpen={() => lookAt(editor, own)}
      />
    </OutputMark>
  )
}
