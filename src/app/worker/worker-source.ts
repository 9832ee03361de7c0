import type { WorkerLike } from './worker-like'

/** Makes workers, and finds out why one did not come up. */
export interface WorkerSource {
  create(): WorkerLike
  /** Half a sentence. */
  whyNotLoaded(): Promise<string>
}

/** What a worker's error says, or else what can be found out. @param thrown an event that may have no words, or an error. */
export async function notLoaded(source: WorkerSource, thrown: unknown): Promise<string> {
  const said = thrown instanceof Object && 'message' in thrown ? String(thrown.message) : ''
  const why = said.replace(/^Uncaught /, '').replace(/\.$/, '') || (await source.whyNotLoaded())
  return `The engine could not be loaded: ${why}.`
}
