import { CircleX, Copy, TriangleAlert, Wrench } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { FileParam } from '../../core/param'
import { copyFault } from '../actions/faults'
import { chooseFile } from '../actions/nodes'
import { quickFix } from '../actions/quick-fixes'
import { reveal } from '../actions/reveal'
import { useCatalog, useDocument, useEditor } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { problemText } from '../i18n/problem-text'
import { pickFile } from '../lib/files'
import { locate } from '../store/scope'
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

  function faultText({ message: what, count, severity }: NonNullable<ShownProblem['fault']>) {
    return {
      message: count > 1 ? t('problems.times', { message: what, count }) : what,
      remedy: t(severity === 'error' ? 'problems.fault' : 'problems.warningInside'),
    }
  }
  function place() {
    if (problem.fault) return t(problem.fault.source === 'page' ? 'problems.program' : 'problems.engine')
    if (node) return node.label || words.title(node.type)
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
      <Help problem={problem} />
    </li>
  )
}

/** The files that a problem can be mended with. */
const fileCodes: ReadonlySet<string> = new Set(['param-no-file', 'asset-missing'])

function Help({ problem }: { readonly problem: ShownProblem }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const catalog = useCatalog()
  const document = useDocument((state) => state.document)
  const { fault } = problem
  if (fault) {
    return (
      <span className="problem__help">
        <button type="button" className="button button--small" onClick={() => void copyFault(editor, fault)}>
          <Copy aria-hidden />
          {t('problems.copy')}
        </button>
        <button
          type="button"
          className="button button--small"
          onClick={() => editor.faults.dismiss(fault.id)}
        >
          {t('problems.dismiss')}
        </button>
      </span>
    )
  }
  if (problem.inFile) return null
  if (fileCodes.has(problem.code)) return <ChooseFile problem={problem} />
  const fix = quickFix(document, catalog, problem)
  if (!fix) return null
  return (
    <span className="problem__help">
      <button type="button" className="button button--small" onClick={() => editor.document.apply(fix.edit)}>
        <Wrench aria-hidden />
        {t(`problems.fixes.${fix.label}`)}
      </button>
    </span>
  )
}

function ChooseFile({ problem: { node: flat = '', param = '' } }: { readonly problem: ShownProblem }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const catalog = useCatalog()
  const node = useDocument((state) => locate(state.document, flat)?.node)
  const spec = node && catalog.nodes[node.type]?.params[param]
  if (!node || spec?.kind !== 'file') return null
  const choose = async (id: string, file: FileParam) => {
    const chosen = await pickFile(file.accept.join(','))
    const found = locate(editor.document.getState().document, flat)
    if (!chosen || !found) return
    reveal(editor, flat)
    await chooseFile(editor, { node: id, scope: found.scope }, param, file, chosen)
  }
  return (
    <span className="problem__help">
      <button type="button" className="button button--small" onClick={() => void choose(node.id, spec)}>
        {t('problems.choose')}
      </button>
    </span>
  )
}
