import { useEffect, useState } from 'react'
import { useEditor } from '../editor'
import type { Entry } from '../library/types'

/** The documents of the library, those opened last first; undefined until they are read. */
export function useEntries(): readonly Entry[] | undefined {
  const { library } = useEditor()
  const [entries, setEntries] = useState<readonly Entry[]>()
  useEffect(() => {
    let latest = 0
    const read = async () => {
      latest += 1
      const mine = latest
      const found = await library.storage.list().catch(() => [])
      // A slower answer to an earlier question is passed over, and one that comes when nobody looks any more.
      if (mine === latest) setEntries(listed(found, library.state.getState().id))
    }
    void read()
    const stop = library.state.subscribe((state, before) => {
      if (state.changes !== before.changes || state.id !== before.id) void read()
    })
    return () => {
      latest += 1
      stop()
    }
  }, [library])
  return entries
}

/** What nobody has edited is no document of the user, unless it is what is shown. */
function listed(entries: readonly Entry[], open: string): readonly Entry[] {
  return entries
    .filter(({ id, untouched }) => id === open || !untouched)
    .sort((a, b) => Math.max(b.opened, b.changed) - Math.max(a.opened, a.changed))
}
