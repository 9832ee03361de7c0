import { ChartLine, Minus, Plus, RotateCcw, Table2 } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { encodeCsv } from '../../core/csv'
import { useEditor } from '../editor'
import { download, fileName } from '../lib/files'
import { formatNumber } from '../lib/format'
import { type Curves, panRange, scaleFor, type XRange, type YScale, zoomRange } from '../previews/curves'
import { SeriesPlot } from '../previews/SeriesPlot'
import { TableView } from '../previews/TableView'
import { useTableWords } from '../previews/table-words'
import { useChartColors } from '../previews/useChartColors'
import { plotPng } from './plot-png'
import { seriesTable } from './series-table'
import { ToolButton } from './ToolButton'

interface SeriesViewerProps extends Curves {
  readonly name: string
  readonly xLabel: string
}

/** Curves to zoom, read and take away. */
export default function SeriesViewer({ name, xLabel, x, curves }: SeriesViewerProps) {
  const { ui, i18n } = useEditor()
  const { t } = useTranslation()
  const colors = useChartColors()
  const [chosen, setScale] = useState<YScale | null>(null)
  const scale = chosen ?? scaleFor(curves)
  const [range, setRange] = useState<XRange>(null)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [hovered, setHovered] = useState<number | null>(null)
  const [asTable, setAsTable] = useState(false)
  const region = useRef<HTMLElement>(null)
  const words = useTableWords()
  const names = Object.keys(curves)
  const last = x.length - 1
  const index = Math.min(hovered ?? last, last)
  const colorOf = (position: number) => colors.curves[position % colors.curves.length] ?? colors.text

  const toggle = (curve: string) => {
    const next = new Set(hidden)
    if (!next.delete(curve)) next.add(curve)
    setHidden(next)
  }
  const say = (file: string) => ui.notify('info', i18n.t('notices.saved', { name: file }))
  const saveCsv = () => {
    const file = fileName(name, 'csv')
    const text = encodeCsv({ kind: 'series', xLabel, x, curves })
    download(new Blob([text], { type: 'text/csv' }), file)
    say(file)
  }
  const savePng = async () => {
    const canvas = region.current?.querySelector('canvas')
    if (!canvas) return
    const ground = getComputedStyle(document.documentElement).getPropertyValue('--panel').trim()
    const lines = names.flatMap((curve, position) =>
      hidden.has(curve) ? [] : [{ name: words(curve), color: colorOf(position), dashed: curve === 'total' }],
    )
    const blob = await plotPng(canvas, lines, { ground, text: colors.text, density: devicePixelRatio })
    if (!blob) return
    const file = fileName(name, 'png')
    download(blob, file)
    say(file)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === '+' || event.key === '=') setRange(zoomRange(x, range, 2))
    else if (event.key === '-' || event.key === '_') setRange(zoomRange(x, range, 0.5))
    else if (event.key === '0') setRange(null)
    else if (event.key === 'ArrowLeft') setRange(panRange(x, range, -0.25))
    else if (event.key === 'ArrowRight') setRange(panRange(x, range, 0.25))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <div
        className="viewer__bar"
        role="toolbar"
        aria-label={t('viewer.curves')}
        data-keys="+ - = _ 0"
        onKeyDown={onKeyDown}
      >
        <div className="viewer__group">
          <ToolButton
            label={t('viewer.zoomOut')}
            keyName="-"
            icon={Minus}
            disabled={range === null}
            onClick={() => setRange(zoomRange(x, range, 0.5))}
          />
          <ToolButton
            label={t('viewer.zoomIn')}
            keyName="+"
            icon={Plus}
            onClick={() => setRange(zoomRange(x, range, 2))}
          />
          <ToolButton
            label={t('viewer.resetZoom')}
            keyName="0"
            icon={RotateCcw}
            disabled={range === null}
            onClick={() => setRange(null)}
          />
        </div>
        <button
          type="button"
          className="button button--small tool"
          aria-label={t('viewer.logScale')}
          aria-pressed={scale === 'log'}
          onClick={() => setScale(scale === 'log' ? 'linear' : 'log')}
        >
          {t('viewer.log')}
        </button>
        <ToolButton
          label={t('viewer.table')}
          icon={asTable ? ChartLine : Table2}
          pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        />
        <div className="viewer__group viewer__group--end">
          <button type="button" className="button button--small" onClick={saveCsv}>
            {t('viewer.csv')}
          </button>
          <button
            type="button"
            className="button button--small"
            disabled={asTable}
            onClick={() => void savePng()}
          >
            {t('viewer.png')}
          </button>
        </div>
      </div>
      {asTable ? (
        <RowsView name={name} {...seriesTable(xLabel, { x, curves }, range)} />
      ) : (
        <section ref={region} className="viewer__plot" aria-label={t('viewer.plot')}>
          <SeriesPlot
            label={t('charts.label', { xLabel: words(xLabel), names: names.map(words).join(', ') })}
            x={x}
            curves={curves}
            scale={scale}
            range={range}
            hidden={hidden}
            pointer={{ onHover: setHovered, onZoom: setRange }}
          />
        </section>
      )}
      <div className="curves">
        <p className="curves__x">
          {words(xLabel)} {formatNumber(x[index] ?? 0)}
        </p>
        <ul className="curves__list">
          {names.map((curve, position) => (
            <li key={curve}>
              <button
                type="button"
                className="curves__item"
                aria-pressed={!hidden.has(curve)}
                data-dashed={curve === 'total'}
                style={{ '--ink': colorOf(position) }}
                onClick={() => toggle(curve)}
              >
                <span className="curves__name">{words(curve)}</span>
                <span className="curves__value">{valueText(curves[curve]?.[index])}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

function RowsView({ name, table, step, count }: ReturnType<typeof seriesTable> & { readonly name: string }) {
  const { t } = useTranslation()
  return (
    <div className="viewer__table">
      {step > 1 && <p className="viewer__note">{t('viewer.tableThinned', { step, count })}</p>}
      <TableView label={name} table={table} />
    </div>
  )
}

function valueText(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : formatNumber(value)
}
