import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { PagePreview } from '../engine'
import type { LiveSeries } from '../store/run-state'
import { PictureView } from './PictureView'
import { TableView } from './TableView'

/** Charts come with a library of their own, fetched when the first curve is drawn. */
const SeriesChart = lazy(() => import('./SeriesChart'))

interface PreviewBoxProps {
  readonly label: string
  readonly port: string
  /** Id of the port type, which decides how much room is kept free before there is a value. */
  readonly type: string
  readonly preview: PagePreview | undefined
  readonly live: LiveSeries | undefined
  /** The value is an earlier one, or was never finished. */
  readonly faded: boolean
}

/** Draws the value of an output in a box of fixed size, so that nothing moves when the value comes. */
export function PreviewBox({ label, port, type, preview, live, faded }: PreviewBoxProps) {
  return (
    <figure
      className="preview"
      data-port={port}
      data-type={type}
      data-faded={faded}
      data-kind={preview?.kind ?? 'none'}
      aria-label={label}
    >
      <Drawing label={label} type={type} preview={preview} live={live} />
    </figure>
  )
}

function Drawing({ label, type, preview, live }: Omit<PreviewBoxProps, 'port' | 'faded'>) {
  const { t } = useTranslation()
  if (type === 'series' && live) return <Chart xLabel={t('charts.iteration')} {...live} />
  switch (preview?.kind) {
    case 'picture':
      return <PictureView label={label} picture={preview} />
    case 'series':
      return <Chart xLabel={preview.xLabel} x={preview.x} curves={preview.curves} />
    case 'table':
      return <TableView label={label} table={preview} />
    case 'text':
      return <p className="preview__text nowheel">{preview.text}</p>
    default:
      return <p className="preview__empty">{t('node.noPreview')}</p>
  }
}

function Chart(props: LiveSeries & { readonly xLabel: string }) {
  const { t } = useTranslation()
  return (
    <Suspense fallback={<p className="preview__empty">{t('charts.loading')}</p>}>
      <SeriesChart {...props} />
    </Suspense>
  )
}
