import { type ReactNode, useRef } from 'react'
import { useIsNear } from './useIsNear'

/** What is inside an entry, there while it is on the screen or near it: all of a large graph may be open at once. */
export function EntryBody({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null)
  const { near, height } = useIsNear(body)
  return (
    <div
      ref={body}
      className="entry-row__body"
      id={id}
      aria-busy={!near}
      style={near ? undefined : { minHeight: height }}
    >
      {near && children}
    </div>
  )
}
