import { Eye } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { takeOver, workOnCopy } from '../actions/library'
import { useEditor, useLibrary } from '../editor'

/** Says that another tab has the document, and offers the ways out. */
export default function ReadingBanner() {
  const editor = useEditor()
  const { t } = useTranslation()
  const wasTaken = useLibrary((state) => state.wasTaken)
  return (
    <section className="banner banner--library" aria-label={t('library.readingHint')}>
      <Eye aria-hidden />
      <p>
        <strong>{t(wasTaken ? 'library.taken' : 'library.reading')}</strong> {t('library.readingHint')}
      </p>
      <span className="banner__buttons">
        <button type="button" className="button" onClick={() => void takeOver(editor)}>
          {t('library.takeOver')}
        </button>
        <button type="button" className="button" onClick={() => void workOnCopy(editor)}>
          {t('library.copy')}
        </button>
      </span>
    </section>
  )
}
