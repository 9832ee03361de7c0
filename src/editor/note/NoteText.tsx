import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphNote } from '../../core/document'
import { endEditing } from '../actions/furniture'
import { useEditor } from '../editor'
import { setNoteText } from '../store/furniture-edits'

interface NoteTextProps {
  readonly itemKey: string
  readonly note: GraphNote
}

export function NoteText({ itemKey, note }: NoteTextProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const { current } = area
    current?.focus({ preventScroll: true })
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])
  return (
    <textarea
      ref={area}
      className="note__text nodrag nowheel nopan"
      aria-label={t('note.text')}
      placeholder={t('note.text')}
      value={note.text}
      maxLength={20_000}
      onChange={(event) => editor.document.apply(setNoteText(note.id, event.target.value))}
      onBlur={() => endEditing(editor, itemKey, false)}
      onKeyDown={(event) => {
        const done = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
        if (done) endEditing(editor, itemKey, true)
      }}
    />
  )
}
