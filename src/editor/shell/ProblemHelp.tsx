import { Cable, Copy, Wrench } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { type FileParam, type FilesParam, type PaintingParam, takesFiles } from '../../core/param'
import { copyFault } from '../actions/faults'
import { chooseFile } from '../actions/nodes'
import { quickFix } from '../actions/quick-fixes'
import { reveal } from '../actions/reveal'
import { useCatalog, useDocument, useEditor } from '../editor'
import { pickFiles } from '../lib/files'
import { locate } from '../store/scope'
import type { ShownProblem } from './useProblems'

/** The files that a problem can be mended with. */
const fileCodes: ReadonlySet<string> = new Set(['param-no-file', 'asset-missing', 'asset-absent'])

/** Mends a problem, or begins to, with one press. */
export function ProblemHelp({ problem }: { readonly problem: ShownProblem }) {
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
  if (problem.code === 'input-missing') return <ConnectInput problem={problem} />
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
  if (!node || !takesFiles(spec)) return null
  const choose = async (id: string, file: FileParam | FilesParam | PaintingParam) => {
    const several = file.apart === true || file.kind === 'files'
    const [chosen, ...more] = await pickFiles(file.accept.join(','), several)
    const found = locate(editor.document.getState().document, flat)
    if (!chosen || !found) return
    reveal(editor, flat)
    if (file.kind === 'files') {
      const { addChosen } = await import('../sets/add-files')
      return addChosen(editor, { node: id, scope: found.scope, param, spec: file }, [chosen, ...more])
    }
    await chooseFile(editor, { node: id, scope: found.scope }, param, file, chosen, ...more)
  }
  return (
    <span className="problem__help">
      <button type="button" className="button button--small" onClick={() => void choose(node.id, spec)}>
        {t('problems.choose')}
      </button>
    </span>
  )
}

/** Lists what the input can be wired to. */
function ConnectInput({ problem: { node: flat = '', port } }: { readonly problem: ShownProblem }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const node = useDocument((state) => locate(state.document, flat)?.node)
  if (!node || port === undefined) return null
  const connect = ({ currentTarget }: MouseEvent) => {
    const { left, bottom } = currentTarget.getBoundingClientRect()
    reveal(editor, flat)
    const input = { node: node.id, port, side: 'input' } as const
    editor.ui.set({ search: { kind: 'port', port: input, at: { x: left, y: bottom } } })
  }
  return (
    <span className="problem__help">
      <button type="button" className="button button--small" onClick={connect}>
        <Cable aria-hidden />
        {t('problems.connect')}
      </button>
    </span>
  )
}
