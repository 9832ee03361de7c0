import type { MouseEvent } from 'react'

/** Whether it was a finger that clicked. */
export function isTap({ nativeEvent }: MouseEvent): boolean {
  return nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch'
}
