import { Background, BackgroundVariant, ConnectionMode, ReactFlow, SelectionMode } from '@xyflow/react'
import { type DragEvent, type MouseEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createStore } from 'zustand/vanilla'
import { dropFiles } from '../actions/files'
import { endName } from '../actions/names'
import { placeNode } from '../actions/nodes'
import { searchNodes } from '../actions/search'
import type { SnapLine } from '../arrange/snap'
import { useCatalog, useDocument, useEditor } from '../editor'
import { FrameView } from '../frame/FrameView'
import { useCatalogText } from '../i18n/catalog-text'
import { droppedIn } from '../lib/dropped'
import { CanvasMenu } from '../menus/CanvasMenu'
import { NodeView } from '../node/NodeView'
import { NoteView } from '../note/NoteView'
import { Search } from '../search/Search'
import { nodeDragType } from '../shell/drag'
import { isEmpty } from '../store/items'
import { Breadcrumbs } from './Breadcrumbs'
import { ConnectionLine } from './ConnectionLine'
import { EmptyState } from './EmptyState'
import { FindBar } from './FindBar'
import { flowEdges } from './flow'
import { Minimap } from './Minimap'
import { PendingWire } from './PendingWire'
import { SnapLines } from './SnapLines'
import { TapHint } from './TapHint'
import { nodeAt } from './target'
import { useCanvasKeys } from './useCanvasKeys'
import { minZoom, useCanvasView } from './useCanvasView'
import { DetailContext, useDetail } from './useDetail'
import { useDoubleClicks } from './useDoubleClicks'
import { useFlowNodes } from './useFlowNodes'
import { useInsertion } from './useInsertion'
import { useKept } from './useKept'
import { useTouch } from './useTouch'
import { useWiring } from './useWiring'
import { ViewControls } from './ViewControls'
import { Wire } from './Wire'
import { WireTip } from './WireTip'
import { WiringHint } from './WiringHint'

const nodeTypes = { graph: NodeView, frame: FrameView, note: NoteView }
const edgeTypes = { wire: Wire }
const additive = ['Shift', 'Meta', 'Control']

export function Canvas() {
  const editor = useEditor()
  const catalog = useCatalog()
  const { t } = useTranslation()
  const words = useCatalogText(catalog)
  const detail = useDetail()
  const [snapLines] = useState(() => createStore<readonly SnapLine[]>(() => []))
  const { marquee, ...flow } = useFlowNodes(detail, snapLines)
  const onKeyDownCapture = useCanvasKeys()
  const touch = useTouch()
  const wiring = useWiring()
  const insertion = useInsertion()
  const doubleClicks = useDoubleClicks()
  useCanvasView()

  const document = useDocument((state) => state.graph)
  const selection = useDocument((state) => state.selection)
  const inDocument = useDocument((state) => state.scope.length === 0)
  const edges = useKept(
    useMemo(
      () =>
        flowEdges(document, selection, catalog, ({ from, to }, type) =>
          t('canvas.wire', {
            from: endName(editor, { ...from, side: 'output' }),
            to: endName(editor, { ...to, side: 'input' }),
            type: type === undefined ? '?' : words.portType(type),
          }),
        ),
      [document, selection, catalog, t, words, editor],
    ),
  )
  const spokenHelp = useMemo(
    () => ({
      'node.a11yDescription.default': t('canvas.nodeHelp'),
      'node.a11yDescription.keyboardDisabled': t('canvas.nodeHelp'),
      'edge.a11yDescription.default': t('canvas.edgeHelp'),
    }),
    [t],
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
    else if (at) {
      const { files, folders } = droppedIn(event.dataTransfer)
      void dropFiles(editor, files, at, nodeAt(event.target), folders)
    }
  }

  const onDoubleClick = ({ target, clientX, clientY }: MouseEvent) => {
    if (target instanceof Element && target.matches('.react-flow__pane')) {
      searchNodes(editor, { x: clientX, y: clientY })
    }
  }

  return (
    <CanvasMenu>
      <main
        className="canvas"
        id="main"
        tabIndex={-1}
        aria-label={t('canvas.label')}
        onDragOver={onDragOver}
        onDragLeave={onDragLeave}
        onDrop={onDrop}
        onDoubleClick={onDoubleClick}
        onKeyDownCapture={onKeyDownCapture}
        {...touch}
      >
        <DetailContext value={detail}>
          <ReactFlow
            {...flow}
            edges={edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            {...wiring}
            {...marquee}
            {...insertion.nodeHandlers}
            {...doubleClicks}
            // A click on a port opens the list of what it can be wired to.
            connectOnClick={false}
            connectionLineComponent={ConnectionLine}
            connectionMode={ConnectionMode.Strict}
            connectionRadius={28}
            selectionMode={SelectionMode.Partial}
            // Deleting is a command of ours, so that it can be undone and found in menus.
            deleteKeyCode={null}
            multiSelectionKeyCode={additive}
            minZoom={minZoom}
            maxZoom={3}
            zoomOnDoubleClick={false}
            ariaLabelConfig={spokenHelp}
          >
            <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} />
            <PendingWire />
            <ViewControls />
            <Breadcrumbs />
            <Minimap />
            <SnapLines lines={snapLines} />
            <FindBar />
            <TapHint />
          </ReactFlow>
        </DetailContext>
        {isEmpty(document) && inDocument && <EmptyState />}
        <WiringHint />
        <WireTip />
        <Search />
      </main>
    </CanvasMenu>
  )
}
