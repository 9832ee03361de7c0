import type { Catalog } from '../../core/catalog'
import type { GraphDocument } from '../../core/document'
import type { EngineTrouble, PageEvent, PagePicture, PagePreview } from '../../editor/engine'
import type { Fault } from '../../editor/store/faults'
import type { BackendInfo, BackendRequest, OpenResult } from '../../engine/client'
import type { PlannedNode, RunSummary } from '../../engine/events'

/** What the page asks of the worker and gets an answer to. */
export interface Calls {
  open: { readonly args: { readonly text: string }; readonly result: OpenResult }
  run: {
    readonly args: { readonly document: GraphDocument; readonly targets?: readonly string[] }
    readonly result: RunSummary
  }
  plan: { readonly args: { readonly document: GraphDocument }; readonly result: readonly PlannedNode[] }
  preview: {
    readonly args: { readonly node: string; readonly port: string; readonly maxSide: number }
    readonly result: PagePreview | undefined
  }
  png: { readonly args: { readonly node: string; readonly port: string }; readonly result: Blob | undefined }
  thumbnail: {
    readonly args: { readonly file: Blob; readonly maxSide: number }
    readonly result: PagePicture
  }
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
  | { readonly type: 'start'; readonly request: BackendRequest }
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
  | { readonly type: 'fault'; readonly fault: Omit<Fault, 'source'> }
  | { readonly type: 'event'; readonly event: PageEvent }
  | { readonly type: 'answer'; readonly id: number; readonly result: Result<CallName> }
  | { readonly type: 'refusal'; readonly id: number; readonly message: string }
