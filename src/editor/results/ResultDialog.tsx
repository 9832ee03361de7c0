import { Dialog } from '@base-ui/react/dialog'
import { ChevronLeft, ChevronRight, Download, ImageDown, RotateCcw, Trash2, X } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { restoreResult, saveResult } from '../actions/results'
import { shareResult } from '../actions/share'
import { useEditor, useOwnResults, useResults } from '../editor'
import { formatTime } from '../lib/format'
import { TableView } from '../previews/TableView'
import { later } from '../shell/later'
import type { ResultState, RunResult, SinkResult } from '../store/results'
import { Thumbnail } from './ResultItem'
import { useChangeText } from './useChangeText'
import { useClockText } from './useClockText'
import { useObjectUrl } from './useObjectUrl'

/** Charts come with a library of their own. */
const SeriesChart = later(() => import('../previews/SeriesChart'))

interface Found {
  readonly result: RunResult
  readonly sink: SinkResult
}

/** A result at its full size, alone or beside another one. */
export default function ResultDialog() {
  const { results: store } = useEditor()
  const { t } = useTranslation()
  const { shown, compared } = useResults((state) => state)
  const results = useOwnResults()
  const found = find(results, shown)
  return (
    <Dialog.Root
      open={found !== undefined}
      onOpenChange={(open) => {
        if (!open) store.show(null)
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog__backdrop" />
        <Dialog.Popup className="large" aria-label={found?.sink.title}>
          {found && <Large found={found} other={find(results, compared)} />}
          <Dialog.Close className="button button--icon large__close" aria-label={t('results.dismiss')}>
            <X aria-hidden />
          </Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function find(results: readonly RunResult[], at: ResultState['shown']): Found | undefined {
  const result = results.find(({ id }) => id === at?.id)
  const sink = result?.sinks.find(({ node }) => node === at?.node)
  return result && sink && { result, sink }
}

function Large({ found, other }: { readonly found: Found; readonly other: Found | undefined }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const results = useOwnResults()
  const { result, sink } = found
  const alike = results.flatMap((one) =>
    one.sinks.filter(({ kind }) => kind === sink.kind).map((each) => ({ result: one, sink: each })),
  )
  const place = alike.findIndex((one) => one.sink === sink)
  const go = (by: number) => {
    const next = alike[place + by]
    if (next) editor.results.show({ id: next.result.id, node: next.sink.node })
  }
  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === 'ArrowLeft') go(-1)
      if (key === 'ArrowRight') go(1)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  })
  return (
    <div className="large__body">
      <div className="large__pictures">
        <Side found={found} />
        {other && <Side found={other} />}
      </div>
      {alike.length > 1 && (
        <div className="large__compare">
          <span className="large__label">{t('results.compare')}</span>
          <ul className="large__others">
            {alike
              .filter((one) => one.sink !== sink)
              .map((one) => (
                <li key={`${one.result.id} ${one.sink.node}`}>
                  <Candidate found={one} chosen={one.sink === other?.sink} />
                </li>
              ))}
          </ul>
        </div>
      )}
      <div className="large__buttons">
        <button
          type="button"
          className="button button--icon"
          aria-label={t('results.earlier')}
          disabled={place === 0}
          onClick={() => go(-1)}
        >
          <ChevronLeft aria-hidden />
        </button>
        <button
          type="button"
          className="button button--icon"
          aria-label={t('results.later')}
          disabled={place === alike.length - 1}
          onClick={() => go(1)}
        >
          <ChevronRight aria-hidden />
        </button>
        <span className="results__space" />
        <button type="button" className="button" onClick={() => editor.results.remove(result.id)}>
          <Trash2 aria-hidden />
          {t('results.remove')}
        </button>
        {sink.kind === 'picture' && (
          <>
            <button type="button" className="button" onClick={() => saveResult(editor, sink)}>
              <Download aria-hidden />
              {t('results.save')}
            </button>
            <button type="button" className="button" onClick={() => shareResult(editor, result, sink)}>
              <ImageDown aria-hidden />
              {t('sharing.pictureTool')}
            </button>
          </>
        )}
        <button
          type="button"
          className="button button--primary"
          onClick={() => restoreResult(editor, result)}
        >
          <RotateCcw aria-hidden />
          {t('results.restore')}
        </button>
      </div>
    </div>
  )
}

function Candidate({ found: { result, sink }, chosen }: { readonly found: Found; readonly chosen: boolean }) {
  const { results } = useEditor()
  const time = useClockText(result.at)
  return (
    <button
      type="button"
      className="large__other"
      aria-label={`${sink.title}, ${time}`}
      aria-pressed={chosen}
      onClick={() => results.compare(chosen ? null : { id: result.id, node: sink.node })}
    >
      {sink.kind === 'picture' ? <Thumbnail file={sink.thumbnail} /> : time}
    </button>
  )
}

function Side({ found: { result, sink } }: { readonly found: Found }) {
  const { t } = useTranslation()
  const describe = useChangeText()
  const time = useClockText(result.at)
  const { changes } = result
  return (
    <figure className="large__side">
      {sink.kind === 'picture' && <FullPicture file={sink.picture} title={sink.title} />}
      {sink.kind === 'table' && (
        <div className="large__table">
          <TableView label={sink.title} table={sink.table} />
        </div>
      )}
      {sink.kind === 'series' && (
        <div className="large__curves">
          <SeriesChart {...sink.series} waiting={t('charts.loading')} />
        </div>
      )}
      <figcaption className="large__caption">
        <strong>{sink.title}</strong>
        <span>{t('results.took', { time, duration: formatTime(result.ms) })}</span>
        <span>{changes ? describe.short(changes, t('changes.none')) : t('changes.first')}</span>
      </figcaption>
    </figure>
  )
}

function FullPicture({ file, title }: { readonly file: Blob; readonly title: string }) {
  const url = useObjectUrl(file)
  return <img className="large__picture" src={url} alt={title} decoding="async" />
}
