import { ChevronDown, ChevronUp } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogNode } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import { useEditor, useUi } from '../editor'
import { isHidden } from './hidden'
import { ParamRow } from './ParamRow'

/** With more settings than this, those after the first few are folded away. */
const foldAbove = 5
const shownWhenFolded = 4

interface ParamListProps {
  readonly node: GraphNode
  readonly definition: CatalogNode
}

export const ParamList = memo(function ParamList({ node, definition }: ParamListProps) {
  const { ui } = useEditor()
  const { t } = useTranslation()
  const unfolded = useUi((state) => state.unfolded.has(node.id))
  const params = Object.entries(definition.params).filter(([, spec]) => !isHidden(spec, node, definition))
  if (params.length === 0) return null
  const foldable = params.length > foldAbove
  const shown = foldable && !unfolded ? params.slice(0, shownWhenFolded) : params
  const Chevron = unfolded ? ChevronUp : ChevronDown
  return (
    <div className="params">
      {shown.map(([key, spec]) => (
        <ParamRow key={key} node={node} definition={definition} name={key} spec={spec} />
      ))}
      {foldable && (
        <button
          type="button"
          className="params__fold nodrag"
          aria-expanded={unfolded}
          onClick={() => ui.toggleUnfolded(node.id)}
        >
          <Chevron aria-hidden />
          {unfolded ? t('node.fewer') : t('node.more', { count: params.length - shownWhenFolded })}
        </button>
      )}
    </div>
  )
})
