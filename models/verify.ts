import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { WeightsCorruptError } from './errors'
import type { WeightFile } from './weight-source'

/** Throws WeightsCorruptError unless the bytes have the size and the sha256 of the manifest. */
export function verifyWeights(bytes: Uint8Array, file: WeightFile): void {
  if (bytes.length !== file.bytes) {
    throw new WeightsCorruptError(file, `has ${bytes.length} bytes in place of ${file.bytes}`)
  }
  // Not crypto.subtle: it is missing where the page is not served securely.
  const actual = bytesToHex(sha256(bytes))
  if (actual !== file.sha256) {
    throw new WeightsCorruptError(
      file,
      `has the sha256 ${actual.slice(0, 12)}… in place of ${file.sha256.slice(0, 12)}…`,
    )
  }
}

/** Whether the bytes are those the manifest means: asked of a kept copy, which may simply be read again. */
export function isIntact(bytes: Uint8Array, file: WeightFile): boolean {
  try {
    verifyWeights(bytes, file)
    return true
  } catch (error) {
    if (error instanceof WeightsCorruptError) return false
    throw error
  }
}
