import { withoutAssetData } from '../../core/assets'
import type { GraphDocument } from '../../core/document'
import { assetBlob } from '../../editor/actions/assets'
import type { WorkerLike } from './worker-like'

/** Sends one worker each file of a document once, so that documents cross without them. */
export class AssetSender {
  private readonly worker: WorkerLike
  private readonly sent = new Set<string>()
  private last: { readonly document: GraphDocument; readonly stripped: GraphDocument } | undefined

  constructor(worker: WorkerLike) {
    this.worker = worker
  }

  async sendAll({ assets }: GraphDocument): Promise<void> {
    const missing = Object.entries(assets).filter(
      ([sha256, { data }]) => data !== undefined && !this.sent.has(sha256),
    )
    await Promise.all(
      missing.map(async ([sha256, asset]) => {
        try {
          const blob = await assetBlob(asset)
          if (!blob) return
          const bytes = new Uint8Array(await blob.arrayBuffer())
          this.sent.add(sha256)
          this.worker.postMessage({ type: 'asset', sha256, name: asset.name, bytes }, [bytes.buffer])
        } catch {
          // Not base64: the node that wants it says that the file is missing.
        }
      }),
    )
  }

  without(document: GraphDocument): GraphDocument {
    if (this.last?.document !== document) this.last = { document, stripped: withoutAssetData(document) }
    return this.last.stripped
  }
}
