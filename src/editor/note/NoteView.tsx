import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowNote } from '../canvas/flow'
import { useDocument, useUi } from '../editor'
import { NoteTools } from '../frame/ItemTools'
import { Resizer } from '../frame/Resizer'
import { paint } from '../lib/colors'
import { later } from '../shell/later'
import { countOf } from '../store/selection'
import { NoteText } from './NoteText'
import { useTurn } from './useTurn'

// Reads Markdown with a library, which graphs without notes do not need.
const Markdown = later(() => import('./Markdown'))

/** A piece of paper on the canvas: Markdown, written in place. */
export const NoteView = memo(function NoteView({ id, data, selected }: NodeProps<FlowNote>) {
  const { t } = useTranslation()
  const note = useDocument(({ graph }) => graph.notes.find((one) => one.id === data.note))
  const alone = useDocument(({ selection }) => selected && countOf(selection) === 1)
  const editing = useUi((state) => state.editing === id)
  if (!note) return null
  const color = paint(note.color)
  return (
    <section
      className="note"
      aria-label={t('note.label')}
      data-note-id={note.id}
      data-selected={selected}
      data-painted={color !== undefined}
      style={color === undefined ? {} : { '--paint': color }}
    >
      <Resizer id={id} visible={selected} />
      {alone && !editing && <NoteTools id={note.id} color={note.color} />}
      {editing ? (
        <NoteText itemKey={id} note={note} />
      ) : (
        <div className={selected ? 'note__body nowheel' : 'note__body'}>
          {note.text.trim() === '' ? (
            <p className="note__empty">{t('note.empty')}</p>
          ) : (
            <Written text={note.text} />
          )}
        </div>
      )}
    </section>
  )
})

/** Longer notes are read one after the other: together they would hold up the page. In characters. */
const short = 1000

function Written({ text }: { readonly text: string }) {
  const itsTurn = useTurn(text.length > short)
  const plain = <p className="note__plain">{text}</p>
  return itsTurn ? <Markdown text={text} waiting={plain} /> : plain
}
