import { Popover } from '@base-ui/react/popover'
import { ArrowDown, ArrowUp, ChevronDown, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { startBatch } from '../actions/runs'
import { useCatalog, useDocument, useEditor, useQueue, useRun, useUi } from '../editor'
import { NumberField } from '../params/NumberField'
import { useChangeText } from '../results/useChangeText'
import { isBusy } from '../store/run'
import { hasSeeds } from '../store/seeds'
import { useMoveKept } from './useMoveKept'

const range = { min: 1, max: 100, step: 1, scale: 'linear', integer: true } as const

/** Beside Run: what waits to be run, and running several times. The badge lies over the button, which keeps its size. */
export function QueueMenu() {
  const { t } = useTranslation()
  const count = useQueue((state) => state.waiting.length)
  return (
    <Popover.Root>
      <Popover.Trigger className="button button--icon queue__open" aria-label={t('queue.label', { count })}>
        <ChevronDown aria-hidden />
        {count > 0 && (
          <span className="queue__count" aria-hidden="true">
            {count}
          </span>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="layer" sideOffset={6} align="end" collisionPadding={8}>
          <Popover.Popup className="popover">
            <Popover.Title className="popover__title">{t('queue.title')}</Popover.Title>
            <Batch />
            <Waiting />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Batch() {
  const editor = useEditor()
  const { t } = useTranslation()
  const catalog = useCatalog()
  const seeds = useDocument(({ document }) => hasSeeds(document, catalog))
  const dead = useUi((state) => state.engine.state === 'failed')
  const [times, setTimes] = useState(4)
  const start = () => {
    editor.ui.set({ resultsOpen: true })
    void startBatch(editor, times)
  }
  return (
    <>
      <h4 className="popover__heading">{t('queue.batch')}</h4>
      <div className="queue__batch">
        <NumberField
          range={range}
          label={t('queue.times')}
          value={times}
          onChange={setTimes}
          onCommit={() => {}}
        />
        <button type="button" className="button button--primary" disabled={!seeds || dead} onClick={start}>
          {t('queue.start', { count: times })}
        </button>
      </div>
      <p className="popover__quiet">{t(seeds ? 'queue.batchHint' : 'queue.noSeeds')}</p>
    </>
  )
}

function Waiting() {
  const { queue } = useEditor()
  const { t } = useTranslation()
  const describe = useChangeText()
  const waiting = useQueue((state) => state.waiting)
  const keep = useMoveKept()
  const phase = useRun((state) => state.run)
  const running = isBusy(phase) ? phase.task.document : undefined
  return (
    <>
      <div className="queue__head">
        <h4 className="popover__heading">{t('queue.waiting')}</h4>
        {waiting.length > 0 && (
          <button type="button" className="button button--small" onClick={() => queue.clear()}>
            {t('queue.clear')}
          </button>
        )}
      </div>
      {waiting.length === 0 && <p className="popover__text">{t('queue.empty')}</p>}
      <ol className="queue__list">
        {waiting.map((run, index) => {
          const before = waiting[index - 1]?.document ?? running
          const text = before ? describe.between(before, run.document, t('queue.same')) : run.document.title
          return (
            <li key={run.id} className="queue__item">
              <span className="queue__text" title={text}>
                {text}
              </span>
              <button
                type="button"
                className="button button--icon"
                aria-label={t('queue.earlier')}
                title={t('queue.earlier')}
                disabled={index === 0}
                onClick={(event) => {
                  keep(event)
                  queue.move(run.id, -1)
                }}
              >
                <ArrowUp aria-hidden />
              </button>
              <button
                type="button"
                className="button button--icon"
                aria-label={t('queue.later')}
                title={t('queue.later')}
                disabled={index === waiting.length - 1}
                onClick={(event) => {
                  keep(event)
                  queue.move(run.id, 1)
                }}
              >
                <ArrowDown aria-hidden />
              </button>
              <button
                type="button"
                className="button button--icon"
                aria-label={t('queue.remove')}
                title={t('queue.remove')}
                onClick={() => queue.remove(run.id)}
              >
                <Trash2 aria-hidden />
              </button>
            </li>
          )
        })}
      </ol>
    </>
  )
}
