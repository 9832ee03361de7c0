import { useTranslation } from 'react-i18next'
import type { Hit } from '../actions/find'

interface FindResultsProps {
  readonly hits: readonly Hit[]
  readonly current: number
  readonly onChoose: (hit: Hit) => void
}

/** So many are listed at once; the others are reached by Enter. */
const most = 8

/** What was found around the current place. */
export function FindResults({ hits, current, onChoose }: FindResultsProps) {
  const { t } = useTranslation()
  if (hits.length === 0) return null
  const first = Math.max(0, Math.min(current - most / 2, hits.length - most))
  return (
    <ul className="find__results" aria-label={t('find.results')}>
      {hits.slice(first, first + most).map((hit, index) => (
        <li key={JSON.stringify([hit.scope, hit.kind, hit.id])}>
          <button
            type="button"
            className="find__hit"
            aria-current={first + index === current}
            onClick={() => onChoose(hit)}
          >
            <span className="find__title">{hit.title || t('frame.untitled')}</span>
            <span className="find__place">
              {hit.kind !== 'node' && t(`find.${hit.kind}`)}{' '}
              {hit.path.length > 0 && t('find.inGroup', { path: hit.path.join(' / ') })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
