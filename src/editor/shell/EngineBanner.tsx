import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useEditor, useUi } from '../editor'
import { saidText } from '../i18n/said-text'

/**
 * Says that the engine could not start, or does not answer, and offers what helps. Goes by itself when the
 * engine is back; a silent one may be waited for.
 */
export function EngineBanner() {
  const { engine } = useEditor()
  const { t, i18n } = useTranslation()
  const status = useUi((state) => state.engine)
  switch (status.state) {
    case 'silent':
      return (
        <Banner
          what={t('engine.silent')}
          hint={t('engine.silentHint')}
          action={t('engine.restart')}
          onAction={() => engine.restart(status.request)}
        />
      )
    case 'failed':
      return (
        <Banner
          what={saidText(i18n, status.trouble.message)}
          hint={saidText(i18n, status.trouble.remedy)}
          action={t(status.request === 'auto' ? 'engine.retry' : 'engine.automatic')}
          onAction={() => engine.restart('auto')}
        />
      )
    default:
      return null
  }
}

interface BannerProps {
  readonly what: string
  readonly hint: string
  readonly action: string
  onAction(): void
}

function Banner({ what, hint, action, onAction }: BannerProps) {
  return (
    <section className="banner" role="alert">
      <TriangleAlert aria-hidden />
      <p>
        <strong>{what}</strong> {hint}
      </p>
      <button type="button" className="button" onClick={onAction}>
        {action}
      </button>
    </section>
  )
}
