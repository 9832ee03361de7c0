import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCatalog, useDocument, useUi } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { categoryHue } from '../node/category'
import { NodeName } from '../node/NodeName'
import { stateIcons } from '../node/NodeStatus'
import { ProblemBadge } from '../node/ProblemBadge'
import { useNodeRun } from '../node/useNodeRun'
import { nodeById } from '../store/lookup'
import type { NodeRun } from '../store/run-state'
import { EntryFrame, type EntryProps } from './EntryFrame'
import { NodeBody } from './NodeBody'
import { NodeSummary } from './NodeSummary'

/** A node: how it fares and what it hangs together with; opened, everything that there is to it. */
export const NodeEntry = memo(function NodeEntry({ id, ...entry }: EntryProps) {
  const catalog = useCatalog()
  const { t } = useTranslation()
  const words = useCatalogText(catalog)
  const node = useDocument((state) => nodeById(state.graph, id))
  const renaming = useUi((state) => state.renaming === id)
  const known = useNodeRun(id)
  if (!node) return null
  const run: NodeRun = node.muted ? { state: 'muted' } : node.bypassed ? { state: 'bypassed' } : known
  const kind = words.title(node.type)
  const Icon = stateIcons[run.state]
  return (
    <EntryFrame
      {...entry}
      itemKey={id}
      title={words.name(node)}
      kind={kind}
      field={renaming ? <NodeName node={node} kind={kind} /> : undefined}
      hue={categoryHue(catalog, catalog.nodes[node.type]?.category)}
      data={{ 'data-node-id': id, 'data-node-type': node.type, 'data-state': run.state }}
      mark={
        <>
          <ProblemBadge node={id} />
          <span className={`chip chip--${run.state}`}>
            <Icon aria-hidden />
            <span className="chip__text">{t(`states.${run.state}`)}</span>
          </span>
        </>
      }
      summary={<NodeSummary node={node} run={run} />}
    >
      <NodeBody node={node} run={run} />
    </EntryFrame>
  )
})
