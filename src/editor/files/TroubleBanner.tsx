import { TriangleAlert, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../editor'
import type { Trouble } from '../library/types'
import { useCommand } from '../shell/useCommand'

/** Says that the browser does not keep the graph, what that means, and what to do. */
export default function TroubleBanner({ trouble }: { readonly trouble: Trouble }) {
  const { library, ui } = useEditor()
  const { t } = useTranslation()
  const save = useCommand('file.save')
  return (
    <section className="banner banner--library" role="alert">
      <TriangleAlert aria-hidden />
      <p>
        <strong>{t(`library.troubles.${trouble}`)}</strong> {t(`library.remedies.${trouble}`)}
      </p>
      <span className="banner__buttons">
        <button type="button" className="button button--primary" onClick={save.run}>
          {t('library.saveFile')}
        </button>
        {trouble === 'newer' ? (
          <button type="button" className="button" onClick={() => location.reload()}>
            {t('library.reload')}
          </button>
        ) : (
          <button type="button" className="button" onClick={() => void library.tryAgain()}>
            {t('library.tryAgain')}
          </button>
        )}
        <button
          type="button"
          className="button button--icon"
          aria-label={t('library.fold')}
          title={t('library.fold')}
          onClick={() => ui.set({ troubleFolded: true })}
        >
          <X aria-hidden />
        </button>
      </span>
    </section>
  )
}
