import { type LucideIcon, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface BannerProps {
  readonly icon: LucideIcon
  /** What happened, in a sentence. */
  readonly what: string
  /** What that means, and what to do. */
  readonly remedy: string
  readonly onFold: () => void
  /** Nothing is lost, and nobody need hear of it at once. */
  readonly quiet?: boolean
  /** It is no fault at all, but something that may be had. */
  readonly offer?: boolean
  /** Buttons that do something about it. */
  readonly children?: ReactNode
}

/** Says above the graph what the library cannot do, until it is put away. */
export function Banner({
  icon: Icon,
  what,
  remedy,
  onFold,
  quiet = false,
  offer = false,
  children,
}: BannerProps) {
  const { t } = useTranslation()
  return (
    <section
      className={`banner banner--library${offer ? ' banner--offer' : ''}`}
      role={quiet || offer ? 'note' : 'alert'}
    >
      <Icon aria-hidden />
      <p>
        <strong>{what}</strong> {remedy}
      </p>
      <span className="banner__buttons">
        {children}
        <button
          type="button"
          className="button button--icon"
          aria-label={t('library.fold')}
          title={t('library.fold')}
          onClick={onFold}
        >
          <X aria-hidden />
        </button>
      </span>
    </section>
  )
}
