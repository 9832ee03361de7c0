import { TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor, useUi } from '../editor'
import { saidText } from '../i18n/said-text'

/** How long the engine may start before that is remarked upon. In ms. */
const slowAfter = 10_000

/**
 * Says that the engine could not start, or does not answer, and offers what helps. Goes by itself when the
 * engine is back; a silent one may be waited for.
 */
export function EngineBanner() {
  const { engine } = useEditor()
  const { t, i18n } = useTranslation()
  const status = useUi((state) => state.engine)
  const late = useLate(status.state === 'starting' ? status : null)
  switch (status.state) {
    case 'starting':
      return (
        late && (
          <Banner
            what={t('engine.slow')}
            hint={t('engine.slowHint')}
            action={t('engine.retry')}
            onAction={() => engine.restart(status.request)}
          />
        )
      )
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

/** Whether the same wait has gone on for long. */
function useLate(wait: object | null): boolean {
  const [late, setLate] = useState<object | null>(null)
  useEffect(() => {
    if (!wait) return
    const timer = setTimeout(() => setLate(wait), slowAfter)
    return () => clearTimeout(timer)
  }, [wait])
  return wait !== null && late === wait
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
