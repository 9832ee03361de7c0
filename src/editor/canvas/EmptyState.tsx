import { useTranslation } from 'react-i18next'
import { perform } from '../actions/commands/command'
import { openExample } from '../actions/files'
import { useEditor, useUi } from '../editor'
import type { Example } from '../editor-core'

/** The quickest and the fullest way to begin. */
const firstExamples: ReadonlySet<Example['id']> = new Set(['adain', 'gatys'])

export function EmptyState() {
  const editor = useEditor()
  const { t } = useTranslation()
  const arriving = useUi((state) => state.arriving)
  if (arriving) return null
  return (
    <div className="empty">
      <h2 className="empty__title">{t('canvas.empty')}</h2>
      <p className="empty__text">{t('canvas.emptyHint')}</p>
      <div className="empty__examples">
        {editor.examples
          .filter(({ id }) => firstExamples.has(id))
          .map((example) => (
            <button
              key={example.id}
              type="button"
              className="button"
              onClick={() => void openExample(editor, example)}
            >
              {t(`examples.${example.id}.title`)}
            </button>
          ))}
        <button
          type="button"
          className="button button--primary"
          onClick={() => perform(editor.commands['file.examples'])}
        >
          {t('gallery.all')}
        </button>
      </div>
    </div>
  )
}
