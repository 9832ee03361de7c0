import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useEditor, useUi } from '../editor'

/** Says that the engine does not answer. Goes by itself when it does; until then the user may go on waiting. */
export function Silence() {
  const { engine } = useEditor()
  const { t } = useTranslation()
  const status = useUi((state) => state.engine)
  if (status.state !== 'silent') return null
  return (
    <section className="silence" role="alert">
      <TriangleAlert aria-hidden />
      <p>
        <strong>{t('engine.silent')}</strong> {t('engine.silentHint')}
      </p>
      <button type="button" className="button" onClick={() => engine.restart(status.request)}>
        {t('engine.restart')}
      </button>
    </section>
  )
}
