import { useEffect, useState } from 'react'

const waiting = new Set<() => void>()
let serving = false

/** One in each task, between which the page answers. */
function serve() {
  const [first] = waiting
  serving = first !== undefined
  if (!first) return
  waiting.delete(first)
  setTimeout(serve)
  first()
}

/** Whether what takes long may be done now; at once where it need not wait, else when those before have been. */
export function useTurn(waits: boolean): boolean {
  const [come, setCome] = useState(!waits)
  useEffect(() => {
    if (come) return
    const take = () => setCome(true)
    waiting.add(take)
    if (!serving) setTimeout(serve)
    serving = true
    return () => void waiting.delete(take)
  }, [come])
  return come
}
