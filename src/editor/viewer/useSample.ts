import { useEffect, useRef, useState } from 'react'
import type { PortAddress } from '../../core/document'
import type { Place, ViewChoice } from '../../core/view'
import { useEditor, useLibrary } from '../editor'

export interface Question extends PortAddress {
  readonly choice: ViewChoice
  readonly place: Place
}

/**
 * The numbers at a place, read by the engine. One question is on its way at a time, and the latest is asked next:
 * the pointer is faster than the engine. The last answer stays until the next one comes.
 */
export function useSample(question: Question | null): readonly number[] | undefined {
  const { engine } = useEditor()
  const graph = useLibrary((state) => state.id)
  const [values, setValues] = useState<readonly number[] | undefined>(undefined)
  const asked = useRef<string | null>(null)
  const next = useRef<Question | null>(null)
  const busy = useRef(false)

  useEffect(() => {
    const text = question && JSON.stringify(question)
    if (text === asked.current) return
    asked.current = text
    next.current = question
    if (!question) setValues(undefined)
    else if (!busy.current) void ask()

    async function ask() {
      busy.current = true
      for (let current = next.current; current; current = next.current) {
        next.current = null
        const { node, port, choice, place } = current
        // An engine that is gone has no numbers; it says so elsewhere.
        const found = await engine.sample(graph, node, port, choice, place).catch(() => undefined)
        if (asked.current !== null) setValues(found)
      }
      busy.current = false
    }
  }, [question, engine, graph])

  return values
}
