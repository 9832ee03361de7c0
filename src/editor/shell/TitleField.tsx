import { useTranslation } from 'react-i18next'
import { useDocument, useEditor } from '../editor'
import { isDirty } from '../store/document'
import { setTitle } from '../store/edits'
import { Tip } from './Tip'

/** The name of the graph, to be edited in place, with a dot while something is not saved. */
export function TitleField() {
  const { document } = useEditor()
  const { t } = useTranslation()
  const title = useDocument((state) => state.document.title)
  const dirty = useDocument(isDirty)
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
      {dirty && (
        <Tip text={t('app.unsaved')}>
          <span className="title__dot" role="img" aria-label={t('app.unsaved')} />
        </Tip>
      )}
    </span>
  )
}
