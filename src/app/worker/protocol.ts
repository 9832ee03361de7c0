import type { Catalog } from '../../core/catalog'
import type { GraphDocument } from '../../core/document'
import type { Histogram, Look, Place, ViewChoice } from '../../core/view'
import type { EngineTrouble, KeptFile, PageEvent, PagePicture, PagePreview } from '../../editor/engine'
import type { Fault } from '../../editor/store/faults'
import type { BackendInfo, BackendRequest, OpenResult } from '../../engine/client'
import type { Plan, RunSummary } from '../../engine/events'
import type { SpeedBook } from '../../engine/speed-book'
import type { SpeedRecord } from '../../engine/speeds'

interface Output {
  /** The node's id is one of this graph. */
  readonly graph: string
  readonly node: string
  readonly port: string
}

/** What the page asks of the worker and gets an answer to. */
export interface Calls {
  open: { readonly args: { readonly text: string }; readonly result: OpenResult }
  run: {
    readonly args: {
      readonly graph: string
      readonly document: GraphDocument
      readonly targets?: readonly string[]
    }
    readonly result: RunSummary
  }
  plan: { readonly args: { readonly graph: string; readonly document: GraphDocument }; readonly result: Plan }
  preview: {
    readonly args: Output & { readonly maxSide: number }
    readonly result: PagePreview | undefined
  }
  look: {
    readonly args: Output & { readonly choice: ViewChoice | undefined; readonly maxSide: number }
    readonly result: Look<PagePreview> | undefined
  }
  sample: {
    readonly args: Output & { readonly choice: ViewChoice; readonly place: Place }
    readonly result: readonly number[] | undefined
  }
  histogram: {
    readonly args: Output & { readonly choice: ViewChoice }
    readonly result: Histogram | undefined
  }
  png: {
    readonly args: Output & { readonly choice?: ViewChoice }
    readonly result: Blob | undefined
  }
  file: { readonly args: Output; readonly result: Blob | undefined }
  checkpoint: {
    readonly args: Omit<Output, 'port'> & { readonly step: number }
    readonly result: PagePicture | undefined
  }
  forgetCheckpoints: { readonly args: Omit<Output, 'port'>; readonly result: undefined }
  thumbnail: {
    readonly args: { readonly file: Blob; readonly maxSide: number; readonly as: 'mask' | undefined }
    readonly result: PagePicture
  }
  keep: { readonly args: { readonly files: readonly File[] }; readonly result: KeptFile }
  has: { readonly args: { readonly sha256: string }; readonly result: boolean }
}
export type CallName = keyof Calls
export type Arguments<K extends CallName> = Calls[K]['args']
export type Result<K extends CallName> = Calls[K]['result']

type CallMessage = {
  [K in CallName]: {
    readonly type: 'call'
    readonly id: number
    readonly call: K
    readonly args: Arguments<K>
  }
}[CallName]

/** Documents cross without the content of their files, which crosses once. */
export type ToWorker =
  /** `speeds` of all backends: which one comes up is not known yet. */
  | { readonly type: 'start'; readonly request: BackendRequest; readonly speeds: SpeedBook }
  | {
      readonly type: 'asset'
      readonly sha256: string
      readonly name: string
      readonly bytes: Uint8Array<ArrayBuffer>
    }
  /** The file is of no more use; it is sent again when it is. */
  | { readonly type: 'forget'; readonly sha256: string }
  /** Ends every run that was called before. */
  | { readonly type: 'cancel' }
  /** Asks for a `pong`, as a sign of life. */
  | { readonly type: 'ping' }
  | CallMessage

export type FromWorker =
  | { readonly type: 'catalog'; readonly catalog: Catalog }
  | { readonly type: 'ready'; readonly backend: BackendInfo }
  | { readonly type: 'failed'; readonly trouble: EngineTrouble }
  /** The device is gone, and the worker is of no more use. */
  | { readonly type: 'lost'; readonly trouble: EngineTrouble }
  | { readonly type: 'pong' }
  /** It holds this lock for as long as it lives. */
  | { readonly type: 'alive'; readonly lock: string }
  | { readonly type: 'fault'; readonly fault: Omit<Fault, 'source'> }
  /** What was learned of this backend, for later sessions. */
  | { readonly type: 'speeds'; readonly backend: string; readonly record: SpeedRecord }
  | { readonly type: 'event'; readonly graph: string; readonly event: PageEvent }
  | { readonly type: 'answer'; readonly id: number; readonly result: Result<CallName> }
  | { readonly type: 'refusal'; readonly id: number; readonly message: string }
