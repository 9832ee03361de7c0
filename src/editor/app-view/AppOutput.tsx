import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CatalogNode } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import { savePicture } from '../actions/files'
import { ScopeContext, useCatalog, useEditor, useRun, useSource } from '../editor'
import { LargerButton } from '../larger/LargerButton'
import { OutputPreview } from '../node/NodePreviews'
import { outputKey } from '../store/run-state'
import type { ShownOutput } from './entries'

/** One result of the app view, as large as there is room. */
export function AppOutput({ entry: { found, port, type, name, label } }: { readonly entry: ShownOutput }) {
  const { t } = useTranslation()
  const shown = name || label
  return (
    <figure className="app-output" data-output={port}>
      <figcaption className="app-output__label">{shown}</figcaption>
      {found && type !== undefined ? (
        <ScopeContext value={found.scope}>
          <Value node={found.node} definition={found.definition} port={port} type={type} title={shown} />
        </ScopeContext>
      ) : (
        <p className="param__hint">{t('appView.gone')}</p>
      )}
    </figure>
  )
}

interface ValueProps {
  readonly node: GraphNode
  readonly definition: CatalogNode
  readonly port: string
  readonly type: string
  readonly title: string
}

function Value({ node, definition, port, type, title }: ValueProps) {
  const editor = useEditor()
  const catalog = useCatalog()
  const { t } = useTranslation()
  const source = useSource(node.id, port)
  const there = useRun(
    (state) => source !== undefined && state.previews[outputKey(source.node, source.port)] !== undefined,
  )
  return (
    <>
      <OutputPreview node={node} title={title} definition={definition} port={port} type={type} />
      {source && catalog.ports[type]?.previewKind === 'picture' && (
        <span className="app-output__buttons">
          <LargerButton node={source.node} className="button" disabled={!there} />
          <button
            type="button"
            className="button"
            disabled={!there}
            onClick={() => void savePicture(editor, source.node, source.port, title)}
          >
            <Download aria-hidden />
            {t('node.savePng')}
          </button>
        </span>
      )}
    </>
  )
}
