import { useTranslation } from 'react-i18next'
import { useCatalog, useDocument } from '../editor'
import { problemText } from '../i18n/problem-text'
import { saidText } from '../i18n/said-text'
import { Tip } from '../shell/Tip'
import { problemsOf } from '../store/problems'

interface BlockedProps {
  /** As the engine knows them: a group, and the node inside it that is to blame. */
  readonly nodes: readonly string[]
  /** The engine's words, for what the page cannot find itself. */
  readonly message: string
}

/** What is wrong with a node that cannot run, in two lines; in full when pointed at. */
export function Blocked({ nodes, message }: BlockedProps) {
  const catalog = useCatalog()
  const { i18n } = useTranslation()
  const problem = useDocument((state) =>
    problemsOf(state.document, catalog).find(
      (found) => nodes.includes(found.node ?? '') && found.severity === 'error',
    ),
  )
  const text = problem ? problemText(i18n, problem, catalog).message : saidText(i18n, message, catalog)
  return (
    <Tip text={text}>
      <p className="node__note node__note--short">{text}</p>
    </Tip>
  )
}
