import { useRef } from 'react'
import { keepSame } from './keep-same'

/** A list made anew whose items, where they equal those of the render before, are the same objects. */
export function useKept<T extends { readonly id: string }>(list: readonly T[]): T[] {
  const before = useRef<readonly T[]>([])
  const kept = keepSame(before.current, list)
  before.current = kept
  return kept
}
