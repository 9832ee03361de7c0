import { CircleCheck, CircleX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useEditor, useRun, useUi } from '../editor'
import { formatBytes, formatTime } from '../lib/format'
import { isBusy } from '../store/run'
import { useProblems } from './useProblems'

export function StatusBar() {
  const { ui } = useEditor()
  const { t } = useTranslation()
  const notice = useUi((state) => state.notice)
  const open = useUi((state) => state.problemsOpen)
  const count = useDocument((state) => state.document.nodes.length)
  const problems = useProblems()
  const errors = problems.filter((problem) => problem.severity === 'error').length
  const Icon = errors > 0 ? CircleX : CircleCheck
  return (
    <footer className="status">
      <button
        type="button"
        className="status__problems"
        data-errors={errors > 0}
        aria-expanded={open}
        onClick={() => ui.set({ problemsOpen: !open })}
      >
        <Icon aria-hidden />
        {problems.length === 0 ? t('problems.none') : t('problems.count', { count: problems.length })}
      </button>
      <p
        className={`status__notice status__notice--${notice?.tone ?? 'info'}`}
        role="status"
        aria-live="polite"
      >
        {notice?.text}
      </p>
      <span className="status__run">
        <RunText />
      </span>
      <span>{t('status.nodes', { count })}</span>
    </footer>
  )
}

function RunText() {
  const { t } = useTranslation()
  const run = useRun((state) => state.run)
  const now = useClock(isBusy(run))
  switch (run.phase) {
    case 'idle':
      return t('status.ready')
    case 'canceling':
      return t('status.canceling')
    case 'running':
      return t('status.running', { time: formatTime(Math.max(0, now - run.since)) })
    case 'ended':
      return `${formatTime(run.summary.ms)} · ${t('status.peak', { bytes: formatBytes(run.summary.peakBytes) })}`
  }
}

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
