import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { networkEntry } from './manifest'
import { tensorSpecs } from './tensor-specs'

/** A short hash of everything that decides a network's numbers, known without loading it; for cache keys. */
export function fingerprint(id: string): string {
  const hashes = networkEntry(id).files.map((file) => file.sha256)
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([id, hashes, tensorSpecs(id)])))).slice(0, 16)
}
