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
import { CanvasMenu } from '../menus/CanvasMenu'
import { GraphNodeView } from '../node/GraphNodeView'
import { nodeDragType } from '../shell/drag'
import { EmptyState } from './EmptyState'
import { flowEdges } from './flow'
import { nodeAt } from './target'
import { useCanvasView } from './useCanvasView'
import { useFlowNodes } from './useFlowNodes'
import { useWiring } from './useWiring'
import { ViewControls } from './ViewControls'
import { Wire } from './Wire'

const nodeTypes = { graph: GraphNodeView }
const edgeTypes = { wire: Wire }

export function Canvas() {
  const editor = useEditor()
  const catalog = useCatalog()
  const { t } = useTranslation()
  const { nodes, onNodesChange, onEdgesChange, marquee } = useFlowNodes()
  const wiring = useWiring()
  useCanvasView()

  const document = useDocument((state) => state.graph)
  const selection = useDocument((state) => state.selection)
  const edges = useMemo(
    () => flowEdges(document, selection, catalog, (from, to) => t('canvas.wire', { from, to })),
    [document, selection, catalog, t],
  )
  const lineColor = useUi((state) => state.wiring && colorOf(state.wiring.from))

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
    else if (at) void dropFiles(editor, [...event.dataTransfer.files], at, nodeAt(event.target))
  }

  return (
    <CanvasMenu>
      <main className="canvas" aria-label={t('canvas.label')} onDragOver={onDragOver} onDrop={onDrop}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          {...wiring}
          {...marquee}
          connectionMode={ConnectionMode.Strict}
          connectionRadius={28}
          connectionLineStyle={lineColor ? { stroke: lineColor } : {}}
          selectionMode={SelectionMode.Partial}
          // Deleting is a command of ours, so that it can be undone and found in menus.
          deleteKeyCode={null}
          multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
          minZoom={0.1}
          maxZoom={3}
          zoomOnDoubleClick={false}
          ariaLabelConfig={{
            'node.a11yDescription.default': t('canvas.nodeHelp'),
            'edge.a11yDescription.default': t('canvas.edgeHelp'),
          }}
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
        {document.nodes.length === 0 && <EmptyState />}
      </main>
    </CanvasMenu>
  )
}
