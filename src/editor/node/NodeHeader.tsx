import { CornerDownRight, EllipsisVertical, Pin, VolumeX } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogNode } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import { useCatalog, useUi } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { Tip } from '../shell/Tip'
import { GroupMark } from './GroupMark'
import { NodeName } from './NodeName'
import { ProblemBadge } from './ProblemBadge'

interface NodeHeaderProps {
  readonly node: GraphNode
  readonly title: string
  readonly definition: CatalogNode | undefined
  /** What stands beside the title of a collapsed node. */
  readonly children?: ReactNode
}

export function NodeHeader({ node, title, definition, children }: NodeHeaderProps) {
  const { t } = useTranslation()
  const words = useCatalogText(useCatalog())
  const renaming = useUi((state) => state.renaming === node.id)
  const kind = words.title(node.type)
  const more = t('menus.more', { title })
  return (
    <header className="node__head">
      {renaming ? (
        <NodeName node={node} kind={kind} />
      ) : (
        <Tip text={definition ? words.doc(definition) : t('node.unknownDoc', { type: node.type })}>
          <h3 className="node__title">{title}</h3>
        </Tip>
      )}
      {node.label && node.label !== kind && !renaming && <span className="node__kind">{kind}</span>}
      <GroupMark node={node} title={title} />
      <ProblemBadge node={node.id} />
      <span className="node__marks">
        {node.muted && <VolumeX role="img" aria-label={t('states.muted')} />}
        {node.bypassed && <CornerDownRight role="img" aria-label={t('states.bypassed')} />}
        {node.pinned && <Pin role="img" aria-label={t('node.pinned')} />}
        {children}
      </span>
      <Tip text={more}>
        <button
          type="button"
          className="node__more nodrag"
          aria-label={more}
          aria-haspopup="menu"
          onClick={openMenu}
        >
          <EllipsisVertical aria-hidden />
        </button>
      </Tip>
    </header>
  )
}

/** The canvas has one context menu for all nodes; hundreds of menus would slow it down. */
function openMenu({ currentTarget }: MouseEvent<HTMLElement>) {
  const { left, bottom } = currentTarget.getBoundingClientRect()
  const init = { bubbles: true, cancelable: true, clientX: left, clientY: bottom }
  currentTarget.dispatchEvent(new window.MouseEvent('contextmenu', init))
}
