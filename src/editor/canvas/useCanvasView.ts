import { useReactFlow } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useDocument, useEditor, useUi } from '../editor'
import { useIsDrawn } from './useIsDrawn'

const fitOptions = { padding: 0.08, maxZoom: 1 }
const closeUp = 1

/** Lends the canvas to commands, and shows a graph whole when it is opened. */
export function useCanvasView() {
  const { view, ui } = useEditor()
  const flow = useReactFlow()

  useEffect(() => {
    const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250
    view.current = {
      fit: () => void flow.fitView({ ...fitOptions, duration }),
      zoomIn: () => void flow.zoomIn({ duration: duration / 2 }),
      zoomOut: () => void flow.zoomOut({ duration: duration / 2 }),
      center() {
        const box = document.querySelector('.canvas')?.getBoundingClientRect()
        const middle = box
          ? { x: box.left + box.width / 2, y: box.top + box.height / 2 }
          : { x: innerWidth / 2, y: innerHeight / 2 }
        return flow.screenToFlowPosition(middle)
      },
      toGraph: (screen) => flow.screenToFlowPosition(screen),
      show: (node) => void flow.fitView({ nodes: [{ id: node }], padding: 0.3, maxZoom: closeUp, duration }),
    }
    return () => {
      view.current = null
    }
  }, [flow, view])

  // Sizes are known only after the nodes of a new graph were drawn once.
  const measured = useIsDrawn()
  const shown = useDocument(({ generation, scope }) => [generation, ...scope].join('/'))
  const empty = useDocument((state) => state.graph.nodes.length === 0)
  const fitted = useRef('')
  useEffect(() => {
    if (fitted.current === shown || (!measured && !empty)) return
    fitted.current = shown
    if (!empty) void flow.fitView(fitOptions)
  }, [measured, empty, shown, flow])

  // The node may stand in a group that is only now being drawn.
  const wanted = useUi((state) => state.focus)
  useEffect(() => {
    if (!wanted || !measured || !flow.getNode(wanted.node)) return
    view.current?.show(wanted.node)
    ui.set({ focus: null })
  }, [wanted, measured, flow, view, ui])
}
