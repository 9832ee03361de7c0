import { useNodesInitialized, useReactFlow, type Viewport } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useDocument, useEditor, useUi } from '../editor'
import { focusWhenShown, middle, middleOf, nodeElement, pointElement, portElement } from './elements'
import { piecesOf } from './ends'
import type { FlowEdge, FlowNode } from './flow'
import { usePointer } from './usePointer'
import { middleOfWire, nearestOn } from './wire-path'

const fitOptions = { padding: 0.08, maxZoom: 1 }
/** Below the way back out of a group. */
const insideOptions = { padding: { top: '64px', right: 0.08, bottom: 0.08, left: 0.08 }, maxZoom: 1 } as const
const closeUp = 1

/** Lends the canvas to commands, and shows a graph whole when it is opened. */
export function useCanvasView() {
  const { view, ui } = useEditor()
  const flow = useReactFlow<FlowNode, FlowEdge>()
  const pointer = usePointer()

  useEffect(() => {
    const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250
    view.current = {
      fit: () => void flow.fitView({ ...fitOptions, duration }),
      zoomIn: () => void flow.zoomIn({ duration: duration / 2 }),
      zoomOut: () => void flow.zoomOut({ duration: duration / 2 }),
      center: () => flow.screenToFlowPosition(middle()),
      middle,
      pointer: () => pointer.current,
      portAt: (port) => middleOf(portElement(port)),
      wireMiddle: (wire) => middleOfWire(piecesOf(flow.getInternalNode, wire)),
      onWire: (wire, near) => nearestOn(piecesOf(flow.getInternalNode, wire), near),
      focusPoint: (wire, index) => focusWhenShown(() => pointElement(wire, index)),
      focus: (node) => focusWhenShown(() => nodeElement(node)),
      toGraph: (screen) => flow.screenToFlowPosition(screen),
      show: (node) => void flow.fitView({ nodes: [{ id: node }], padding: 0.3, maxZoom: closeUp, duration }),
    }
    return () => {
      view.current = null
    }
  }, [flow, view, pointer])

  // Sizes are known only after the nodes of a new graph were drawn once.
  const measured = useNodesInitialized()
  const shown = useDocument(({ generation, scope }) => [generation, ...scope].join('/'))
  const empty = useDocument((state) => state.graph.nodes.length === 0)
  const fitted = useRef('')
  const views = useRef(new Map<string, Viewport>())
  useEffect(() => {
    // Back from the app view, the sizes known are those of the canvas that is gone.
    const ready = empty || (measured && flow.getNodes().every((node) => node.measured?.width))
    if (fitted.current === shown || !ready) return
    fitted.current = shown
    const before = views.current.get(shown)
    if (before) void flow.setViewport(before)
    else if (!empty) void flow.fitView(shown.includes('/') ? insideOptions : fitOptions)
  }, [measured, empty, shown, flow])
  // A group that is opened again, and the canvas it stands on, look as they were left.
  useEffect(() => {
    const known = views.current
    return () => {
      known.set(shown, flow.getViewport())
    }
  }, [shown, flow])

  // The node may stand in a group that is only now being drawn.
  const wanted = useUi((state) => state.focus)
  useEffect(() => {
    if (!wanted || !measured || !flow.getNode(wanted.node)) return
    view.current?.show(wanted.node)
    ui.set({ focus: null })
  }, [wanted, measured, flow, view, ui])
}
