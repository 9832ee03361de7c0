import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useEditor } from '../editor'
import { NoteTools } from '../frame/ItemTools'
import { firstLine } from '../lib/first-line'
import { setNoteText } from '../store/furniture-edits'
import { itemKey } from '../store/items'
import { EntryFrame, type EntryProps } from './EntryFrame'

/** A note: its first line, and all of it to be read and written. */
export const NoteEntry = memo(function NoteEntry({ id, ...entry }: EntryProps) {
  const { document } = useEditor()
  const { t } = useTranslation()
  const note = useDocument(({ graph }) => graph.notes.find((one) => one.id === id))
  if (!note) return null
  return (
    <EntryFrame
      {...entry}
      itemKey={itemKey('note', id)}
      title={firstLine(note.text) || t('note.empty')}
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
    </EntryFrame>
  )
})
