import { useEffect, useRef, useState } from 'react'
import type { PortAddress } from '../../core/document'
import { flatten } from '../../core/flatten'
import type { Look, ViewChoice } from '../../core/view'
import { useDocument, useEditor, useLibrary, useRun } from '../editor'
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
  /** Only what a run sent of the value, small: it is `growing`, was canceled, or was dropped to save memory. */
  | {
      readonly state: 'draft'
      readonly growing: boolean
      readonly preview: PagePreview | undefined
      readonly curves: LiveSeries | undefined
      /** Of an earlier step of the work. */
      readonly past?: number
    }

/** A draft and the end of a run arrive together; one look serves both. In ms. */
const settle = 30
/** Larger pictures are shown shrunk; their numbers are still read at full resolution. In px. */
const maxSide = 4096

/** The latest value of an output, drawn for a close look, and kept up to date while it is recomputed. */
export function useLook(address: PortAddress | null, choice: ViewChoice | undefined): Looked {
  const { engine } = useEditor()
  const graph = useLibrary((state) => state.id)
  const node = address?.node
  const port = address?.port
  const key = node === undefined || port === undefined ? undefined : outputKey(node, port)
  const preview = useRun((state) => (key === undefined ? undefined : state.previews[key]))
  const { growing, ...draft } = useDraft(address)
  const [looked, setLooked] = useState<Looked>({ state: 'loading' })
  /** What was looked at last. A newer preview tells that the value is another. */
  const [subject, setSubject] = useState<Subject>({ key, preview })
  const held = useRef<PagePreview | undefined>(undefined)
  const view = choice?.view
  const channel = choice?.channel

  useEffect(() => {
    if (growing) return
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
      engine.look(graph, node, port, wantedChoice, maxSide).then(
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
  }, [engine, graph, node, port, view, channel, preview, growing])

  useEffect(() => () => release(held.current), [])
  const left = draft.preview !== undefined || draft.curves !== undefined
  if (growing || (looked.state === 'empty' && left)) return { state: 'draft', growing, ...draft }
  const outdated = subject.key !== key || subject.preview !== preview
  return looked.state === 'shown' && outdated ? { ...looked, outdated } : looked
}

interface Subject {
  readonly key: string | undefined
  readonly preview: PagePreview | undefined
}

/** What the page holds of a value from the last run; of a sink, of what is being made for it. */
function useDraft(address: PortAddress | null) {
  const { engine } = useEditor()
  const source = useDocument((state) =>
    address ? growingSource(address, flatten(state.document, engine.catalog)) : null,
  )
  const own = address && outputKey(address.node, address.port)
  const first = useRun(({ nodes }) => {
    const runs = (node: string | undefined) => node !== undefined && nodes[node]?.state === 'running'
    return runs(source?.node) && !runs(address?.node) ? source : address
  })
  const growing = useRun(({ nodes }) => {
    const run = first ? nodes[first.node] : undefined
    // Nodes that do not iterate show nothing until they are done: what there was stays.
    return run?.state === 'running' && run.progress.iteration !== undefined
  })
  const preview = useRun(({ previews }) => {
    if (growing && first) return previews[outputKey(first.node, first.port)]
    const made = source && previews[outputKey(source.node, source.port)]
    return (own === null ? undefined : previews[own]) ?? made ?? undefined
  })
  const curves = useRun(({ live }) => live[first?.node ?? ''] ?? live[source?.node ?? ''])
  return { growing, preview, curves }
}
