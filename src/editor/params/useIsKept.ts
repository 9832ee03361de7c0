import { useEffect, useState } from 'react'
import { useEditor } from '../editor'

/** Whether a file that the graph only names was kept on this device; undefined until that is known. */
export function useIsKept(sha256: string | undefined): boolean | undefined {
  const { engine } = useEditor()
  const [known, setKnown] = useState<{ readonly sha256: string; readonly kept: boolean }>()
  useEffect(() => {
    if (sha256 === undefined) return
    let current = true
    engine.hasFile(sha256).then(
      (kept) => {
        if (current) setKnown({ sha256, kept })
      },
      // The engine was started anew, or is no more; the run will tell.
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [engine, sha256])
  return known !== undefined && known.sha256 === sha256 ? known.kept : undefined
}
