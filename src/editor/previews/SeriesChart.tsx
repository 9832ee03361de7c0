import { useTranslation } from 'react-i18next'
import type { Curves } from './curves'
import { SeriesPlot } from './SeriesPlot'
import { useChartColors } from './useChartColors'

/** Curves on a logarithmic axis with a legend, small. Loaded on demand. */
export default function SeriesChart({ xLabel, x, curves }: Curves & { readonly xLabel: string }) {
  const { t } = useTranslation()
  const colors = useChartColors()
  const names = Object.keys(curves)
  return (
    <div className="preview__chart">
      <SeriesPlot
        label={t('charts.label', { xLabel, names: names.join(', ') })}
        x={x}
        curves={curves}
        scale="log"
      />
      <ul className="preview__legend" aria-hidden>
        {names.map((name, index) => (
          <li
            key={name}
            data-dashed={name === 'total'}
            style={{ '--ink': colors.curves[index % colors.curves.length] ?? colors.text }}
          >
            {name}
          </li>
        ))}
      </ul>
    </div>
  )
}
