import { useEffect, useRef, useState } from 'react'
import type { PortAddress } from '../../core/document'
import type { Look, ViewChoice } from '../../core/view'
import { useDocument, useEditor, useRun } from '../editor'
import type { PagePreview } from '../engine'
import { type LiveSeries, outputKey, release } from '../store/run-state'
import { growingSource } from './growing'

export type Looked =
  | { readonly state: 'loading' }
  /** There is no value: not run yet, or dropped to save memory. */
  | { readonly state: 'empty' }
  | { readonly state: 'failed'; readonly message: string }
  /** `outdated` while the look at a newer value, or at another output, is on its way. */
  | { readonly state: 'shown'; readonly look: Look<PagePreview>; readonly outdated: boolean }
  /** A value in the making, as the run sends it. */
  | {
      readonly state: 'live'
      readonly preview: PagePreview | undefined
      readonly curves: LiveSeries | undefined
    }

/** A draft and the end of a run arrive together; one look serves both. In ms. */
const settle = 30
/** Larger pictures are shown shrunk; their numbers are still read at full resolution. In px. */
const maxSide = 4096

/** The latest value of an output, drawn for a close look, and kept up to date while it is recomputed. */
export function useLook(address: PortAddress | null, choice: ViewChoice | undefined): Looked {
  const { engine } = useEditor()
  const node = address?.node
  const port = address?.port
  const key = node === undefined || port === undefined ? undefined : outputKey(node, port)
  const preview = useRun((state) => (key === undefined ? undefined : state.previews[key]))
  const live = useLive(address)
  const isLive = live !== null
  const [looked, setLooked] = useState<Looked>({ state: 'loading' })
  /** What was looked at last. A newer preview tells that the value is another. */
  const [subject, setSubject] = useState<Subject>({ key, preview })
  const held = useRef<PagePreview | undefined>(undefined)
  const view = choice?.view
  const channel = choice?.channel

  useEffect(() => {
    if (isLive) return
    if (node === undefined || port === undefined) {
      release(held.current)
      held.current = undefined
      setLooked({ state: 'loading' })
      return
    }
    let wanted = true
    const show = (next: Looked, drawn?: PagePreview) => {
      release(held.current)
      held.current = drawn
      setLooked(next)
      setSubject({ key: outputKey(node, port), preview })
    }
    const wantedChoice = view === undefined ? undefined : { view, ...(channel !== undefined && { channel }) }
    const timer = setTimeout(() => {
      engine.look(node, port, wantedChoice, maxSide).then(
        (look) => {
          if (!wanted) release(look?.preview)
          else if (look) show({ state: 'shown', look, outdated: false }, look.preview)
          else show({ state: 'empty' })
        },
        (error: Error) => {
          if (wanted) show({ state: 'failed', message: error.message })
        },
      )
    }, settle)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [engine, node, port, view, channel, preview, isLive])

  useEffect(() => () => release(held.current), [])
  if (live) return live
  const outdated = subject.key !== key || subject.preview !== preview
  return looked.state === 'shown' && outdated ? { ...looked, outdated } : looked
}

interface Subject {
  readonly key: string | undefined
  readonly preview: PagePreview | undefined
}

/** What a run shows of a value in the making; null when nothing of it is. */
function useLive(address: PortAddress | null): Extract<Looked, { readonly state: 'live' }> | null {
  const { engine } = useEditor()
  const from = useDocument((state) =>
    address ? growingSource(address, state.document, engine.catalog) : null,
  )
  const source = useRun(({ nodes }) => {
    if (address && nodes[address.node]?.state === 'running') return address
    return from && nodes[from.node]?.state === 'running' ? from : null
  })
  const preview = useRun((state) =>
    source ? state.previews[outputKey(source.node, source.port)] : undefined,
  )
  const curves = useRun((state) => (source ? state.live[source.node] : undefined))
  const iterates = useRun(({ nodes }) => {
    const run = source ? nodes[source.node] : undefined
    return run?.state === 'running' && run.progress.iteration !== undefined
  })
  // Nodes that do not iterate show nothing until they are done: what there was stays.
  return source && iterates ? { state: 'live', preview, curves } : null
}
