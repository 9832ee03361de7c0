import { CopyPlus, Download, PencilLine, RotateCcw, Trash2, X } from 'lucide-react'
import { type ComponentType, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  binDocument,
  duplicateDocument,
  exportDocument,
  openDocument,
  renameDocument,
  unbinDocument,
} from '../actions/documents'
import { useEditor, useLibrary } from '../editor'
import { formatBytes } from '../lib/format'
import type { Entry } from '../library/types'
import { EraseButton } from './EraseButton'
import { useCounts } from './useCounts'
import { useWhen } from './useWhen'

/** A document in the list: a click opens it, and what else can be done with it stands beside. */
export function DocumentRow({ entry }: { readonly entry: Entry }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const isOpen = useLibrary((state) => state.id === entry.id)
  const [renaming, setRenaming] = useState(false)
  const title = entry.title || t('library.untitled')
  const isBinned = entry.deleted !== undefined
  const rename = (text: string) => {
    setRenaming(false)
    void renameDocument(editor, entry, text)
  }
  return (
    <li className="library__row" data-open={isOpen}>
      {renaming ? (
        <div className="library__open">
          <TitleInput title={entry.title} onDone={rename} onCancel={() => setRenaming(false)} />
        </div>
      ) : isBinned ? (
        <div className="library__open">
          <span className="library__name">{title}</span>
          <Facts entry={entry} />
        </div>
      ) : (
        <button type="button" className="library__open" onClick={() => void openDocument(editor, entry)}>
          <span className="library__name">
            {title}
            {isOpen && <span className="library__mark">{t('library.openNow')}</span>}
          </span>
          <Facts entry={entry} />
        </button>
      )}
      <span className="library__buttons">
        {isBinned ? (
          <Tool
            icon={RotateCcw}
            label={t('library.restoreOf', { title })}
            onUse={() => void unbinDocument(editor, entry)}
          />
        ) : (
          <>
            <Tool icon={PencilLine} label={t('library.rename', { title })} onUse={() => setRenaming(true)} />
            <Tool
              icon={CopyPlus}
              label={t('library.duplicate', { title })}
              onUse={() => void duplicateDocument(editor, entry)}
            />
          </>
        )}
        <Tool
          icon={Download}
          label={t('library.export', { title })}
          onUse={() => void exportDocument(editor, entry)}
        />
        {isBinned ? (
          <EraseButton
            documents={[entry]}
            title={t('library.eraseTitle', { title })}
            label={t('library.eraseOf', { title })}
            icon={X}
          />
        ) : (
          <Tool
            icon={Trash2}
            label={t('library.delete', { title })}
            onUse={() => void binDocument(editor, entry)}
          />
        )}
      </span>
    </li>
  )
}

function Facts({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation()
  const when = useWhen()
  const counts = useCounts()
  const { nodes, wires, pictures, bytes, changed, deleted, file } = entry
  const facts = [
    deleted === undefined
      ? t('library.changed', { time: when(changed) })
      : t('library.deleted', { time: when(deleted) }),
    t('library.counts', { ...counts({ nodes, wires, pictures }), size: formatBytes(bytes) }),
    file && t('library.inFile', { name: file.name }),
  ]
  return <span className="library__facts">{facts.filter(Boolean).join(' · ')}</span>
}

interface ToolProps {
  readonly icon: ComponentType<{ 'aria-hidden'?: boolean }>
  readonly label: string
  readonly onUse: () => void
}

function Tool({ icon: Icon, label, onUse }: ToolProps) {
  return (
    <button type="button" className="button button--icon" aria-label={label} title={label} onClick={onUse}>
      <Icon aria-hidden />
    </button>
  )
}

interface TitleInputProps {
  readonly title: string
  readonly onDone: (title: string) => void
  readonly onCancel: () => void
}

function TitleInput({ title, onDone, onCancel }: TitleInputProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(title)
  return (
    <input
      // The user has just asked for it.
      ref={(field) => field?.focus()}
      type="text"
      className="text-field"
      aria-label={t('library.name')}
      value={text}
      maxLength={500}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => onDone(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key !== 'Escape') return
        // It ends the renaming, not the dialog.
        event.stopPropagation()
        onCancel()
      }}
    />
  )
}
