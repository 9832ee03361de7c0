import { getViewportForBounds, useNodesInitialized, useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useRef, useState } from 'react'
import { useDocument, useEditor, useUi } from '../editor'
import type { Point } from '../store/edits'
import { isEmpty } from '../store/items'

const fitOptions = { padding: 0.08, maxZoom: 1 }
const closeUp = 1
export const minZoom = 0.1

/** Lends the canvas to commands, and shows a graph whole when it is opened. */
export function useCanvasView() {
  const { view, ui } = useEditor()
  const flow = useReactFlow()
  const store = useStoreApi()

  useEffect(() => {
    const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250
    const center = () => {
      const box = document.querySelector('.canvas')?.getBoundingClientRect()
      const middle = box
        ? { x: box.left + box.width / 2, y: box.top + box.height / 2 }
        : { x: innerWidth / 2, y: innerHeight / 2 }
      return flow.screenToFlowPosition(middle)
    }
    view.current = {
      fit: () => void flow.fitView({ ...fitOptions, duration }),
      zoomIn: () => void flow.zoomIn({ duration: duration / 2 }),
      zoomOut: () => void flow.zoomOut({ duration: duration / 2 }),
      center,
      toGraph: (screen) => flow.screenToFlowPosition(screen),
      show: (node) => void flow.fitView({ nodes: [{ id: node }], padding: 0.3, maxZoom: closeUp, duration }),
      showAll: (keys) =>
        void flow.fitView({
          nodes: [...keys].map((id) => ({ id })),
          padding: 0.15,
          maxZoom: closeUp,
          duration,
        }),
      showRect(rect) {
        const { width, height } = store.getState()
        const { padding, maxZoom } = fitOptions
        void flow.setViewport(getViewportForBounds(rect, width, height, minZoom, maxZoom, padding), {
          duration,
        })
      },
      zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: duration / 2 }),
      place: () => ({ ...center(), zoom: flow.getZoom() }),
      go: ({ x, y, zoom }) => void flow.setCenter(x, y, { zoom, duration }),
      pointer() {
        const over = at && document.elementFromPoint(at.x, at.y)?.closest('.react-flow')
        return at && over ? flow.screenToFlowPosition(at) : center()
      },
      sizeOf(key) {
        const { width, height } = flow.getInternalNode(key)?.measured ?? {}
        return width === undefined || height === undefined ? undefined : { width, height }
      },
      focus: (key) =>
        document
          .querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(key)}"]`)
          ?.focus({ preventScroll: true }),
    }
    let at: Point | undefined
    const follow = (event: PointerEvent) => {
      at = { x: event.clientX, y: event.clientY }
    }
    addEventListener('pointermove', follow)
    return () => {
      removeEventListener('pointermove', follow)
      view.current = null
    }
  }, [flow, store, view])

  // Sizes are known only after the nodes of a new graph were drawn once.
  const measured = useNodesInitialized()
  const shown = useDocument(({ generation, scope }) => [generation, ...scope].join('/'))
  const empty = useDocument((state) => isEmpty(state.graph))
  const fitted = useRef('')
  const [ready, setReady] = useState('')
  useEffect(() => {
    if (fitted.current === shown || (!measured && !empty)) return
    fitted.current = shown
    if (empty) setReady(shown)
    else void flow.fitView(fitOptions).then(() => setReady(shown))
  }, [measured, empty, shown, flow])

  // The node may stand in a group that is only now being drawn.
  const wanted = useUi((state) => state.focus)
  useEffect(() => {
    if (!wanted || !measured || !flow.getNode(wanted.node)) return
    view.current?.show(wanted.node)
    ui.set({ focus: null })
  }, [wanted, measured, flow, view, ui])

  // After the canvas of another group was fitted.
  const place = useUi((state) => state.place)
  useEffect(() => {
    if (!place || ready !== shown) return
    view.current?.go(place)
    ui.set({ place: null })
  }, [place, shown, ready, view, ui])
}
