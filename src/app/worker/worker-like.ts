import type { FromWorker, ToWorker } from './protocol'

/** The part of a Worker that is used, so that tests can stand in for it. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  postMessage(message: ToWorker, transfer?: Transferable[]): void
  terminate(): void
}
