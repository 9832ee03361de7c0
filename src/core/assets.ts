import { decodeBase64, encodeBase64 } from './base64'
import { UserError } from './context'
import type { GraphDocument } from './document'
import { sha256Hex } from './hash'
import { error, type Fault, type Problem, warning } from './problem'

export { sha256Hex } from './hash'

export interface AssetFile {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
}

/** Puts a file into the document. `sha256` is what a file param then names: `{ asset: sha256 }`. */
export function embedAsset(
  document: GraphDocument,
  { name, mime, bytes }: AssetFile,
): { readonly document: GraphDocument; readonly sha256: string } {
  const sha256 = sha256Hex(bytes)
  const asset = { ...document.assets[sha256], name, mime, bytes: bytes.length, data: encodeBase64(bytes) }
  return { document: { ...document, assets: { ...document.assets, [sha256]: asset } }, sha256 }
}

/**
 * The content of a file the document carries, checked against its hash.
 *
 * @returns undefined when the document only refers to the file, or does not know it.
 * @throws UserError when the content is damaged.
 */
export function assetBytes(document: GraphDocument, sha256: string): Uint8Array<ArrayBuffer> | undefined {
  const asset = document.assets[sha256]
  if (asset?.data === undefined) return undefined
  const bytes = decodeBase64(asset.data)
  if (!bytes || sha256Hex(bytes) !== sha256) {
    const { message, remedy } = damaged(asset.name)
    throw new UserError(message, remedy)
  }
  return bytes
}

/** Every file the document carries whose content is not what its hash says. Reads them all. */
export function checkAssets({ assets }: GraphDocument): Problem[] {
  return Object.entries(assets).flatMap(([sha256, { name, data }]) => {
    if (data === undefined) return []
    const bytes = decodeBase64(data)
    return bytes && sha256Hex(bytes) === sha256
      ? []
      : [error(damaged(name), { path: `assets.${sha256}.data` })]
  })
}

/** Every file the document refers to without carrying its content: whoever opens it elsewhere will miss it. */
export function absentAssets({ assets }: GraphDocument): Problem[] {
  return Object.entries(assets).flatMap(([sha256, { name, data }]) => {
    return data === undefined ? [warning(absentFault(name), { path: `assets.${sha256}` })] : []
  })
}

export function absentFault(name: string): Fault {
  return {
    code: 'asset-absent',
    message: `The file “${name}” is not inside the graph, which only refers to it.`,
    remedy: 'Give the file to the node again, or use a copy of the graph that carries its files.',
    values: { name },
  }
}

function damaged(name: string): Fault {
  return {
    code: 'asset-damaged',
    message: `The file “${name}” inside the graph is damaged: its content does not match its SHA-256.`,
    remedy: 'Choose the file again, or open an earlier copy of the graph.',
    values: { name },
  }
}

/** The document with its files referred to instead of carried. */
export function withoutAssetData(document: GraphDocument): GraphDocument {
  const assets = Object.fromEntries(
    Object.entries(document.assets).map(([sha256, { data: _, ...reference }]) => [sha256, reference]),
  )
  return { ...document, assets }
}
