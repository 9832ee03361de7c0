import { useRef } from 'react'
import { isEqual } from './equal'

/** A selector whose result stays the same object for as long as nothing in it changes, so that nothing renders for it. */
export function useEqual<S, T>(select: (state: S) => T): (state: S) => T {
  const last = useRef<{ readonly value: T }>(null)
  return (state) => {
    const value = select(state)
    if (last.current && isEqual(last.current.value, value)) return last.current.value
    last.current = { value }
    return value
  }
}
