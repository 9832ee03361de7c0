import { z } from '../zod'
import { damagedWeights, GivenWeightsError, notWeights } from './errors'
import type { GivenFile } from './given-file'
import { fromBfloat16, fromFloat16 } from './half-floats'
import { parseJson } from './parse-json'
import type { TensorFile } from './tensor-file'
import { isForbiddenName, longestName, mostTensors, valuesOfShape } from './tensor-file'

/** Where the length of the header stands: 8 bytes, little endian. */
const lengthBytes = 8
/** The length, and an empty object. */
const fewestBytes = lengthBytes + 2
/** Those of VGG take a few kB. */
const mostHeaderBytes = 2 ** 20

const metadataEntry = z.record(z.string(), z.string())
const tensorEntry = z.object({
  dtype: z.string().max(50),
  shape: z.array(z.number()),
  data_offsets: z.tuple([z.number(), z.number()]),
})

const readable: Readonly<
  Record<
    string,
    { readonly bytes: number; readonly decode: (buffer: ArrayBuffer) => Float32Array<ArrayBuffer> }
  >
> = {
  F32: { bytes: 4, decode: (buffer) => new Float32Array(buffer) },
  F16: { bytes: 2, decode: (buffer) => fromFloat16(new Uint16Array(buffer)) },
  BF16: { bytes: 2, decode: (buffer) => fromBfloat16(new Uint16Array(buffer)) },
}

/** Whether a file begins as a safetensors file does: with a plausible length, and a JSON object. */
export async function looksLikeSafetensors(file: GivenFile): Promise<boolean> {
  if (file.size < fewestBytes) return false
  return beginsLikeSafetensors(await file.read(0, lengthBytes + 1), file.size)
}

/** @param begin at least the first 9 bytes. @param size of the file. */
export function beginsLikeSafetensors(begin: Uint8Array, size: number): boolean {
  return headerLength(begin, size) !== undefined && begin[lengthBytes] === 0x7b
}

/**
 * Reads the header of a safetensors file; no value is read before it is asked for.
 * @throws GivenWeightsError naming the file and the tensor.
 */
export async function openSafetensors(file: GivenFile): Promise<TensorFile> {
  const begin = await file.read(0, Math.min(lengthBytes, file.size))
  const end = headerEnd(file.name, begin, file.size)
  const { tensors, metadata } = readHeader(file.name, await file.read(lengthBytes, end), file.size)
  return {
    file: file.name,
    metadata,
    tensors: tensors.map(({ name, shape, start, end, decode }) => ({
      name,
      shape,
      read: async () => decode((await file.read(start, end)).buffer),
    })),
  }
}

/** A tensor in a safetensors file, of which the header has been read. */
export interface StoredTensor {
  readonly name: string
  readonly shape: readonly number[]
  /** Of its values in the file. In bytes. */
  readonly start: number
  readonly end: number
  /** Makes values of these bytes. Throws GivenWeightsError when they are of a type that is not read. */
  decode(bytes: ArrayBuffer): Float32Array<ArrayBuffer>
}

/** The same of a file that is in memory, at once. @throws GivenWeightsError naming the file and the tensor. */
export function describeSafetensors(
  file: string,
  content: Uint8Array,
): Omit<TensorFile, 'tensors'> & { readonly tensors: readonly StoredTensor[] } {
  const end = headerEnd(file, content, content.length)
  return { file, ...readHeader(file, content.subarray(lengthBytes, end), content.length) }
}

/** Where the header ends. @param begin the first 8 bytes, if there are as many. */
function headerEnd(file: string, begin: Uint8Array, size: number): number {
  const length = headerLength(begin, size)
  if (length === undefined) {
    throw notWeights(file, 'is not a safetensors file: it does not begin with the length of a header')
  }
  return lengthBytes + length
}

/** Undefined when it cannot be that of this file. */
function headerLength(begin: Uint8Array, size: number): number | undefined {
  if (size < fewestBytes) return undefined
  const length = new DataView(begin.buffer, begin.byteOffset).getBigUint64(0, true)
  const fits = length >= 2n && length <= BigInt(Math.min(mostHeaderBytes, size - lengthBytes))
  return fits ? Number(length) : undefined
}

function readHeader(file: string, header: Uint8Array, size: number) {
  const text = parseJson(file, 'header', header)
  if (typeof text !== 'object' || text === null || Array.isArray(text)) {
    throw notWeights(file, 'is not a safetensors file: its header is not an object')
  }
  // Own entries only, and before a schema could drop the names that are refused.
  const entries = Object.entries(text)
  if (entries.length > mostTensors) {
    throw notWeights(file, `has ${entries.length} tensors; at most ${mostTensors} can be read`)
  }
  const tensors = entries
    .filter(([name]) => name !== '__metadata__')
    .map(([name, entry]) => describe({ name: file, size }, name, entry, lengthBytes + header.length))
  const said = metadataEntry.safeParse(entries.find(([name]) => name === '__metadata__')?.[1])
  return { tensors, metadata: new Map(said.success ? Object.entries(said.data) : []) }
}

function describe(
  file: Pick<GivenFile, 'name' | 'size'>,
  name: string,
  entry: unknown,
  dataStart: number,
): StoredTensor {
  if (name.length > longestName) {
    throw damagedWeights(file.name, `has a tensor whose name is longer than ${longestName} characters`)
  }
  const fault = (what: string) => damagedWeights(file.name, `${what} for the tensor ${name}`)
  if (isForbiddenName(name)) throw damagedWeights(file.name, `has a tensor with the name ${name}`)
  const parsed = tensorEntry.safeParse(entry)
  if (!parsed.success) throw fault('has no type, shape and place')
  const { dtype, shape, data_offsets: offsets } = parsed.data
  const [start, end] = offsets.map((offset) => dataStart + offset)
  const values = valuesOfShape(shape)
  if (values === undefined) throw fault(`has the impossible shape [${shape.slice(0, 10).join(', ')}]`)
  if (start === undefined || end === undefined || !Number.isSafeInteger(start) || !Number.isSafeInteger(end))
    throw fault('has an impossible place')
  if (start < dataStart || end < start || end > file.size) {
    throw fault(`ends after ${file.size} bytes, before the values it names`)
  }
  const kind = Object.hasOwn(readable, dtype) ? readable[dtype] : undefined
  if (kind && end - start !== values * kind.bytes) {
    throw fault(`has ${end - start} bytes in place of ${values * kind.bytes}`)
  }
  return {
    name,
    shape,
    start,
    end,
    decode(bytes) {
      if (!kind) {
        throw new GivenWeightsError(
          file.name,
          `has the tensor ${name} as ${dtype}; F32, F16 and BF16 can be read`,
          'Save the weights in single or half precision.',
        )
      }
      return kind.decode(bytes)
    },
  }
}
