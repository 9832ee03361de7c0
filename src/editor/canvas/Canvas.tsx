import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  MiniMap,
  ReactFlow,
  SelectionMode,
} from '@xyflow/react'
import { type DragEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { dropFiles } from '../actions/files'
import { placeNode } from '../actions/nodes'
import { useCatalog, useDocument, useEditor, useUi } from '../editor'
import { NodeView } from '../node/NodeView'
import { nodeDragType } from '../shell/drag'
import { EmptyState } from './EmptyState'
import { flowEdges } from './flow'
import { useCanvasView } from './useCanvasView'
import { DetailContext, useDetail } from './useDetail'
import { useFlowNodes } from './useFlowNodes'
import { useKept } from './useKept'
import { useWiring } from './useWiring'
import { ViewControls } from './ViewControls'
import { Wire } from './Wire'

const nodeTypes = { graph: NodeView }
const edgeTypes = { wire: Wire }
const noStyle = {}
const additive = ['Shift', 'Meta', 'Control']

export function Canvas() {
  const editor = useEditor()
  const catalog = useCatalog()
  const { t } = useTranslation()
  const detail = useDetail()
  const { nodes, onNodesChange, onEdgesChange } = useFlowNodes(detail)
  const wiring = useWiring()
  useCanvasView()

  const document = useDocument((state) => state.graph)
  const selection = useDocument((state) => state.selection)
  const edges = useKept(
    useMemo(
      () => flowEdges(document, selection, catalog, (from, to) => t('canvas.wire', { from, to })),
      [document, selection, catalog, t],
    ),
  )
  const lineColor = useUi((state) => state.wiring && colorOf(state.wiring.from))
  const lineStyle = useMemo(() => (lineColor ? { stroke: lineColor } : noStyle), [lineColor])
  const spokenHelp = useMemo(
    () => ({
      'node.a11yDescription.default': t('canvas.nodeHelp'),
      'edge.a11yDescription.default': t('canvas.edgeHelp'),
    }),
    [t],
  )

  function colorOf(from: {
    readonly node: string
    readonly port: string
    readonly side: 'input' | 'output'
  }) {
    const type = document.nodes.find((node) => node.id === from.node)?.type ?? ''
    const port = catalog.nodes[type]?.[from.side === 'input' ? 'inputs' : 'outputs'][from.port]
    return (port && catalog.ports[port.type]?.color) ?? null
  }

  const onDragOver = (event: DragEvent) => {
    const { types } = event.dataTransfer
    if (!types.includes(nodeDragType) && !types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    const at = editor.view.current?.toGraph({ x: event.clientX, y: event.clientY })
    const type = event.dataTransfer.getData(nodeDragType)
    if (type) placeNode(editor, type, at)
    else if (at) void dropFiles(editor, [...event.dataTransfer.files], at)
  }

  return (
    <main className="canvas" aria-label={t('canvas.label')} onDragOver={onDragOver} onDrop={onDrop}>
      <DetailContext value={detail}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          {...wiring}
          connectionMode={ConnectionMode.Strict}
          connectionRadius={28}
          connectionLineStyle={lineStyle}
          selectionMode={SelectionMode.Partial}
          // Deleting is a command of ours, so that it can be undone and found in menus.
          deleteKeyCode={null}
          multiSelectionKeyCode={additive}
          minZoom={0.05}
          maxZoom={3}
          zoomOnDoubleClick={false}
          ariaLabelConfig={spokenHelp}
        >
          <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} />
          <ViewControls />
          <MiniMap
            className="minimap"
            pannable
            zoomable
            ariaLabel={t('canvas.minimap')}
            nodeBorderRadius={8}
          />
        </ReactFlow>
      </DetailContext>
      {document.nodes.length === 0 && <EmptyState />}
    </main>
  )
}
