import { useTranslation } from 'react-i18next'
import { type Curves, scaleFor } from './curves'
import { SeriesPlot } from './SeriesPlot'
import { useTableWords } from './table-words'
import { useChartColors } from './useChartColors'

/** Curves with a legend, small. Loaded on demand. */
export default function SeriesChart({ xLabel, x, curves }: Curves & { readonly xLabel: string }) {
  const { t } = useTranslation()
  const colors = useChartColors()
  const words = useTableWords()
  const names = Object.keys(curves)
  return (
    <div className="preview__chart">
      <SeriesPlot
        label={t('charts.label', { xLabel: words(xLabel), names: names.map(words).join(', ') })}
        x={x}
        curves={curves}
        scale={scaleFor(curves)}
      />
      <ul className="preview__legend" aria-hidden>
        {names.map((name, index) => (
          <li
            key={name}
            data-dashed={name === 'total'}
            style={{ '--ink': colors.curves[index % colors.curves.length] ?? colors.text }}
          >
            {words(name)}
          </li>
        ))}
      </ul>
    </div>
  )
}
