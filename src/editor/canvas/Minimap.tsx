import { MiniMap, type MiniMapNodeProps, useStore } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import { useCatalog, useDocument, useFlatId, useRun } from '../editor'
import { paint } from '../lib/colors'
import { categoryHue } from '../node/category'
import { itemAt } from '../store/items'
import { nodeById } from '../store/lookup'

/** What the map and the tools of the view beside it take, of the canvas's width. In px. */
const roomForMap = 440

/** The graph at a glance: nodes by category, and what runs or failed. Only for the pointer: the keyboard has Find and Fit. */
export function Minimap() {
  const { t } = useTranslation()
  const isEmpty = useDocument(
    ({ graph }) => graph.nodes.length + graph.frames.length + graph.notes.length === 0,
  )
  const hasRoom = useStore(({ width }) => width === 0 || width >= roomForMap)
  if (isEmpty || !hasRoom) return null
  return (
    <MiniMap
      className="minimap"
      pannable
      zoomable
      ariaLabel={t('canvas.minimap')}
      nodeComponent={MinimapItem}
    />
  )
}

function MinimapItem(props: MiniMapNodeProps) {
  const isNode = useDocument(({ graph }) => nodeById(graph, props.id) !== undefined)
  return isNode ? <MinimapNode {...props} /> : <MinimapFurniture {...props} />
}

function MinimapNode({ id, x, y, width, height, selected }: MiniMapNodeProps) {
  const catalog = useCatalog()
  const type = useDocument(({ graph }) => nodeById(graph, id)?.type)
  const flat = useFlatId(id)
  const state = useRun(({ nodes }) => nodes[flat]?.state)
  const category = type === undefined ? undefined : catalog.nodes[type]?.category
  return (
    <rect
      className="minimap__node"
      data-state={state}
      data-selected={selected}
      style={{ '--hue': categoryHue(catalog, category) }}
      x={x}
      y={y}
      width={width}
      height={height}
      rx={8}
    />
  )
}

function MinimapFurniture({ id, x, y, width, height, selected }: MiniMapNodeProps) {
  const kind = useDocument(({ graph }) => itemAt(graph, id)?.kind)
  const color = useDocument(({ graph }) => {
    const item = itemAt(graph, id)
    return item && item.kind !== 'node'
      ? graph[`${item.kind}s`].find((one) => one.id === item.id)?.color
      : undefined
  })
  return (
    <rect
      className={`minimap__${kind}`}
      data-selected={selected}
      style={{ '--paint': paint(color) ?? 'var(--paint-gray)' }}
      x={x}
      y={y}
      width={width}
      height={height}
      rx={8}
    />
  )
}
