import { useEffect, useState } from 'react'
import type { PortAddress } from '../../core/document'
import type { Histogram, ViewChoice } from '../../core/view'
import { useEditor, useLibrary } from '../editor'

interface Counted {
  /** Of the value that was counted. */
  readonly version: unknown
  readonly histogram: Histogram | undefined
}

/** Counted by the engine over all values, anew with every `version` of the value. Null asks for nothing. */
export function useHistogram(
  address: PortAddress | null,
  choice: ViewChoice | undefined,
  version: unknown,
): Histogram | undefined {
  const { engine } = useEditor()
  const graph = useLibrary((state) => state.id)
  const [counted, setCounted] = useState<Counted | null>(null)
  const node = address?.node
  const port = address?.port
  const view = choice?.view
  const channel = choice?.channel

  useEffect(() => {
    if (node === undefined || port === undefined || view === undefined) return
    let wanted = true
    engine
      .histogram(graph, node, port, { view, ...(channel !== undefined && { channel }) })
      .catch(() => undefined)
      .then((histogram) => {
        if (wanted) setCounted({ version, histogram })
      })
    return () => {
      wanted = false
    }
  }, [engine, graph, node, port, view, channel, version])

  return counted?.histogram
}
