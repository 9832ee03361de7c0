import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useEditor } from '../editor'
import { NoteTools } from '../frame/ItemTools'
import { firstLine } from '../lib/first-line'
import { setNoteText } from '../store/furniture-edits'
import { itemKey } from '../store/items'
import { EntryFrame, type EntryProps } from './EntryFrame'
import { Place } from './Place'

/** A note: its first line, and all of it to be read and written. */
export const NoteEntry = memo(function NoteEntry({ id, ...entry }: EntryProps) {
  const { document } = useEditor()
  const { t } = useTranslation()
  const note = useDocument(({ graph }) => graph.notes.find((one) => one.id === id))
  if (!note) return null
  const title = firstLine(note.text) || t('note.empty')
  return (
    <EntryFrame
      {...entry}
      itemKey={itemKey('note', id)}
      title={title}
      data={{ 'data-note-id': id }}
      summary={null}
    >
      <textarea
        className="text entry-row__text"
        data-text
        aria-label={t('note.text')}
        placeholder={t('note.text')}
        rows={6}
        value={note.text}
        maxLength={20_000}
        onChange={(event) => document.apply(setNoteText(id, event.target.value))}
        onBlur={() => document.seal()}
      />
      <NoteTools id={id} color={note.color} />
      <Place itemKey={itemKey('note', id)} title={title} position={note.position} size={note.size} />
    </EntryFrame>
  )
})
