import { useEffect, useState } from 'react'
import { useEditor, useLibrary } from '../editor'
import type { Entry } from '../library/types'

/** The documents of the library, those opened last first; undefined until they are read. */
export function useEntries(): readonly Entry[] | undefined {
  const { library } = useEditor()
  const changes = useLibrary((state) => state.changes)
  const id = useLibrary((state) => state.id)
  const [entries, setEntries] = useState<readonly Entry[]>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when something changed
  useEffect(() => {
    let current = true
    library.storage.list().then(
      (found) => {
        if (current) setEntries(listed(found, id))
      },
      () => {
        if (current) setEntries([])
      },
    )
    return () => {
      current = false
    }
  }, [library, changes, id])
  return entries
}

/** What nobody has edited is no document of the user, unless it is what is shown. */
function listed(entries: readonly Entry[], open: string): readonly Entry[] {
  return entries
    .filter(({ id, untouched }) => id === open || !untouched)
    .sort((a, b) => Math.max(b.opened, b.changed) - Math.max(a.opened, a.changed))
}
