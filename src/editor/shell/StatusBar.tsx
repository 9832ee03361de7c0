import { CircleCheck, CircleX, Images, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCatalog, useDocument, useEditor, useLibrary, useOwnResults, useRun, useUi } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { formatBytes, formatTime } from '../lib/format'
import { isSameGraph } from '../store/graph-ref'
import { isBusy, runningNode } from '../store/run'
import { locate } from '../store/scope'
import { Tip } from './Tip'
import { useCommand } from './useCommand'
import { useForecast } from './useForecast'
import { useProblems } from './useProblems'

export function StatusBar() {
  const { ui } = useEditor()
  const { t } = useTranslation()
  const notice = useUi((state) => state.notice)
  const open = useUi((state) => state.problemsOpen)
  const count = useDocument((state) => state.graph.nodes.length)
  const problems = useProblems()
  const errors = problems.filter((problem) => problem.severity === 'error').length
  const Icon = errors > 0 ? CircleX : problems.length > 0 ? TriangleAlert : CircleCheck
  return (
    <footer className="status">
      <button
        type="button"
        className="status__problems"
        data-errors={errors > 0}
        data-warnings={errors === 0 && problems.length > 0}
        aria-expanded={open}
        onClick={() => ui.set({ problemsOpen: !open, problemsFocus: !open })}
      >
        <Icon aria-hidden />
        {problems.length === 0 ? t('problems.none') : t('problems.count', { count: problems.length })}
      </button>
      <p
        className={`status__notice status__notice--${notice?.tone ?? 'info'}`}
        role="status"
        aria-live="polite"
      >
        {/* The same words again would be no change, and not be said. */}
        {notice && <span key={notice.id}>{notice.text}</span>}
      </p>
      {notice?.action && (
        <button
          type="button"
          className="button button--small"
          onClick={() => {
            ui.set({ notice: null })
            notice.action?.run()
          }}
        >
          {notice.action.label}
        </button>
      )}
      <span className="status__space" />
      <Activity />
      <ResultsButton />
      <RunInfo />
      <span className="status__count">{t('status.nodes', { count })}</span>
    </footer>
  )
}

/** Opens and closes the strip of results. */
function ResultsButton() {
  const { t } = useTranslation()
  const { label, shortcut, run } = useCommand('view.results')
  const open = useUi((state) => state.resultsOpen)
  const { length: count } = useOwnResults()
  return (
    <button
      type="button"
      className="status__problems status__results"
      aria-expanded={open}
      title={`${label} (${shortcut})`}
      onClick={run}
    >
      <Images aria-hidden />
      {t('results.count', { count })}
    </button>
  )
}

/** Which node runs, and how far it is. Not announced: the numbers change several times a second. */
function Activity() {
  const { t } = useTranslation()
  const words = useCatalogText(useCatalog())
  const id = useRun((state) => (isBusy(state.run) ? runningNode(state.nodes) : undefined))
  const run = useRun((state) => (id === undefined ? undefined : state.nodes[id]))
  const node = useDocument((state) => (id === undefined ? undefined : locate(state.document, id)?.node))
  if (!node || run?.state !== 'running') return null
  const { iteration, iterations, sketch } = run.progress
  const title = words.name(node)
  return (
    <span className="status__activity">
      {iteration === undefined || iterations === undefined
        ? title
        : t(sketch ? 'status.sketch' : 'status.iteration', { title, iteration, iterations })}
    </span>
  )
}

/** What runs, else what a run would take, else how the last one went. */
function RunInfo() {
  const forecast = useForecast()
  if (forecast?.warns) {
    return (
      <Tip text={forecast.text}>
        <span className="status__warning">
          <TriangleAlert aria-hidden />
          <span className="status__text">{forecast.text}</span>
        </span>
      </Tip>
    )
  }
  return <span className="status__run">{forecast?.text ?? <RunText />}</span>
}

function RunText() {
  const { t } = useTranslation()
  const run = useRun((state) => state.run)
  const engine = useUi((state) => state.engine.state)
  const now = useClock(isBusy(run))
  const generation = useDocument((state) => state.generation)
  const graph = useLibrary((state) => state.id)
  switch (run.phase) {
    case 'idle':
      return t(engineWords[engine])
    case 'canceling':
      return t('status.canceling')
    case 'running': {
      const [time, { title }] = [formatTime(Math.max(0, now - run.since)), run.task.document]
      // Its nodes are not those on the canvas, which stand still meanwhile.
      if (!isSameGraph(run.task, { graph, generation })) return t('status.runningOther', { title, time })
      return t('status.running', { time })
    }
    case 'ended':
      return `${formatTime(run.summary.ms)} · ${t('status.peak', { bytes: formatBytes(run.summary.peakBytes) })}`
  }
}

const engineWords = {
  starting: 'backend.starting',
  ready: 'status.ready',
  silent: 'engine.silent',
  failed: 'backend.failed',
} as const

/** The time, a few times a second while `ticking`. */
function useClock(ticking: boolean): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    if (!ticking) return
    setNow(performance.now())
    const timer = setInterval(() => setNow(performance.now()), 200)
    return () => clearInterval(timer)
  }, [ticking])
  return now
}
