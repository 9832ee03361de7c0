import { withoutAssetData } from '../../core/assets'
import type { GraphAsset, GraphDocument } from '../../core/document'
import { assetBlob, withoutUnusedAssets } from '../../editor/actions/assets'
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
    await Promise.all(
      missing.map(async ([sha256, asset]) => {
        const bytes = await bytesOf(asset)
        if (!bytes || this.closed) return
        this.sent.add(sha256)
        this.worker.postMessage({ type: 'asset', sha256, name: asset.name, bytes }, [bytes.buffer])
      }),
    )
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

/** Undefined when there is no content, or it is not base64: the node that wants it says that the file is missing. */
async function bytesOf(asset: GraphAsset): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const blob = await assetBlob(asset)
    return blob && new Uint8Array(await blob.arrayBuffer())
  } catch {
    return undefined
  }
}
