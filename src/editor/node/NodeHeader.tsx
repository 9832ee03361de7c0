import { Volume2, VolumeX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CatalogNode } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import { toggleMuted } from '../actions/nodes'
import { useCatalog, useEditor } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { Tip } from '../shell/Tip'
import { GroupMark } from './GroupMark'
import { ProblemBadge } from './ProblemBadge'

interface NodeHeaderProps {
  readonly node: GraphNode
  readonly title: string
  readonly definition: CatalogNode | undefined
}

export function NodeHeader({ node, title, definition }: NodeHeaderProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const words = useCatalogText(useCatalog())
  const kind = words.title(node.type)
  const muteLabel = t(node.muted ? 'node.unmute' : 'node.mute')
  return (
    <header className="node__head">
      <Tip text={definition ? words.doc(definition) : t('node.unknownDoc', { type: node.type })}>
        <h3 className="node__title">{title}</h3>
      </Tip>
      {title !== kind && <span className="node__kind">{kind}</span>}
      <GroupMark node={node} title={title} />
      <ProblemBadge node={node.id} />
      {node.muted && <span className="node__muted">{t('node.muted')}</span>}
      <Tip text={`${muteLabel} (M)`}>
        <button
          type="button"
          className="node__mute nodrag"
          aria-label={muteLabel}
          aria-pressed={node.muted ?? false}
          onClick={() => toggleMuted(editor, new Set([node.id]))}
        >
          {node.muted ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
        </button>
      </Tip>
    </header>
  )
}
