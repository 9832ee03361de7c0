import { useTranslation } from 'react-i18next'
import type { GraphNode } from '../../core/document'
import { groupOf } from '../../core/groups'
import { useCatalog, useDocument } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { FailurePlace } from '../node/FailurePlace'
import { NodePreviews } from '../node/NodePreviews'
import { explain, reasonNames } from '../node/reasons'
import { ParamRow } from '../params/ParamRow'
import type { NodeRun } from '../store/run-state'
import { outlineNode } from './model'
import { NodeActions } from './NodeActions'
import { Place } from './Place'
import { PortList } from './PortList'
import { RunProgress } from './RunProgress'

interface NodeBodyProps {
  readonly node: GraphNode
  readonly run: NodeRun
}

/** All of a node: what can be done with it, its settings, its ports with their wires, and its values. */
export function NodeBody({ node, run }: NodeBodyProps) {
  const { t } = useTranslation()
  const catalog = useCatalog()
  const words = useCatalogText(catalog)
  const graph = useDocument((state) => state.graph)
  const isGroup = useDocument((state) => groupOf(state.document, node) !== undefined)
  const { definition, inputs, outputs, params, kept } = outlineNode(graph, catalog, node)
  const title = words.name(node)
  const why = explain(t, run, reasonNames(t, words, node.type, definition))
  return (
    <>
      {definition && <p className="entry-row__doc">{words.doc(definition)}</p>}
      {!definition && <p className="entry-row__doc">{t('node.unknownDoc', { type: node.type })}</p>}
      {run.state === 'running' && <RunProgress title={title} progress={run.progress} />}
      {why && <p className={run.state === 'failed' ? 'entry-row__fault' : 'entry-row__doc'}>{why}</p>}
      {run.state === 'failed' && <FailurePlace node={run.failure.node} />}
      <NodeActions node={node} title={title} isGroup={isGroup} />
      <section
        className="entry-row__part"
        aria-label={t('params.named', { name: t('outline.settings'), text: title })}
      >
        <h4 className="entry-row__heading">{t('outline.settings')}</h4>
        {params.length + kept.length === 0 && <p className="entry-row__doc">{t('outline.noSettings')}</p>}
        {definition &&
          params.map(([key, spec]) => (
            <ParamRow key={key} node={node} definition={definition} name={key} spec={spec} />
          ))}
        {kept.length > 0 && (
          <dl className="entry-row__kept" aria-label={t('outline.kept')}>
            {kept.map(([key, value]) => (
              <div key={key} data-param={key}>
                <dt>{key}</dt>
                <dd>{JSON.stringify(value).slice(0, 300)}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      <PortList node={node} side="input" ports={inputs} />
      <PortList node={node} side="output" ports={outputs} shows={definition !== undefined} />
      <Place itemKey={node.id} title={title} position={node.position} pinned={node.pinned ?? false} />
      {definition && (
        <div className="entry-row__values">
          <NodePreviews node={node} title={title} definition={definition} />
        </div>
      )}
    </>
  )
}
