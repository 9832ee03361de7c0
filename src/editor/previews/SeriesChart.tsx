import {
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
} from 'chart.js'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../lib/format'
import type { LiveSeries } from '../store/run-state'
import { useChartColors } from './useChartColors'

Chart.register(LineController, LineElement, PointElement, LinearScale, LogarithmicScale, Legend, Tooltip)

interface SeriesChartProps extends LiveSeries {
  readonly xLabel: string
}

/** A logarithmic axis has no place for 0, such as the content loss of the content itself: the curve has a gap. */
function positive(value: number | undefined): number {
  return value !== undefined && value > 0 ? value : Number.NaN
}

/** One curve per name, on a logarithmic axis. Loaded on demand. */
export default function SeriesChart({ xLabel, x, curves }: SeriesChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const chart = useRef<Chart<'line', { x: number; y: number }[]> | null>(null)
  const colors = useChartColors()
  const { t } = useTranslation()
  const names = Object.keys(curves)

  useEffect(() => {
    if (!canvas.current) return
    const axis = {
      grid: { color: colors.grid },
      border: { display: false },
      ticks: { color: colors.text, font: { size: 9 }, maxRotation: 0, autoSkipPadding: 12 },
    }
    chart.current = new Chart<'line', { x: number; y: number }[]>(canvas.current, {
      type: 'line',
      data: { datasets: [] },
      options: {
        animation: false,
        parsing: false,
        normalized: true,
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        elements: { point: { radius: 0, hitRadius: 8 }, line: { borderWidth: 1.5 } },
        scales: {
          x: { type: 'linear', ...axis, title: { display: false } },
          y: {
            type: 'logarithmic',
            ...axis,
            ticks: { ...axis.ticks, maxTicksLimit: 5, callback: (value) => formatNumber(Number(value), 2) },
          },
        },
        plugins: {
          legend: {
            position: 'bottom',
            labels: { color: colors.text, boxWidth: 10, boxHeight: 2, padding: 6, font: { size: 9 } },
          },
          tooltip: {
            callbacks: { label: (item) => ` ${item.dataset.label}: ${formatNumber(item.parsed.y ?? 0)}` },
          },
        },
      },
    })
    return () => {
      chart.current?.destroy()
      chart.current = null
    }
  }, [colors])

  useEffect(() => {
    if (!chart.current) return
    const { data } = chart.current
    data.datasets = Object.keys(curves).map((label, index) => {
      const color = colors.curves[index % colors.curves.length] ?? colors.text
      return {
        label,
        data: x.map((at, point) => ({ x: at, y: positive(curves[label]?.[point]) })),
        borderColor: color,
        backgroundColor: color,
        // The total, drawn first and dashed, is told from the terms without color.
        ...(label === 'total' && { borderDash: [5, 3], borderWidth: 2 }),
      }
    })
    chart.current.update('none')
  }, [x, curves, colors])

  return (
    <div className="preview__chart nodrag">
      <canvas ref={canvas} role="img" aria-label={t('charts.label', { xLabel, names: names.join(', ') })} />
    </div>
  )
}
