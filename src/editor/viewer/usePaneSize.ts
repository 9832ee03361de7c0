import { type RefObject, useEffect, useState } from 'react'
import type { Size } from './viewport'

const nothing: Size = { width: 0, height: 0 }

/** Size of an element's inside in CSS px, as it changes. */
export function usePaneSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState(nothing)
  useEffect(() => {
    const { current } = element
    if (!current) return
    const observer = new ResizeObserver(() => {
      setSize({ width: current.clientWidth, height: current.clientHeight })
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return size
}
