import { CircleX, TriangleAlert, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { focusWhenShown } from '../canvas/elements'
import { useEditor, useUi } from '../editor'
import { ProblemRow } from './ProblemRow'
import { type ShownProblem, useProblems } from './useProblems'

/** Everything that is wrong, each entry leading to its node. */
export default function Problems() {
  const { ui } = useEditor()
  const { t } = useTranslation()
  const problems = useProblems()
  const hidden = useUi((state) => state.hiddenSeverity)
  const asked = useUi((state) => state.problemsFocus)
  const panel = useRef<HTMLElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const shown = problems.filter(({ severity }) => severity !== hidden)
  useFocusKept(list, shown)
  useEffect(() => {
    if (!asked) return
    ui.set({ problemsFocus: false })
    focusWhenShown(() => rowsOf(list.current)[0] ?? panel.current)
  }, [asked, ui])

  const close = () => {
    ui.set({ problemsOpen: false })
    focusWhenShown(() => document.querySelector('.status__problems'))
  }
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // It would take the selection away.
    event.stopPropagation()
    close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const rows = rowsOf(list.current)
    const at = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement))
    const to = nextRow(event.key, at, rows.length)
    if (at < 0 || to === undefined) return
    event.preventDefault()
    // The canvas would move what is selected.
    event.stopPropagation()
    rows[to]?.focus()
  }
  return (
    <section
      className="problems"
      aria-label={t('problems.title')}
      ref={panel}
      tabIndex={-1}
      onKeyDown={onEscape}
    >
      <header className="problems__head">
        <h2 className="problems__title">{t('problems.title')}</h2>
        <fieldset className="problems__filter" aria-label={t('problems.filter')}>
          <Filter severity="error" problems={problems} />
          <Filter severity="warning" problems={problems} />
        </fieldset>
        <button
          type="button"
          className="button button--icon"
          aria-label={t('commands.view.problems')}
          onClick={close}
        >
          <X aria-hidden />
        </button>
      </header>
      {problems.length === 0 && <p className="problems__none">{t('problems.none')}</p>}
      {problems.length > 0 && shown.length === 0 && <p className="problems__none">{t('problems.hidden')}</p>}
      <ul className="problems__list" ref={list} onKeyDown={onKeyDown}>
        {shown.map((problem) => (
          <ProblemRow key={problem.id} problem={problem} />
        ))}
      </ul>
    </section>
  )
}

interface FilterProps {
  readonly severity: ShownProblem['severity']
  readonly problems: readonly ShownProblem[]
}

/** Shows or hides one kind; not both can be hidden. */
function Filter({ severity, problems }: FilterProps) {
  const { ui } = useEditor()
  const { t } = useTranslation()
  const hidden = useUi((state) => state.hiddenSeverity)
  const count = problems.filter((problem) => problem.severity === severity).length
  const Icon = severity === 'error' ? CircleX : TriangleAlert
  return (
    <button
      type="button"
      className={`problems__kind problems__kind--${severity}`}
      aria-pressed={hidden !== severity}
      onClick={() => ui.set({ hiddenSeverity: hidden === severity ? null : severity })}
    >
      <Icon aria-hidden />
      {t(`problems.${severity}s`, { count })}
    </button>
  )
}

function rowsOf(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('.problem__go') ?? [])]
}

function nextRow(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, at + 1)
    case 'ArrowUp':
      return Math.max(0, at - 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

/** When the row with the focus goes, because its problem is mended, the one in its place gets it. */
function useFocusKept(list: { readonly current: HTMLElement | null }, shown: readonly ShownProblem[]) {
  const place = useRef(-1)
  useEffect(() => {
    const remember = () => {
      place.current = rowsOf(list.current).findIndex((row) =>
        row.closest('li')?.contains(document.activeElement),
      )
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [list])
  useEffect(() => {
    if (document.activeElement !== document.body || place.current < 0) return
    const rows = rowsOf(list.current)
    rows[Math.min(place.current, shown.length - 1)]?.focus()
  }, [list, shown])
}
