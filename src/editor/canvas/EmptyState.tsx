import { useTranslation } from 'react-i18next'
import { openExample } from '../actions/files'
import { useEditor } from '../editor'

export function EmptyState() {
  const editor = useEditor()
  const { t } = useTranslation()
  return (
    <div className="empty">
      <h2 className="empty__title">{t('canvas.empty')}</h2>
      <p className="empty__text">{t('canvas.emptyHint')}</p>
      <div className="empty__examples">
        {editor.examples.map((example) => (
          <button
            key={example.id}
            type="button"
            className="button"
            onClick={() => void openExample(editor, example)}
          >
            {t(`examples.${example.id}.title`)}
          </button>
        ))}
      </div>
    </div>
  )
}
