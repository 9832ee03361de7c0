import { z } from '../zod'
import { damagedWeights, GivenWeightsError, notWeights } from './errors'
import type { GivenFile } from './given-file'
import { fromFloat16 } from './half-floats'
import { parseJson } from './parse-json'
import { Shards } from './shards'
import type { GivenTensor, TensorFile } from './tensor-file'
import { isForbiddenName, longestName, mostTensors, valuesOfShape } from './tensor-file'

/** The topology of a graph model takes a few MB at most. */
const mostJsonBytes = 32 * 2 ** 20

const quantization = z.union([
  z.object({ dtype: z.literal('float16') }),
  z.object({ dtype: z.enum(['uint8', 'uint16']), scale: z.number(), min: z.number() }),
])
const weight = z.object({
  name: z.string().max(longestName),
  shape: z.array(z.number()),
  dtype: z.string().max(50),
  quantization: quantization.optional(),
})
const group = z.object({
  paths: z.array(z.string().max(longestName)).max(mostTensors),
  weights: z.array(weight),
})
const model = z.object({ weightsManifest: z.array(group) })

type Weight = z.infer<typeof weight>

/** Bytes of a value as it is stored; what is not here has no fixed size. */
const storedBytes: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  complex64: 8,
  float16: 2,
  uint16: 2,
  uint8: 1,
  bool: 1,
}

/**
 * Reads a TensorFlow.js `model.json`, of a layers model or a graph model. The shards with the values are among
 * `others`, found by name; one that is missing is told of when a tensor in it is read.
 *
 * @throws GivenWeightsError naming the file and the tensor.
 */
export async function openTfjsModel(file: GivenFile, others: readonly GivenFile[]): Promise<TensorFile> {
  if (file.size > mostJsonBytes) throw notWeights(file.name, `has ${file.size} bytes, too many for a model`)
  const text = parseJson(file.name, 'content', await file.read(0, file.size))
  const parsed = model.safeParse(text)
  if (!parsed.success) throw notWeights(file.name, 'is not the model.json of a TensorFlow.js model')
  const groups = parsed.data.weightsManifest
  const count = groups.reduce((sum, { weights }) => sum + weights.length, 0)
  if (count > mostTensors) {
    throw notWeights(file.name, `has ${count} tensors; at most ${mostTensors} can be read`)
  }
  const tensors = groups.flatMap(({ paths, weights }) =>
    describeGroup(file.name, weights, new Shards(file.name, paths, others)),
  )
  return { file: file.name, tensors, metadata: new Map() }
}

/** The tensors of a group lie one after another in its shards. */
function describeGroup(file: string, weights: readonly Weight[], shards: Shards): GivenTensor[] {
  /** Unknown after a tensor without a fixed size. */
  let place: number | undefined = 0
  return weights.map((spec) => {
    const start = place
    const values = valuesOfShape(spec.shape)
    if (isForbiddenName(spec.name)) throw damagedWeights(file, `has a tensor with the name ${spec.name}`)
    if (values === undefined) {
      throw damagedWeights(
        file,
        `has the impossible shape [${spec.shape.slice(0, 10).join(', ')}] for ${spec.name}`,
      )
    }
    const stored = spec.quantization?.dtype ?? spec.dtype
    const size = Object.hasOwn(storedBytes, stored) ? storedBytes[stored] : undefined
    const bytes = size === undefined ? undefined : values * size
    place = start === undefined || bytes === undefined ? undefined : start + bytes
    return {
      name: spec.name,
      shape: spec.shape,
      async read() {
        if (spec.dtype !== 'float32' || start === undefined || bytes === undefined) {
          throw new GivenWeightsError(
            file,
            `has the tensor ${spec.name} as ${spec.dtype}, which is not read`,
            'Convert the model again, with its weights as float32.',
          )
        }
        return decode(spec, (await shards.read(spec.name, start, start + bytes)).buffer)
      },
    }
  })
}

/** As tf.io.decodeWeights does it. */
function decode({ quantization: how }: Weight, buffer: ArrayBuffer): Float32Array<ArrayBuffer> {
  if (!how) return new Float32Array(buffer)
  if (how.dtype === 'float16') return fromFloat16(new Uint16Array(buffer))
  const codes = how.dtype === 'uint8' ? new Uint8Array(buffer) : new Uint16Array(buffer)
  const { scale, min } = how
  return Float32Array.from(codes, (code) => code * scale + min)
}
