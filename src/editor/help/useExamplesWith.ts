import { useEffect, useState } from 'react'
import { useEditor } from '../editor'
import type { Example } from '../editor-core'

/** The examples that have a node of a type; none until that is known. */
export function useExamplesWith(type: string): readonly Example[] {
  const { examples } = useEditor()
  const [found, setFound] = useState<readonly Example[]>([])
  useEffect(() => {
    let wanted = true
    Promise.all(
      examples.map(async (example) => {
        const types = await example.nodeTypes()
        return types.includes(type) ? [example] : []
      }),
    ).then(
      (all) => wanted && setFound(all.flat()),
      // They are one of several ways to read on: without them the page is still of use.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [examples, type])
  return found
}
