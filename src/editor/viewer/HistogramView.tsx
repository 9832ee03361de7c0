import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Histogram } from '../../core/view'
import { formatNumber } from '../lib/format'
import { histogramPath, tallest } from './histogram-path'

const box = { width: 256, height: 72 }

/** How often values occur, one outline for each component. */
export function HistogramView({ histogram }: { readonly histogram: Histogram | undefined }) {
  const { t } = useTranslation()
  const [logarithmic, setLogarithmic] = useState(false)
  const curves = histogram?.curves ?? []
  const most = tallest(curves.map(({ counts }) => counts))
  const outside = histogram ? histogram.below + histogram.above : 0
  const names = curves.map(({ name }) => t(`viewer.components.${name}`)).join(', ')
  return (
    <figure className="histogram" aria-label={t('viewer.histogram')}>
      <svg
        className="histogram__plot"
        viewBox={`0 0 ${box.width} ${box.height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('viewer.histogramOf', { names })}
      >
        {curves.map(({ name, counts }) => (
          <path
            key={name}
            className={`histogram__curve histogram__curve--${name}`}
            data-curve={name}
            d={histogramPath(counts, most, box, logarithmic)}
          />
        ))}
      </svg>
      <figcaption className="histogram__foot">
        <span>{histogram && formatNumber(histogram.from, 3)}</span>
        <span className="histogram__names">
          {curves.length > 1 &&
            curves.map(({ name }) => (
              <span key={name} className={`histogram__name histogram__name--${name}`}>
                {t(`viewer.components.${name}`)}
              </span>
            ))}
          {outside > 0 && (
            <span>{t('viewer.outside', { below: histogram?.below ?? 0, above: histogram?.above ?? 0 })}</span>
          )}
        </span>
        <button
          type="button"
          className="button button--small tool"
          aria-pressed={logarithmic}
          onClick={() => setLogarithmic(!logarithmic)}
        >
          {t('viewer.log')}
        </button>
        <span>{histogram && formatNumber(histogram.to, 3)}</span>
      </figcaption>
    </figure>
  )
}
