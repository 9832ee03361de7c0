import { TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useEditor, useLibrary } from '../editor'
import { isDirty } from '../store/document'
import { setTitle } from '../store/edits'
import { Tip } from './Tip'

/** The name of the graph, to be edited in place, that of its file, and a mark where something of it is not kept. */
export function TitleField() {
  const { document } = useEditor()
  const { t } = useTranslation()
  const title = useDocument((state) => state.document.title)
  const dirty = useDocument(isDirty)
  const file = useLibrary((state) => state.file)
  // The browser's tabs, windows and bookmarks are told apart by it.
  useEffect(() => {
    window.document.title = title.trim() === '' ? 'Gramarye' : `${title} · Gramarye`
  }, [title])
  return (
    <span className="title">
      <input
        type="text"
        className="title__input"
        aria-label={t('app.title')}
        value={title}
        maxLength={500}
        size={Math.max(8, Math.min(36, title.length))}
        onChange={(event) => document.apply(setTitle(event.target.value))}
        onBlur={() => document.seal()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
      {file && (
        <Tip text={t(dirty ? 'files.behind' : 'files.linked', { name: file.name })}>
          <span className="title__file">{file.name}</span>
        </Tip>
      )}
      {file && dirty && (
        <span className="title__dot" role="img" aria-label={t('files.behind', { name: file.name })} />
      )}
      <NotKept />
    </span>
  )
}

/** Stands there as long as the browser does not keep what is done; a click shows the whole message again. */
function NotKept() {
  const { ui } = useEditor()
  const { t } = useTranslation()
  const hasTrouble = useLibrary((state) => state.trouble !== null)
  if (!hasTrouble) return null
  return (
    <Tip text={t('library.mark')}>
      <button
        type="button"
        className="button button--icon title__mark"
        aria-label={t('library.mark')}
        onClick={() => ui.set({ troubleFolded: false })}
      >
        <TriangleAlert aria-hidden />
      </button>
    </Tip>
  )
}
