import { type DragEvent, useState } from 'react'
import { type Dropped, droppedIn } from '../lib/dropped'

/** What takes files that are dropped on it, in place of the canvas below. */
export function useFileDrop(take: (files: readonly [File, ...File[]], dropped: Dropped) => void) {
  const [over, setOver] = useState(false)
  return {
    'data-over': over,
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      event.stopPropagation()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      setOver(false)
      const [first, ...more] = event.dataTransfer.files
      if (!first) return
      event.preventDefault()
      event.stopPropagation()
      take([first, ...more], droppedIn(event.dataTransfer))
    },
  }
}
