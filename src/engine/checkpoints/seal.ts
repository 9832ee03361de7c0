import { sha256 } from '@noble/hashes/sha2.js'
import { isRecord } from '../../core/json'
import type { CheckpointId } from './store'

/** What was kept is not what was written, or is not of the work and the step that it is kept under. */
export class DamagedCheckpointError extends Error {
  override readonly name = 'DamagedCheckpointError'
  override readonly message = 'The checkpoint is damaged.'
}

const digestBytes = 32
const headBytes = digestBytes + 4

type Bytes = Uint8Array<ArrayBuffer>

/**
 * Plain data with typed arrays, as bytes that show whether they are whole. Every number comes back bit for bit.
 *
 * In this order: the SHA-256 of all that follows; the length of the text, 32 bits, little-endian; the text, which is
 * JSON and says whose checkpoint it is; the contents of the arrays.
 */
export async function seal({ lineage, step }: CheckpointId, data: unknown): Promise<Bytes> {
  const contents: TypedArray[] = []
  const text = new TextEncoder().encode(JSON.stringify({ lineage, step, data: encode(data, contents) }))
  const size = contents.reduce((sum, { byteLength }) => sum + byteLength, headBytes + text.length)
  const sealed = new Uint8Array(size)
  new DataView(sealed.buffer).setUint32(digestBytes, text.length, true)
  sealed.set(text, headBytes)
  let at = headBytes + text.length
  for (const { buffer, byteOffset, byteLength } of contents) {
    sealed.set(new Uint8Array(buffer, byteOffset, byteLength), at)
    at += byteLength
  }
  sealed.set(await digest(sealed.subarray(digestBytes)))
  return sealed
}

/** @throws DamagedCheckpointError, before anything is read of what is not whole. */
export async function unseal({ lineage, step }: CheckpointId, sealed: unknown): Promise<unknown> {
  if (!(sealed instanceof Uint8Array) || sealed.length < headBytes) throw new DamagedCheckpointError()
  const bytes = new Uint8Array(sealed)
  const actual = await digest(bytes.subarray(digestBytes))
  if (actual.some((byte, index) => byte !== bytes[index])) throw new DamagedCheckpointError()
  const textEnd = headBytes + new DataView(bytes.buffer).getUint32(digestBytes, true)
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(headBytes, textEnd)))
    if (!isRecord(value) || value.lineage !== lineage || value.step !== step) throw new RangeError()
    return decode(value.data, { bytes, at: textEnd })
  } catch {
    // Whole, but not written by this version.
    throw new DamagedCheckpointError()
  }
}

/** Web Crypto is many times faster, but missing where the page is not served securely. */
async function digest(bytes: Bytes): Promise<Uint8Array> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle
  return subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256(bytes)
}

interface ArrayType {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBuffer): TypedArray
}

type TypedArray = Float32Array | Float64Array | Int32Array | Uint8Array | Uint8ClampedArray

const arrayTypes = new Map<unknown, ArrayType>(
  Object.entries({ Float32Array, Float64Array, Int32Array, Uint8Array, Uint8ClampedArray }),
)

/** What JSON has no words for. */
const specials = new Map<unknown, unknown>([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['-0', -0],
  ['undefined', undefined],
])

/** Every list begins with what it stands for, so that nothing in the data can be taken for something else. */
function encode(data: unknown, contents: TypedArray[]): unknown {
  for (const [name, special] of specials) if (Object.is(data, special)) return [name]
  if (Array.isArray(data)) return ['list', ...data.map((item) => encode(item, contents))]
  for (const [name, type] of arrayTypes) {
    if (!(data instanceof type)) continue
    contents.push(data)
    return [name, data.length]
  }
  if (!isRecord(data)) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, encode(value, contents)]))
}

/** @param from where the contents of the next array begin; they follow each other as `encode` met them. */
function decode(data: unknown, from: { readonly bytes: Bytes; at: number }): unknown {
  if (Array.isArray(data)) {
    const [name, ...rest] = data
    if (name === 'list') return rest.map((item) => decode(item, from))
    const type = arrayTypes.get(name)
    if (!type) return specials.get(name)
    const [count] = rest
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) throw new RangeError()
    const begin = from.at
    from.at += count * type.BYTES_PER_ELEMENT
    if (from.at > from.bytes.length) throw new RangeError()
    return new type(from.bytes.slice(begin, from.at).buffer)
  }
  if (!isRecord(data)) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, decode(value, from)]))
}
