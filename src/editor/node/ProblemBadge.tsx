import { CircleX, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCatalog, useDocument, useEditor, useFlatId } from '../editor'
import { problemText } from '../i18n/problem-text'
import { useEqual } from '../lib/use-equal'
import { Tip } from '../shell/Tip'
import type { DocumentState } from '../store/document'
import { problemsAt } from '../store/problems'

/** That something is wrong with a node, or inside it when it is a group. Opens the list of problems. */
export function ProblemBadge({ node }: { readonly node: string }) {
  const { engine, ui } = useEditor()
  const { t, i18n } = useTranslation()
  const catalog = useCatalog()
  const flat = useFlatId(node)
  const problems = useDocument(
    useEqual(({ document }: DocumentState) => problemsAt(document, engine.catalog, flat)),
  )
  if (problems.length === 0) return null
  const severity = problems.some((problem) => problem.severity === 'error') ? 'error' : 'warning'
  const Icon = severity === 'error' ? CircleX : TriangleAlert
  const label = t('node.problems', { count: problems.length })
  return (
    <Tip
      text={problems.map((problem, index) => (
        <span key={keyOf(problem, index)}>{problemText(i18n, problem, catalog).message}</span>
      ))}
    >
      <button
        type="button"
        className={`node__problems node__problems--${severity} nodrag`}
        aria-label={label}
        onClick={() => ui.set({ problemsOpen: true, problemsFocus: true, hiddenSeverity: null })}
      >
        <Icon aria-hidden />
        {problems.length > 1 && problems.length}
      </button>
    </Tip>
  )
}

function keyOf(
  { code, port, param }: { readonly code: string; readonly port?: string; readonly param?: string },
  index: number,
) {
  return [code, port, param, index].join(' ')
}
