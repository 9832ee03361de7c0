import { useEffect, useState } from 'react'
import { useEditor, useLibrary } from '../editor'
import type { PagePicture } from '../engine'
import type { Looked } from './useLook'
import type { TimelineState } from './useTimeline'

interface Past {
  readonly node: string
  readonly step: number
  readonly picture: PagePicture | undefined
}

/** How the painting looked at the step that is looked at; undefined for the latest. */
export function usePast(timeline: TimelineState | undefined): Looked | undefined {
  const { engine } = useEditor()
  const graph = useLibrary((state) => state.id)
  const node = timeline?.node
  const step = timeline?.step ?? null
  const [past, setPast] = useState<Past | undefined>(undefined)

  useEffect(() => {
    if (node === undefined || step === null) return
    let wanted = true
    const show = (picture: PagePicture | undefined) => {
      if (wanted) setPast({ node, step, picture })
      else picture?.bitmap.close()
    }
    engine.checkpoint(graph, node, step).then(show, () => show(undefined))
    return () => {
      wanted = false
    }
  }, [engine, graph, node, step])
  useEffect(() => () => past?.picture?.bitmap.close(), [past])

  if (step === null) return undefined
  // While the next one is on its way, the one before stays.
  if (!past || past.node !== node) return { state: 'loading' }
  if (!past.picture) return { state: 'empty' }
  return { state: 'draft', growing: false, preview: past.picture, curves: undefined, past: past.step }
}
