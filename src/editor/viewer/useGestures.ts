import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import type { Spot } from './viewport'

interface Gestures {
  readonly onZoom: (factor: number, at: Spot) => void
  readonly onPan: (way: Spot) => void
  /** Where the mouse is; null when it left. */
  readonly onPoint: (at: Spot | null) => void
  /** Pressed and let go without moving. */
  readonly onPick: (at: Spot) => void
}

/** A pointer that moved less is a click. In px. */
const slack = 4
const wheelSpeed = 0.0018
/** A pinch on a touchpad arrives as a wheel with Ctrl, in much smaller steps. */
const pinchSpeed = 0.012

/** Wheel and pinch zoom, dragging pans. Places are in px of the element. */
export function useGestures(element: RefObject<HTMLElement | null>, gestures: Gestures) {
  const latest = useRef(gestures)
  latest.current = gestures
  const pointers = useRef(new Map<number, Spot>())
  const moved = useRef(false)
  const start = useRef<Spot>({ x: 0, y: 0 })

  useEffect(() => {
    const { current } = element
    if (!current) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const speed = event.ctrlKey ? pinchSpeed : wheelSpeed
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
      latest.current.onZoom(Math.exp(-event.deltaY * lines * speed), spotIn(current, event))
    }
    // React's own listener is passive, and could not keep the page from scrolling.
    current.addEventListener('wheel', onWheel, { passive: false })
    return () => current.removeEventListener('wheel', onWheel)
  }, [element])

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button > 1) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const at = spotIn(event.currentTarget, event)
      if (pointers.current.size === 0) {
        moved.current = false
        start.current = at
      }
      pointers.current.set(event.pointerId, at)
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const at = spotIn(event.currentTarget, event)
      const before = pointers.current.get(event.pointerId)
      if (!before) return latest.current.onPoint(at)
      const far = Math.hypot(at.x - start.current.x, at.y - start.current.y) > slack
      if (!moved.current && !far) return
      moved.current = true
      const others = [...pointers.current].filter(([id]) => id !== event.pointerId)
      pointers.current.set(event.pointerId, at)
      const other = others[0]?.[1]
      if (other) {
        const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 }
        latest.current.onPan({ x: (at.x - before.x) / 2, y: (at.y - before.y) / 2 })
        latest.current.onZoom(distance(at, other) / Math.max(1, distance(before, other)), middle)
      } else {
        latest.current.onPan({ x: at.x - before.x, y: at.y - before.y })
      }
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const pressed = pointers.current.delete(event.pointerId)
      if (pressed && pointers.current.size === 0 && !moved.current) {
        latest.current.onPick(spotIn(event.currentTarget, event))
      }
    },
    onPointerCancel(event: PointerEvent<HTMLElement>) {
      pointers.current.delete(event.pointerId)
    },
    onPointerLeave() {
      latest.current.onPoint(null)
    },
  }
}

function spotIn(element: Element, event: { readonly clientX: number; readonly clientY: number }): Spot {
  const box = element.getBoundingClientRect()
  return { x: event.clientX - box.left, y: event.clientY - box.top }
}

function distance(a: Spot, b: Spot): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
