import { createStore } from 'zustand/vanilla'
import type { GraphDocument } from '../../core/document'
import type { SeriesPreview, TablePreview } from '../../core/preview'
import type { Change } from './changes'
import type { GraphRef } from './graph-ref'

/** What one sink delivered in a run. */
export type SinkResult = {
  /** Flat id of the sink. */
  readonly node: string
  readonly title: string
} & (
  | { readonly kind: 'picture'; readonly picture: Blob; readonly thumbnail: Blob }
  | { readonly kind: 'series'; readonly series: SeriesPreview }
  | { readonly kind: 'table'; readonly table: TablePreview }
)

/** A run that ended with something to show for it. */
export interface RunResult extends GraphRef {
  readonly id: number
  /** When it ended, in ms since 1970. */
  readonly at: number
  /** How long it took. */
  readonly ms: number
  readonly document: GraphDocument
  /** How its graph differs from that of the result before; undefined when there was none. */
  readonly changes: readonly Change[] | undefined
  readonly sinks: readonly SinkResult[]
}

export interface ResultState {
  /** The oldest first. */
  readonly results: readonly RunResult[]
  /** What is shown large, and beside it what it is compared with. */
  readonly shown: { readonly id: number; readonly node: string } | null
  readonly compared: { readonly id: number; readonly node: string } | null
}

export interface ResultLimits {
  readonly count: number
  /** Of all pictures together. */
  readonly bytes: number
}

export type ResultStore = ReturnType<typeof createResultStore>

const usual: ResultLimits = { count: 50, bytes: 256e6 }

/** The results of the session. Pictures are kept as PNG files, which the browser may hold on disk. */
export function createResultStore(limits: ResultLimits = usual) {
  const store = createStore<ResultState>(() => ({ results: [], shown: null, compared: null }))
  let count = 0

  function set(results: readonly RunResult[]) {
    const there = new Set(results.map(({ id }) => id))
    store.setState(({ shown, compared }) => ({
      results,
      shown: shown && there.has(shown.id) ? shown : null,
      compared: compared && there.has(compared.id) ? compared : null,
    }))
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,

    add(result: Omit<RunResult, 'id'>) {
      count += 1
      set(keepWithin([...store.getState().results, { ...result, id: count }], limits))
    },
    /**
     * Puts results of an earlier visit before those that are there.
     *
     * @param onEach hears of each of them before anybody else does.
     */
    bringBack(earlier: readonly Omit<RunResult, 'id'>[], onEach: (result: RunResult, index: number) => void) {
      const first = -earlier.length
      const found = earlier.map((result, index) => ({ ...result, id: first + index }))
      for (const [index, result] of found.entries()) onEach(result, index)
      set(keepWithin([...found, ...store.getState().results], limits))
    },
    remove(...ids: readonly number[]) {
      set(store.getState().results.filter((result) => !ids.includes(result.id)))
    },
    show(shown: ResultState['shown']) {
      store.setState({ shown, compared: null })
    },
    compare(compared: ResultState['compared']) {
      store.setState({ compared })
    },
  }
}

/** Drops the oldest until the limits hold; the last one stays, however large it is. */
function keepWithin(results: readonly RunResult[], { count, bytes }: ResultLimits): readonly RunResult[] {
  let total = 0
  let first = results.length
  for (const [index, result] of [...results.entries()].reverse()) {
    total += bytesOf(result)
    if (results.length - index > count || (total > bytes && index < results.length - 1)) break
    first = index
  }
  return results.slice(first)
}

function bytesOf({ sinks }: RunResult): number {
  return sinks.reduce(
    (sum, sink) => sum + (sink.kind === 'picture' ? sink.picture.size + sink.thumbnail.size : 0),
    0,
  )
}
