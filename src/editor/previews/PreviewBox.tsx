import { Expand } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Preview } from '../../core/preview'
import type { PagePreview } from '../engine'
import { later } from '../shell/later'
import type { LiveSeries } from '../store/run-state'
import { PictureView } from './PictureView'
import { TableView } from './TableView'

/** Charts come with a library of their own, fetched when the first curve is drawn. */
const SeriesChart = later(() => import('./SeriesChart'))

interface PreviewBoxProps {
  readonly label: string
  readonly port: string
  /** What will be drawn, which decides how much room is kept free before there is a value. */
  readonly expects: Preview['kind']
  readonly preview: PagePreview | undefined
  readonly live: LiveSeries | undefined
  /** Opens the viewer. */
  readonly onOpen: () => void
  /** The value is an earlier one, or was never finished. */
  readonly faded: boolean
}

/** Draws the value of an output in a box of fixed size, so that nothing moves when the value comes. */
export function PreviewBox({ label, port, expects, preview, live, faded, onOpen }: PreviewBoxProps) {
  const { t } = useTranslation()
  const seen = preview !== undefined || live !== undefined
  return (
    <figure
      className="preview"
      data-port={port}
      data-expects={expects}
      data-faded={faded}
      data-kind={preview?.kind ?? 'none'}
      aria-label={label}
      style={preview?.kind === 'picture' ? { '--ratio': preview.width / preview.height } : undefined}
    >
      <Drawing label={label} expects={expects} preview={preview} live={live} />
      {seen && (
        <button
          type="button"
          className="preview__open"
          aria-label={t('viewer.open', { name: label })}
          // Tables scroll, so only their corner opens them.
          data-whole={expects === 'picture' || expects === 'series'}
          onClick={onOpen}
        >
          <Expand aria-hidden />
        </button>
      )}
    </figure>
  )
}

function Drawing({ label, expects, preview, live }: Omit<PreviewBoxProps, 'port' | 'faded' | 'onOpen'>) {
  const { t } = useTranslation()
  if (expects === 'series' && live) return <Chart xLabel={t('charts.iteration')} {...live} />
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
  return <SeriesChart {...props} waiting={<p className="preview__empty">{t('charts.loading')}</p>} />
}
