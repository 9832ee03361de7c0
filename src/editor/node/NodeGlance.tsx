import { type NodeProps, useStoreApi } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import type { CatalogNode } from '../../core/catalog'
import type { FlowNode } from '../canvas/flow'
import { useCatalog, useDocument, useFlatId, useRun } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { nodeById } from '../store/lookup'
import { idle } from '../store/run-state'
import { categoryHue } from './category'
import { GlancePicture } from './GlancePicture'

/** Titles up to this many characters fit into the narrowest node, wide ones included. */
const sureToFit = 12
/** A node less high than this, in px, is collapsed: it has no room below its title. */
const bodyFrom = 90

/**
 * A node from afar: its title, its state, its picture and where its ports are, in a box of the size it has in
 * full. Pointed at or focused it is drawn in full, so it needs nothing to operate.
 */
export function NodeGlance({ id, selected, width, height }: NodeProps<FlowNode>) {
  const catalog = useCatalog()
  const { t } = useTranslation()
  const words = useCatalogText(catalog)
  const node = useDocument((state) => nodeById(state.graph, id))
  const flat = useFlatId(id)
  const known = useRun((state) => state.nodes[flat]?.state) ?? idle.state
  // Another node of the form is being measured first.
  if (!node || !width || !height) return null
  const definition = catalog.nodes[node.type]
  const state = node.muted ? 'muted' : node.bypassed ? 'bypassed' : known
  const title = words.name(node)
  return (
    <article
      className="node glance"
      aria-label={t('node.label', { title, state: t(`states.${state}`) })}
      data-node-id={id}
      data-node-type={node.type}
      data-state={state}
      data-selected={selected}
      data-muted={node.muted ?? false}
      data-sink={definition?.sink !== undefined}
      style={{ height, '--hue': categoryHue(catalog, definition?.category) }}
    >
      <header className="node__head">
        <h3 className="node__title" data-long={title.length > sureToFit}>
          {title}
        </h3>
      </header>
      <Ports id={id} definition={definition} />
      {height > bodyFrom && (
        <>
          {definition && <GlancePicture node={node} definition={definition} />}
          <p className="glance__state">{t(`states.${state}`)}</p>
        </>
      )}
    </article>
  )
}

/**
 * A dot where each wire ends. Where that is, React Flow knows from when such a node was drawn in full; it measures
 * the dots anew, by the marks of its own handles.
 */
function Ports({ id, definition }: { readonly id: string; readonly definition: CatalogNode | undefined }) {
  const catalog = useCatalog()
  const bounds = useStoreApi().getState().nodeLookup.get(id)?.internals.handleBounds
  return [...(bounds?.target ?? []), ...(bounds?.source ?? [])].map((port) => {
    const specs = port.type === 'target' ? definition?.inputs : definition?.outputs
    const color = catalog.ports[specs?.[port.id ?? '']?.type ?? '']?.color
    return (
      <span
        key={`${port.type} ${port.id}`}
        className={`glance__port ${port.type}`}
        data-handleid={port.id}
        data-handlepos={port.position}
        style={{ left: port.x, top: port.y, width: port.width, height: port.height, color }}
      />
    )
  })
}
