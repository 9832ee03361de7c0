import { CircleX, TriangleAlert, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { reveal } from '../actions/reveal'
import { useCatalog, useDocument, useEditor, useUi } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { problemText } from '../i18n/problem-text'
import { locate } from '../store/scope'
import { type ShownProblem, useProblems } from './useProblems'

/** Everything that is wrong, each entry leading to its node. */
export function Problems() {
  const { ui } = useEditor()
  const { t } = useTranslation()
  const open = useUi((state) => state.problemsOpen)
  const problems = useProblems()
  if (!open) return null
  return (
    <section className="problems" aria-label={t('problems.title')}>
      <header className="problems__head">
        <h2 className="problems__title">{t('problems.title')}</h2>
        <button
          type="button"
          className="button button--icon"
          aria-label={t('commands.view.problems')}
          onClick={() => ui.set({ problemsOpen: false })}
        >
          <X aria-hidden />
        </button>
      </header>
      {problems.length === 0 && <p className="problems__none">{t('problems.none')}</p>}
      <ul className="problems__list">
        {problems.map((problem) => (
          <li key={problem.id}>
            <ProblemRow problem={problem} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ProblemRow({ problem }: { readonly problem: ShownProblem }) {
  const editor = useEditor()
  const { t, i18n } = useTranslation()
  const catalog = useCatalog()
  const words = useCatalogText(catalog)
  const node = useDocument((state) =>
    problem.node === undefined ? undefined : locate(state.document, problem.node)?.node,
  )
  const place = node
    ? node.label || words.title(node.type)
    : t(problem.inFile ? 'problems.inFile' : 'problems.wholeGraph')
  const { message, remedy } = problemText(i18n, problem, catalog)
  const Icon = problem.severity === 'error' ? CircleX : TriangleAlert
  const show = () => {
    if (problem.node !== undefined) reveal(editor, problem.node)
  }
  return (
    <button
      type="button"
      className={`problem problem--${problem.severity}`}
      data-problem-node={problem.node}
      data-problem-code={problem.code}
      disabled={!node}
      onClick={show}
    >
      <Icon role="img" aria-label={t(`problems.${problem.severity}`)} />
      <span className="problem__place">{place}</span>
      <span className="problem__text">
        {message}
        {problem.inFile && problem.path && <code>{problem.path}</code>}
        <span className="problem__remedy">{remedy}</span>
      </span>
    </button>
  )
}
