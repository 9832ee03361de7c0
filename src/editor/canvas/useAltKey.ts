import { type RefObject, useEffect, useRef } from 'react'

const events = ['keydown', 'keyup', 'pointerdown', 'pointermove'] as const

/** Whether Alt is held, for gestures whose events do not say so. */
export function useAltKey(): RefObject<boolean> {
  const held = useRef(false)
  useEffect(() => {
    const look = (event: KeyboardEvent | PointerEvent) => {
      held.current = event.altKey
    }
    for (const name of events) addEventListener(name, look, { capture: true })
    return () => {
      for (const name of events) removeEventListener(name, look, { capture: true })
    }
  }, [])
  return held
}
