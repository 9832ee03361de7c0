import { useTranslation } from 'react-i18next'
import type { CatalogNode } from '../../core/catalog'
import type { GraphNode } from '../../core/document'

/** Stands for a node this version cannot run. */
export function Placeholder({
  node,
  definition,
}: {
  readonly node: GraphNode
  readonly definition: CatalogNode | undefined
}) {
  const { t } = useTranslation()
  return (
    <p className="node__note">
      {definition ? t('node.newer', { version: node.version }) : t('node.unknownDoc', { type: node.type })}
    </p>
  )
}
