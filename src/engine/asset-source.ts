import { assetBytes } from '../core/assets'
import { UserError } from '../core/context'
import type { GraphDocument } from '../core/document'
import { own } from '../core/finding'
import { sha256Hex } from '../core/hash'

export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Finds files that a document refers to without carrying them; undefined when it has no such file. */
export type AssetLookup = (sha256: string) => Promise<NamedBytes | undefined>

/**
 * The content of a file that the document carries or refers to, checked against its hash.
 *
 * @throws UserError when it is not to be had, or damaged.
 */
export async function readAsset(
  document: GraphDocument,
  sha256: string,
  lookup: AssetLookup | undefined,
): Promise<NamedBytes> {
  const name = own(document.assets, sha256)?.name ?? sha256.slice(0, 12)
  const embedded = assetBytes(document, sha256)
  if (embedded) return { name, bytes: embedded }
  const found = await lookup?.(sha256)
  if (!found) {
    throw new UserError(
      `The file “${name}” is not inside the graph, and it was not found here.`,
      'Choose the file again, or open a copy of the graph that carries its files.',
    )
  }
  if (sha256Hex(found.bytes) !== sha256) {
    throw new UserError(
      `The file “${name}” that was found is not the one the graph refers to: its content differs.`,
      'Choose the right file.',
    )
  }
  return { name, bytes: found.bytes }
}
