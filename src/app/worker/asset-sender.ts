import { withoutAssetData } from '../../core/assets'
import { decodeBase64 } from '../../core/base64'
import type { GraphDocument } from '../../core/document'
import { withoutUnusedAssets } from '../../editor/actions/assets'
import { macrotask } from '../../engine/macrotask'
import type { WorkerLike } from './worker-like'

/** Sends one worker each file that a document uses once, so that documents cross without them. */
export class AssetSender {
  private readonly worker: WorkerLike
  private readonly sent = new Set<string>()
  private last: { readonly document: GraphDocument; readonly stripped: GraphDocument } | undefined
  private closed: Error | undefined

  constructor(worker: WorkerLike) {
    this.worker = worker
  }

  /** @throws Error when the worker was given up before the files were sent. */
  async sendAll(document: GraphDocument): Promise<void> {
    const missing = Object.entries(withoutUnusedAssets(document).assets).filter(
      ([sha256]) => !this.sent.has(sha256),
    )
    for (const [sha256, { name, data }] of missing) {
      // One task each: several large pictures at once would keep the page from answering.
      await macrotask()
      if (this.closed) throw this.closed
      // What is no base64 is not sent: the node that wants it says that the file is missing.
      const bytes = data === undefined || this.sent.has(sha256) ? undefined : decodeBase64(data)
      if (!bytes) continue
      this.sent.add(sha256)
      this.worker.postMessage({ type: 'asset', sha256, name, bytes }, [bytes.buffer])
    }
    if (this.closed) throw this.closed
  }

  /** Frees the worker's memory of files that the document does not use; undo may send them again. */
  forgetUnused(document: GraphDocument): void {
    const { assets } = withoutUnusedAssets(document)
    for (const sha256 of this.sent) {
      if (Object.hasOwn(assets, sha256)) continue
      this.sent.delete(sha256)
      this.worker.postMessage({ type: 'forget', sha256 })
    }
  }

  /** Nothing is sent from now on, because the worker is no more. */
  close(why: string): void {
    this.closed = new Error(why)
  }

  without(document: GraphDocument): GraphDocument {
    if (this.last?.document !== document) this.last = { document, stripped: withoutAssetData(document) }
    return this.last.stripped
  }
}
