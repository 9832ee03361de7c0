import { utf8ToBytes } from '@noble/hashes/utils.js'

/** A tensor of a file that is written. */
export interface TensorToWrite {
  readonly name: string
  readonly shape: readonly number[]
  /** Single or half precision, as bits. */
  readonly values: Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>
}

/**
 * A safetensors file with the tensors in their order. The same tensors and metadata give the same bytes.
 * @param metadata what the file says of itself, in the order in which it is written.
 */
export function writeSafetensors(
  tensors: readonly TensorToWrite[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const entries: Record<string, unknown> = { __metadata__: metadata }
  let size = 0
  for (const { name, shape, values } of tensors) {
    const end = size + values.byteLength
    const dtype = values instanceof Float32Array ? 'F32' : 'F16'
    entries[name] = { dtype, shape, data_offsets: [size, end] }
    size = end
  }
  const text = utf8ToBytes(JSON.stringify(entries))
  const headerLength = Math.ceil(text.length / 8) * 8
  const bytes = new Uint8Array(8 + headerLength + size)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true)
  bytes.set(text, 8)
  bytes.fill(0x20, 8 + text.length, 8 + headerLength)
  let at = 8 + headerLength
  for (const { values } of tensors) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at)
    at += values.byteLength
  }
  return bytes
}
