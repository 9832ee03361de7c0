import { useNodesInitialized, useOnViewportChange, useStoreApi } from '@xyflow/react'
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { useEditor } from '../editor'
import { Detail } from './detail'
import type { FlowItem } from './flow'

/** From this zoom on there is something to read and to grasp in a node; below the second there is not. */
const readable = { from: 0.5, until: 0.4 }
/** Nodes so near to the view, in parts of it, are drawn before they come into it; they stay until farther away. */
const margin = { near: 0.25, far: 1 }
/** The view is at rest this long after its last move, in ms. */
const rest = 150
/**
 * Longer than between two turns of a wheel, in ms: the browser gives all of them to what was under the pointer at
 * the first, and to nothing when that is gone.
 */
const pause = 700
/** A pointer that stays this long on a node, in ms, means it. */
const dwell = 60

export const DetailContext = createContext(new Detail((work) => work()))

/** Whether a node is to be drawn in full. */
export function useIsDetailed(id: string): boolean {
  const detail = useContext(DetailContext)
  const subscribe = useMemo(() => (listener: () => void) => detail.subscribe(id, listener), [detail, id])
  return useSyncExternalStore(subscribe, () => detail.has(id))
}

/** Decides which nodes are drawn in full: those large enough to read in or near the view, and those in use. */
export function useDetail(): Detail {
  const { document } = useEditor()
  const store = useStoreApi<FlowItem>()
  const [detail] = useState(() => {
    const made = new Detail((work) => flushSync(work))
    made.count(document.getState().graph.nodes.length)
    return made
  })

  const control = useMemo(() => {
    let zoom = 0
    let used: string | undefined
    let pointed: string | undefined
    let resting: ReturnType<typeof setTimeout> | undefined

    const settle = () => {
      if (!detail.isNeeded) return
      zoom = store.getState().transform[2]
      detail.want(zoom < readable.from ? [] : inView(store, margin.near))
      resting = setTimeout(clear, pause)
    }
    const clear = () => {
      const far = zoom < readable.until ? new Set<string>() : new Set(inView(store, margin.far))
      detail.keep((id) => id === used || id === pointed || far.has(id))
    }
    return {
      use(id: string) {
        used = id
        detail.show(id)
      },
      point(id: string) {
        pointed = id
        detail.show(id)
        // The one pointed at before is let go.
        clearTimeout(resting)
        resting = setTimeout(settle, rest)
      },
      moved() {
        clearTimeout(resting)
        resting = setTimeout(settle, rest)
        const { domNode, transform } = store.getState()
        const isFar = String(transform[2] < readable.from)
        if (domNode && domNode.dataset.far !== isFar) domNode.dataset.far = isFar
        // Panning brings nodes into view one by one; zooming would bring them all at once.
        const panned = zoom === transform[2]
        zoom = transform[2]
        if (detail.isNeeded && panned && isFar === 'false') detail.want(inView(store, margin.near))
      },
      stop() {
        clearTimeout(resting)
        detail.stop()
      },
    }
  }, [detail, store])
  useEffect(() => control.stop, [control])
  useOnViewportChange({ onChange: control.moved })
  const measured = useNodesInitialized()
  useEffect(() => {
    if (measured) control.moved()
  }, [measured, control])

  useEffect(
    () =>
      document.subscribe((state, before) => {
        if (state.graph.nodes === before.graph.nodes) return
        detail.count(state.graph.nodes.length)
        control.moved()
      }),
    [document, detail, control],
  )

  useEffect(() => {
    const canvas = store.getState().domNode
    let dwelling: ReturnType<typeof setTimeout> | undefined
    const onFocus = ({ target }: FocusEvent) => {
      const id = nodeAt(target)
      if (id !== undefined) control.use(id)
    }
    const onPointer = ({ target }: PointerEvent) => {
      clearTimeout(dwelling)
      const id = nodeAt(target)
      if (id !== undefined) dwelling = setTimeout(() => control.point(id), dwell)
    }
    canvas?.addEventListener('focusin', onFocus)
    canvas?.addEventListener('pointerover', onPointer)
    return () => {
      clearTimeout(dwelling)
      canvas?.removeEventListener('focusin', onFocus)
      canvas?.removeEventListener('pointerover', onPointer)
    }
  }, [store, control])
  return detail
}

function nodeAt(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined
  return target.closest<HTMLElement>('.react-flow__node')?.dataset.id
}

/** Nodes in the view and `around` it, in parts of its size; those nearest to its middle first. */
function inView(store: ReturnType<typeof useStoreApi<FlowItem>>, around: number): readonly string[] {
  const { nodeLookup, transform, width, height } = store.getState()
  const [x, y, zoom] = transform
  const reach = { x: (width / zoom) * (0.5 + around), y: (height / zoom) * (0.5 + around) }
  const middle = { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom }
  const found: { id: string; distance: number }[] = []
  for (const [id, { internals, measured }] of nodeLookup) {
    const half = { x: (measured.width ?? 0) / 2, y: (measured.height ?? 0) / 2 }
    const dx = Math.abs(internals.positionAbsolute.x + half.x - middle.x)
    const dy = Math.abs(internals.positionAbsolute.y + half.y - middle.y)
    if (dx - half.x < reach.x && dy - half.y < reach.y) found.push({ id, distance: Math.hypot(dx, dy) })
  }
  return found.sort((a, b) => a.distance - b.distance).map(({ id }) => id)
}
