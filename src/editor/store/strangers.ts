import type { GraphAsset, GraphDocument } from '../../core/document'
import { usedAssets } from '../../core/used-assets'

const strangers = new WeakSet<GraphAsset>()

/** Remembers the files that a document carried for nobody when it was opened: whoever made it may know what for. */
export function keepStrangers({ assets, ...parts }: GraphDocument) {
  const used = usedAssets(parts, assets)
  for (const [sha256, asset] of Object.entries(assets)) if (!Object.hasOwn(used, sha256)) strangers.add(asset)
}

export function isStranger(asset: GraphAsset): boolean {
  return strangers.has(asset)
}
