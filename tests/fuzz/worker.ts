import { parentPort } from 'node:worker_threads'
import { type AnyTarget, type Case, casesFrom } from './target'

/** What one worker is to do: the cases of a target from one on, until the time is up. */
export interface Work {
  readonly target: string
  readonly seed: number
  readonly start: number
  readonly ms: number
  /** Tried in place of all others. */
  readonly given?: Case
}

export type FromWorker =
  /** It begins with a case. */
  | { readonly kind: 'case'; readonly index: number }
  | { readonly kind: 'found'; readonly index: number; readonly what: string }
  | { readonly kind: 'done'; readonly next: number; readonly accepted: number }

/** Tries one case after the other and says so before each, so that whoever watches knows which one never ended. */
export async function tryCases(target: AnyTarget, { seed, start, ms, given }: Work) {
  const tell = (message: FromWorker) => parentPort?.postMessage(message)
  const end = performance.now() + ms
  let [index, accepted] = [start, 0]
  for (const one of given === undefined ? casesFrom(target, seed, start) : [given]) {
    tell({ kind: 'case', index })
    try {
      if (await target.judge(one)) accepted++
    } catch (error) {
      tell({
        kind: 'found',
        index,
        what: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
    }
    index++
    if (performance.now() > end) break
  }
  tell({ kind: 'done', next: index, accepted })
}
