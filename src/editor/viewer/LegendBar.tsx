import { useTranslation } from 'react-i18next'
import type { Legend } from '../../core/preview'
import { formatNumber } from '../lib/format'

/** Which color stands for which number. */
export function LegendBar({ legend: { colors, values } }: { readonly legend: Legend }) {
  const { t } = useTranslation()
  const mark = (index: number) => formatNumber(values.at(index) ?? 0, 3)
  const [low, middle, high] = [mark(0), mark(Math.floor(values.length / 2)), mark(-1)]
  return (
    <figure className="legend" aria-label={t('viewer.legend', { from: low, to: high })}>
      <div
        className="legend__bar"
        style={{ background: `linear-gradient(to right, ${colors.join(', ')})` }}
      />
      <div className="legend__marks" aria-hidden>
        <span>{low}</span>
        <span>{middle}</span>
        <span>{high}</span>
      </div>
    </figure>
  )
}
