import { ChartSpline, RotateCcw, Table2, Trash2 } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { restoreResult } from '../actions/results'
import { useEditor } from '../editor'
import { formatTime } from '../lib/format'
import { Tip } from '../shell/Tip'
import type { RunResult, SinkResult } from '../store/results'
import { useChangeText } from './useChangeText'
import { useClockText } from './useClockText'
import { useObjectUrl } from './useObjectUrl'

/** One run in the strip: its pictures, how long it took, and what was changed for it. */
export const ResultItem = memo(function ResultItem({ result }: { readonly result: RunResult }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const describe = useChangeText()
  const time = useClockText(result.at)
  const { changes } = result
  const text = changes ? describe.short(changes, t('changes.none')) : t('changes.first')
  const lines = changes?.length ? describe.full(changes) : [text]
  return (
    <li className="result" data-result={result.id}>
      <div className="result__sinks">
        {result.sinks.map((sink) => (
          <SinkButton key={sink.node} id={result.id} sink={sink} time={time} />
        ))}
        <div className="result__actions">
          <Tip text={t('results.restore')}>
            <button
              type="button"
              className="button button--icon"
              aria-label={t('results.restore')}
              onClick={() => restoreResult(editor, result)}
            >
              <RotateCcw aria-hidden />
            </button>
          </Tip>
          <Tip text={t('results.remove')}>
            <button
              type="button"
              className="button button--icon"
              aria-label={t('results.remove')}
              onClick={() => editor.results.remove(result.id)}
            >
              <Trash2 aria-hidden />
            </button>
          </Tip>
        </div>
      </div>
      <Tip text={lines.map((line) => <span key={line}>{line}</span>)}>
        <p className="result__changes">{text}</p>
      </Tip>
      <p className="result__time">
        {time} · {formatTime(result.ms)}
      </p>
    </li>
  )
})

const labels = { picture: 'results.open', series: 'results.curves', table: 'results.table' } as const

function SinkButton({
  id,
  sink,
  time,
}: {
  readonly id: number
  readonly sink: SinkResult
  readonly time: string
}) {
  const { results } = useEditor()
  const { t } = useTranslation()
  const { title } = sink
  return (
    <button
      type="button"
      className={`result__sink result__sink--${sink.kind}`}
      aria-label={t(labels[sink.kind], { title, time })}
      onClick={() => results.show({ id, node: sink.node })}
    >
      {sink.kind === 'picture' && <Thumbnail file={sink.thumbnail} />}
      {sink.kind === 'series' && <ChartSpline aria-hidden />}
      {sink.kind === 'table' && <Table2 aria-hidden />}
    </button>
  )
}

export function Thumbnail({ file }: { readonly file: Blob }) {
  const url = useObjectUrl(file)
  return <img className="result__picture" src={url} alt="" decoding="async" draggable={false} />
}
