import { getViewportForBounds, useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useRef, useState } from 'react'
import { useDocument, useEditor, useUi } from '../editor'
import { isEmpty } from '../store/items'
import {
  focusWhenShown,
  itemElement,
  middle,
  middleOf,
  pointElement,
  portElement,
  wireElement,
} from './elements'
import { piecesOf } from './ends'
import type { FlowEdge, FlowItem } from './flow'
import { inSight } from './in-sight'
import { leaveView, leftView } from './left-views'
import { useDuration } from './useDuration'
import { useIsDrawn } from './useIsDrawn'
import { usePointer } from './usePointer'
import { middleOfWire, nearestOn } from './wire-path'

/** On a very large screen nodes may be shown larger than they are. */
const maxZoom = innerWidth >= 2300 ? 1.6 : 1
const fitOptions = { padding: 0.08, maxZoom }
/** Below the way back out of a group. */
const insideOptions = { padding: { top: '64px', right: 0.08, bottom: 0.08, left: 0.08 }, maxZoom } as const
const closeUp = 1
export const minZoom = 0.1

/** Lends the canvas to commands, and shows a graph whole when it is opened. */
export function useCanvasView() {
  const editor = useEditor()
  const { view, ui, library } = editor
  const flow = useReactFlow<FlowItem, FlowEdge>()
  const store = useStoreApi()
  const pointer = usePointer()
  const duration = useDuration(250)

  // Not by React Flow's `useOnViewportChange`: there is room for one listener only, and the nodes' detail is it.
  useEffect(
    () =>
      store.subscribe(({ transform }, before) => {
        if (transform !== before.transform) library.viewMoved()
      }),
    [store, library],
  )

  useEffect(() => {
    const time = (ms = 250) => ({ duration: (duration * ms) / 250 })
    const center = () => flow.screenToFlowPosition(middle())
    view.current = {
      fit: () => void flow.fitView({ ...fitOptions, ...time() }),
      zoomIn: () => void flow.zoomIn(time(125)),
      zoomOut: () => void flow.zoomOut(time(125)),
      center,
      middle,
      pointer: () => pointer.current,
      aim: () => (pointer.current ? flow.screenToFlowPosition(pointer.current) : center()),
      portAt: (port) => middleOf(portElement(port)),
      wireMiddle: (wire) => middleOfWire(piecesOf(flow.getInternalNode, wire)),
      onWire: (wire, near) => nearestOn(piecesOf(flow.getInternalNode, wire), near),
      focusPoint: (wire, index) => focusWhenShown(() => pointElement(wire, index)),
      focusWire: (wire) => focusWhenShown(() => wireElement(wire)),
      focus: (key) => focusWhenShown(() => itemElement(key)),
      toGraph: (screen) => flow.screenToFlowPosition(screen),
      show: (node) => void flow.fitView({ nodes: [{ id: node }], padding: 0.3, maxZoom: closeUp, ...time() }),
      showAll: (keys) =>
        void flow.fitView({
          nodes: [...keys].map((id) => ({ id })),
          padding: 0.15,
          maxZoom: closeUp,
          ...time(),
        }),
      showRect(rect) {
        const { width, height } = store.getState()
        const { padding, maxZoom } = fitOptions
        void flow.setViewport(getViewportForBounds(rect, width, height, minZoom, maxZoom, padding), time())
      },
      zoomTo: (zoom) => void flow.zoomTo(zoom, time(125)),
      place: () => ({ ...center(), zoom: flow.getZoom() }),
      go: ({ x, y, zoom }, atOnce = false) =>
        void flow.setCenter(x, y, { zoom, ...time(atOnce ? 0 : undefined) }),
      sizeOf(key) {
        const { width, height } = flow.getInternalNode(key)?.measured ?? {}
        return width === undefined || height === undefined ? undefined : { width, height }
      },
    }
    return () => {
      view.current = null
    }
  }, [flow, store, view, pointer, duration])

  // Sizes are known only after the nodes of a new graph were drawn once.
  const measured = useIsDrawn()
  const shown = useDocument(({ generation, scope }) => [generation, ...scope].join('/'))
  const empty = useDocument((state) => isEmpty(state.graph))
  const fitted = useRef('')
  const [ready, setReady] = useState('')
  useEffect(() => {
    // Back from the app view, the sizes known are those of the canvas that is gone.
    const ready = empty || (measured && flow.getNodes().every((node) => node.measured?.width))
    if (fitted.current === shown || !ready) return
    fitted.current = shown
    const before = leftView(editor, shown, store.getState())
    if (before) void flow.setViewport(before).then(() => setReady(shown))
    // What is shown at once in its place need not be shown whole before.
    else if (ui.getState().place?.atOnce) setReady(shown)
    else if (empty) void flow.setViewport({ x: 0, y: 0, zoom: 1 }).then(() => setReady(shown))
    else {
      const options = shown.includes('/') ? insideOptions : fitOptions
      void flow.fitView(options).then(() => setReady(shown))
    }
  }, [measured, empty, shown, flow, store, ui, editor])
  // A group that is opened again, and the canvas it stands on, look as they were left.
  useEffect(
    () => () => {
      // Before it was fitted, the view is React Flow's own, at the origin.
      if (fitted.current === shown) leaveView(editor, shown, store.getState())
    },
    [shown, store, editor],
  )

  // The node may stand in a group that is only now being drawn.
  const wanted = useUi((state) => state.focus)
  useEffect(() => {
    if (!wanted || !measured || !flow.getNode(wanted.node)) return
    if (wanted.gently) {
      const next = inSight(flow.getNodesBounds([wanted.node]), flow.getViewport(), store.getState())
      if (next) void flow.setViewport(next, { duration })
    } else view.current?.show(wanted.node)
    ui.set({ focus: null })
  }, [wanted, measured, flow, store, view, ui, duration])

  // After the canvas of another group was fitted.
  const place = useUi((state) => state.place)
  useEffect(() => {
    if (!place || ready !== shown) return
    view.current?.go(place, place.atOnce)
    ui.set({ place: null })
  }, [place, shown, ready, view, ui])
}
