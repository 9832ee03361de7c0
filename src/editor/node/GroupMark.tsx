import { SquareArrowOutUpRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { GraphNode } from '../../core/document'
import { groupOf } from '../../core/groups'
import { openGroup } from '../actions/groups'
import { useDocument, useEditor } from '../editor'
import { Tip } from '../shell/Tip'

/** Opens a group; nothing on other nodes. */
export function GroupMark({ node, title }: { readonly node: GraphNode; readonly title: string }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const isGroup = useDocument((state) => groupOf(state.document, node) !== undefined)
  if (!isGroup) return null
  return (
    <Tip text={t('groups.open')}>
      <button
        type="button"
        className="node__open nodrag"
        aria-label={t('params.named', { name: t('groups.open'), text: title })}
        onClick={() => openGroup(editor, node.id)}
      >
        <SquareArrowOutUpRight aria-hidden />
      </button>
    </Tip>
  )
}
