import { z } from '../zod'
import { damagedWeights, GivenWeightsError, notWeights } from './errors'
import type { GivenFile } from './given-file'
import { fromBfloat16, fromFloat16 } from './half-floats'
import { parseJson } from './parse-json'
import type { GivenTensor, TensorFile } from './tensor-file'
import { isForbiddenName, longestName, mostTensors, valuesOfShape } from './tensor-file'

/** Where the length of the header stands: 8 bytes, little endian. */
const lengthBytes = 8
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
  const length = await headerLength(file)
  if (length === undefined) return false
  const [brace] = await file.read(lengthBytes, lengthBytes + 1)
  return brace === 0x7b
}

/**
 * Reads the header of a safetensors file; no value is read before it is asked for.
 * @throws GivenWeightsError naming the file and the tensor.
 */
export async function openSafetensors(file: GivenFile): Promise<TensorFile> {
  const length = await headerLength(file)
  if (length === undefined) {
    throw notWeights(file.name, 'is not a safetensors file: it does not begin with the length of a header')
  }
  const start = lengthBytes + length
  const text = parseJson(file.name, 'header', await file.read(lengthBytes, start))
  if (typeof text !== 'object' || text === null || Array.isArray(text)) {
    throw notWeights(file.name, 'is not a safetensors file: its header is not an object')
  }
  // Own entries only, and before a schema could drop the names that are refused.
  const entries = Object.entries(text)
  if (entries.length > mostTensors) {
    throw notWeights(file.name, `has ${entries.length} tensors; at most ${mostTensors} can be read`)
  }
  const tensors = entries
    .filter(([name]) => name !== '__metadata__')
    .map(([name, entry]) => describe(file, name, entry, start))
  const said = metadataEntry.safeParse(entries.find(([name]) => name === '__metadata__')?.[1])
  return { file: file.name, tensors, metadata: new Map(said.success ? Object.entries(said.data) : []) }
}

/** Undefined when it cannot be that of this file. */
async function headerLength(file: GivenFile): Promise<number | undefined> {
  if (file.size < lengthBytes + 2) return undefined
  const { buffer } = await file.read(0, lengthBytes)
  const length = new DataView(buffer).getBigUint64(0, true)
  const fits = length >= 2n && length <= BigInt(Math.min(mostHeaderBytes, file.size - lengthBytes))
  return fits ? Number(length) : undefined
}

function describe(file: GivenFile, name: string, entry: unknown, dataStart: number): GivenTensor {
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
    async read() {
      if (!kind) {
        throw new GivenWeightsError(
          file.name,
          `has the tensor ${name} as ${dtype}; F32, F16 and BF16 can be read`,
          'Save the weights in single or half precision.',
        )
      }
      return kind.decode((await file.read(start, end)).buffer)
    },
  }
}
