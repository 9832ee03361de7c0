import { useTranslation } from 'react-i18next'
import type { GraphNode } from '../../core/document'
import { nodeName } from '../actions/names'
import { useCatalog, useDocument, useEditor, useFlatId } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { problemText } from '../i18n/problem-text'
import { nodeStatusText } from '../node/NodeStatus'
import { useNodeFacts } from '../node/useNodeFacts'
import { wiresInto, wiresOutOf } from '../store/lookup'
import { problemsOf } from '../store/problems'
import type { NodeRun } from '../store/run-state'

interface NodeSummaryProps {
  readonly node: GraphNode
  readonly run: NodeRun
}

/** In a line or two: how a node fares, what is wrong with it, where it gets from and where it gives to. */
export function NodeSummary({ node, run }: NodeSummaryProps) {
  const editor = useEditor()
  const { t, i18n } = useTranslation()
  const catalog = useCatalog()
  const flat = useFlatId(node.id)
  const { said } = useCatalogText(catalog)
  const facts = useNodeFacts(node, catalog.nodes[node.type])
  const names = (ids: readonly string[]) =>
    [...new Set(ids)].map((id) => nodeName(editor, id)).join(t('outline.join'))
  // As text: the wires of others are no reason to render.
  const from = useDocument(({ graph }) => names(wiresInto(graph, node.id).map((wire) => wire.from.node)))
  const to = useDocument(({ graph }) => names(wiresOutOf(graph, node.id).map((wire) => wire.to.node)))
  const problem = useDocument((state) => {
    const found = problemsOf(state.document, catalog).find(
      (one) => one.node === flat && one.severity === 'error',
    )
    return found && problemText(i18n, found, catalog).message
  })
  const wires = [from && t('outline.from', { names: from }), to && t('outline.to', { names: to })]
  const fault = run.state === 'failed' ? said(run.failure.message) : problem
  const details = nodeStatusText(t, said, run, facts).join(' · ')
  return (
    <>
      {details && <span className="entry-row__details">{details}</span>}
      {fault && <span className="entry-row__fault">{fault}</span>}
      {wires.filter(Boolean).map((text) => (
        <span key={text} className="entry-row__wires">
          {text}
        </span>
      ))}
    </>
  )
}
