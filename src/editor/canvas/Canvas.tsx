import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  MiniMap,
  ReactFlow,
  SelectionMode,
} from '@xyflow/react'
import { type DragEvent, type MouseEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { dropFiles } from '../actions/files'
import { placeNode } from '../actions/nodes'
import { leadThrough } from '../actions/points'
import { searchNodes } from '../actions/search'
import { useCatalog, useDocument, useEditor } from '../editor'
import { CanvasMenu } from '../menus/CanvasMenu'
import { GraphNodeView } from '../node/GraphNodeView'
import { Search } from '../search/Search'
import { nodeDragType } from '../shell/drag'
import { edgeId } from '../store/lookup'
import { ConnectionLine } from './ConnectionLine'
import { EmptyState } from './EmptyState'
import { type FlowEdge, flowEdges } from './flow'
import { nodeAt } from './target'
import { useCanvasView } from './useCanvasView'
import { useFlowNodes } from './useFlowNodes'
import { useInsertion } from './useInsertion'
import { useWiring } from './useWiring'
import { ViewControls } from './ViewControls'
import { Wire } from './Wire'
import { WireTip } from './WireTip'
import { WiringHint } from './WiringHint'

const nodeTypes = { graph: GraphNodeView }
const edgeTypes = { wire: Wire }

export function Canvas() {
  const editor = useEditor()
  const catalog = useCatalog()
  const { t } = useTranslation()
  const { nodes, onNodesChange, onEdgesChange, marquee } = useFlowNodes()
  const wiring = useWiring()
  const insertion = useInsertion()
  useCanvasView()

  const document = useDocument((state) => state.graph)
  const selection = useDocument((state) => state.selection)
  const edges = useMemo(
    () => flowEdges(document, selection, catalog, (from, to) => t('canvas.wire', { from, to })),
    [document, selection, catalog, t],
  )
  const onDragOver = (event: DragEvent) => {
    const { types } = event.dataTransfer
    if (!types.includes(nodeDragType) && !types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    insertion.over(event)
  }
  const onDragLeave = ({ currentTarget, relatedTarget }: DragEvent) => {
    if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) insertion.leave()
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    const at = editor.view.current?.toGraph({ x: event.clientX, y: event.clientY })
    const type = event.dataTransfer.getData(nodeDragType)
    if (type && at && insertion.drop(type, at)) return
    if (type) placeNode(editor, type, at)
    else if (at) void dropFiles(editor, [...event.dataTransfer.files], at, nodeAt(event.target))
  }

  const onDoubleClick = ({ target, clientX, clientY }: MouseEvent) => {
    if (target instanceof Element && target.matches('.react-flow__pane')) {
      searchNodes(editor, { x: clientX, y: clientY })
    }
  }
  const onEdgeDoubleClick = ({ clientX, clientY }: MouseEvent, wire: FlowEdge) => {
    const at = editor.view.current?.toGraph({ x: clientX, y: clientY })
    const edge = document.edges.find((one) => edgeId(one) === wire.id)
    const nearest = at && edge && editor.view.current?.onWire(edge, at)
    if (nearest) leadThrough(editor, wire.id, nearest.index, nearest.at)
  }

  return (
    <CanvasMenu>
      <main
        className="canvas"
        aria-label={t('canvas.label')}
        onDragOver={onDragOver}
        onDragLeave={onDragLeave}
        onDrop={onDrop}
        onDoubleClick={onDoubleClick}
      >
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          {...wiring}
          {...marquee}
          {...insertion.nodeHandlers}
          onEdgeDoubleClick={onEdgeDoubleClick}
          // A click on a port opens the list of what it can be wired to.
          connectOnClick={false}
          connectionLineComponent={ConnectionLine}
          connectionMode={ConnectionMode.Strict}
          connectionRadius={28}
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
        <WiringHint />
        <WireTip />
        <Search />
      </main>
    </CanvasMenu>
  )
}
