import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { canvasItems } from '../actions/items'
import { nodeName } from '../actions/names'
import { membersOf } from '../arrange/members'
import { useDocument, useEditor } from '../editor'
import { FrameTools } from '../frame/ItemTools'
import { setFrameTitle } from '../store/furniture-edits'
import { itemKey } from '../store/items'
import { EntryFrame, type EntryProps } from './EntryFrame'
import { Place } from './Place'

/** A frame: its title, and what stands in it. */
export const FrameEntry = memo(function FrameEntry({ id, ...entry }: EntryProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const key = itemKey('frame', id)
  const frame = useDocument(({ graph }) => graph.frames.find((one) => one.id === id))
  const names = useDocument(() => {
    const items = canvasItems(editor)
    const self = items.find((item) => item.key === key)
    const nodes = self ? membersOf(self, items).filter(({ kind }) => kind === 'node') : []
    return nodes.map((item) => nodeName(editor, item.id)).join(t('outline.join'))
  })
  if (!frame) return null
  const title = frame.title || t('frame.untitled')
  return (
    <EntryFrame
      {...entry}
      itemKey={key}
      title={title}
      data={{ 'data-frame-id': id }}
      summary={names ? t('outline.holds', { names }) : t('outline.holdsNone')}
    >
      <input
        type="text"
        className="text"
        data-text
        aria-label={t('frame.title')}
        placeholder={t('frame.untitled')}
        value={frame.title}
        maxLength={500}
        onChange={(event) => editor.document.apply(setFrameTitle(id, event.target.value))}
        onBlur={() => editor.document.seal()}
      />
      <FrameTools id={id} color={frame.color} />
      <Place itemKey={key} title={title} position={frame.position} size={frame.size} />
    </EntryFrame>
  )
})
