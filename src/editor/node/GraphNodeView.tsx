import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphNode } from '../../core/document'
import { groupOf } from '../../core/groups'
import type { FlowNode } from '../canvas/flow'
import { useCatalog, useDocument, useFlatId } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { paint } from '../lib/colors'
import { ParamList } from '../params/ParamList'
import { nodeById } from '../store/lookup'
import type { NodeRun } from '../store/run-state'
import { Blocked } from './Blocked'
import { categoryHue } from './category'
import { Failure } from './Failure'
import { NodeFooter } from './NodeFooter'
import { NodeHeader } from './NodeHeader'
import { NodePreviews } from './NodePreviews'
import { Placeholder } from './Placeholder'
import { PortRows } from './PortRows'
import { StateMark } from './StateMark'
import { isWithin, useNodeRun } from './useNodeRun'

/** A node on the canvas, made from its definition alone. */
export const GraphNodeView = memo(function GraphNodeView({ id, selected }: NodeProps<FlowNode>) {
  const catalog = useCatalog()
  const { t } = useTranslation()
  const words = useCatalogText(catalog)
  const node = useDocument((state) => nodeById(state.graph, id))
  const flat = useFlatId(id)
  const groupColor = useDocument((state) => node && groupOf(state.document, node)?.color)
  const known = useNodeRun(id)
  if (!node) return null
  const run = restOf(node) ?? known

  const definition = catalog.nodes[node.type]
  const understood = definition && node.version <= definition.version ? definition : undefined
  const title = words.name(node)
  const mark = paint(node.color) ?? groupColor
  const collapsed = node.collapsed ?? false
  return (
    <article
      className="node"
      aria-label={t('node.label', { title, state: t(`states.${run.state}`) })}
      data-node-id={id}
      data-node-type={node.type}
      data-state={run.state}
      data-selected={selected}
      data-muted={node.muted ?? false}
      data-bypassed={node.bypassed ?? false}
      data-collapsed={node.collapsed ?? false}
      data-color={node.color}
      data-sink={definition?.sink?.output ? 'file' : definition?.sink !== undefined}
      style={{
        '--hue': categoryHue(catalog, definition?.category),
        ...(mark && { '--mark': mark }),
      }}
    >
      <NodeHeader node={node} title={title} definition={definition}>
        {collapsed && <StateMark run={run} />}
      </NodeHeader>
      <PortRows node={node} definition={understood} />
      {!collapsed && (
        <>
          {understood ? (
            <>
              <div className="node__results">
                <NodePreviews node={node} title={title} definition={understood} />
                <div className="node__fault">
                  {run.state === 'failed' && <Failure failure={run.failure} />}
                  {run.state === 'blocked' && isWithin(run.cause, flat) && (
                    <Blocked nodes={[flat, run.cause]} message={run.message} />
                  )}
                </div>
              </div>
              <ParamList node={node} definition={understood} />
            </>
          ) : (
            <Placeholder node={node} definition={definition} />
          )}
          <NodeFooter node={node} title={title} definition={understood} run={run} />
        </>
      )}
    </article>
  )
})

const muted: NodeRun = { state: 'muted' }
const bypassed: NodeRun = { state: 'bypassed' }

/** A node that was told not to run says so at once, whatever it did before. */
function restOf(node: GraphNode): NodeRun | undefined {
  if (node.muted) return muted
  return node.bypassed ? bypassed : undefined
}
