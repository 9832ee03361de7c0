import type { GivenFile } from '../../../models'
import { givenBytes } from '../../../models/given/given-file'

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A tensor as a file stores it. */
export interface Stored {
  readonly name: string
  readonly shape: readonly number[]
  readonly dtype: string
  readonly bytes: Uint8Array
}

export const bytesOfFloats = (values: Float32Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength)

export function stored(name: string, shape: readonly number[], values: Float32Array): Stored {
  return { name, shape, dtype: 'F32', bytes: bytesOfFloats(values) }
}

/** A safetensors file as its specification has it: length, header, values. */
export function safetensors(
  tensors: readonly Stored[],
  metadata?: Readonly<Record<string, string>>,
): Uint8Array {
  const entries: [string, unknown][] = metadata ? [['__metadata__', metadata]] : []
  let at = 0
  for (const { name, dtype, shape, bytes } of tensors) {
    entries.push([name, { dtype, shape, data_offsets: [at, at + bytes.length] }])
    at += bytes.length
  }
  return safetensorsWith(
    JSON.stringify(Object.fromEntries(entries)),
    tensors.map(({ bytes }) => bytes),
  )
}

/** The same with a header of the test's own. */
export function safetensorsWith(header: string, values: readonly Uint8Array[] = []): Uint8Array {
  const text = utf8(header)
  const file = new Uint8Array(8 + text.length + values.reduce((sum, { length }) => sum + length, 0))
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true)
  file.set(text, 8)
  let at = 8 + text.length
  for (const bytes of values) {
    file.set(bytes, at)
    at += bytes.length
  }
  return file
}

interface Quantized extends Stored {
  readonly quantization?: { readonly dtype: string; readonly scale?: number; readonly min?: number }
}

/** A TensorFlow.js model with its values in shards of `shardBytes`. */
export function tfjsModel(tensors: readonly Quantized[], shardBytes: number): GivenFile[] {
  const all = new Uint8Array(tensors.reduce((sum, { bytes }) => sum + bytes.length, 0))
  let at = 0
  for (const { bytes } of tensors) {
    all.set(bytes, at)
    at += bytes.length
  }
  const count = Math.ceil(all.length / shardBytes)
  const shards = Array.from({ length: count }, (_, i) =>
    givenBytes(`group1-shard${i + 1}of${count}.bin`, all.slice(i * shardBytes, (i + 1) * shardBytes)),
  )
  const weights = tensors.map(({ name, shape, quantization }) => ({
    name,
    shape,
    dtype: 'float32',
    ...(quantization && { quantization }),
  }))
  const manifest = [{ paths: shards.map(({ name }) => `./${name}`), weights }]
  const model = JSON.stringify({ format: 'layers-model', modelTopology: {}, weightsManifest: manifest })
  return [givenBytes('model.json', utf8(model)), ...shards]
}

/** Remembers how much was read of a file. */
export function counted(file: GivenFile): GivenFile & { readonly bytesRead: () => number } {
  let read = 0
  return {
    ...file,
    bytesRead: () => read,
    read(start, end) {
      read += end - start
      return file.read(start, end)
    },
  }
}
