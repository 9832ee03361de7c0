import { CircleX, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { reveal } from '../actions/reveal'
import { useCatalog, useDocument, useEditor } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { problemText } from '../i18n/problem-text'
import { locate } from '../store/scope'
import { ProblemHelp } from './ProblemHelp'
import type { ShownProblem } from './useProblems'

/** One problem: pressed, it shows the node; what can be mended at once has a button for that. */
export function ProblemRow({ problem }: { readonly problem: ShownProblem }) {
  const editor = useEditor()
  const { t, i18n } = useTranslation()
  const catalog = useCatalog()
  const words = useCatalogText(catalog)
  const node = useDocument((state) =>
    problem.node === undefined ? undefined : locate(state.document, problem.node)?.node,
  )
  const { message, remedy } = problem.fault ? faultText(problem.fault) : problemText(i18n, problem, catalog)
  const Icon = problem.severity === 'error' ? CircleX : TriangleAlert
  const show = () => {
    if (problem.node !== undefined) reveal(editor, problem.node)
  }

  function faultText({ message: thrown, count, severity }: NonNullable<ShownProblem['fault']>) {
    const what = words.said(thrown)
    return {
      message: count > 1 ? t('problems.times', { message: what, count }) : what,
      remedy: t(severity === 'error' ? 'problems.fault' : 'problems.warningInside'),
    }
  }
  function place() {
    if (problem.fault) return t(problem.fault.source === 'page' ? 'problems.program' : 'problems.engine')
    if (node) return words.name(node)
    return t(problem.inFile ? 'problems.inFile' : 'problems.wholeGraph')
  }
  return (
    <li className={`problem problem--${problem.severity}`}>
      <button
        type="button"
        className="problem__go"
        data-problem-node={problem.node}
        data-problem-code={problem.code}
        aria-disabled={!node}
        onClick={show}
      >
        <Icon role="img" aria-label={t(`problems.${problem.severity}`)} />
        <span className="problem__place">{place()}</span>
        <span className="problem__text">
          {message}
          {problem.inFile && problem.path && <code>{problem.path}</code>}
          <span className="problem__remedy">{remedy}</span>
        </span>
      </button>
      <ProblemHelp problem={problem} />
    </li>
  )
}
