import { useEffect, useState } from 'react'
import { useEditor, useUi } from '../editor'

interface Known {
  readonly sha256: string
  readonly filesKept: number
  readonly kept: boolean
}

/** Whether a file that the graph only names was kept on this device; undefined until that is known. */
export function useIsKept(sha256: string | undefined): boolean | undefined {
  const { engine } = useEditor()
  const filesKept = useUi((state) => state.filesKept)
  const [known, setKnown] = useState<Known>()
  useEffect(() => {
    if (sha256 === undefined) return
    let current = true
    engine.hasFile(sha256).then(
      (kept) => {
        if (current) setKnown({ sha256, filesKept, kept })
      },
      // The engine was started anew, or is no more; the run will tell.
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [engine, sha256, filesKept])
  return known?.sha256 === sha256 && known?.filesKept === filesKept ? known?.kept : undefined
}
