import type { InputConvention } from '../../src/tensor'
import type { EncoderInfo } from '../encoders'
import { damagedWeights, GivenWeightsError, notWeights } from './errors'
import type { GivenFile } from './given-file'
import { type MatchedLayer, matchNetwork } from './match'
import { looksLikeSafetensors, openSafetensors } from './safetensors'
import type { TensorFile } from './tensor-file'
import { openTfjsModel } from './tfjs-model'

/** The weights of one convolution: filter [3, 3, in, out], bias [out]. */
export interface GivenLayer {
  readonly layer: MatchedLayer['layer']
  readonly shape: readonly [3, 3, number, number]
  readonly filter: Float32Array<ArrayBuffer>
  readonly bias: Float32Array<ArrayBuffer>
}

/** A network in files that the user gave. */
export interface GivenNetwork {
  readonly encoder: EncoderInfo
  /** The pictures it is meant for, as far as the file tells. */
  readonly input: InputConvention
  /** Reads the weights of a layer. Throws GivenWeightsError. */
  read(depth: number): Promise<GivenLayer>
}

/** Under this name our own files say what pictures they are meant for. */
export const inputKey = 'gramarye.input'

/**
 * Looks into files of weights: one safetensors file, or a TensorFlow.js `model.json` with its shards.
 * @throws GivenWeightsError when they are of no known format, or hold no network that is known here.
 */
export async function openGiven(files: readonly GivenFile[]): Promise<GivenNetwork> {
  const opened = await openFile(files)
  const { encoder, input, layers } = matchNetwork(opened)
  const said = opened.metadata.get(inputKey)
  return {
    encoder,
    input: said === 'caffe' || said === 'torchvision' ? said : input,
    async read(depth) {
      const layer = layers[depth]
      if (!layer) throw new Error(`${encoder.title} has no layer ${depth}.`)
      return readLayer(opened.file, layer)
    },
  }
}

async function openFile(files: readonly GivenFile[]): Promise<TensorFile> {
  const models = files.filter(({ name }) => name.toLowerCase().endsWith('.json'))
  const [first, ...others] = files
  if (!first) throw new Error('No file was given.')
  const [model] = models
  if (model) {
    if (models.length > 1) throw notWeights(model.name, 'is not the only .json file')
    return openTfjsModel(model, files)
  }
  if (others.length > 0) {
    throw notWeights(first.name, `and ${others.length} more are given without the model.json they belong to`)
  }
  if (await looksLikeSafetensors(first)) return openSafetensors(first)
  throw notWeights(first.name, await otherFormat(first))
}

/** The formats people are likely to try, by how their files begin. */
async function otherFormat(file: GivenFile): Promise<string> {
  const start = await file.read(0, Math.min(4, file.size))
  const begins = (...bytes: readonly number[]) =>
    start.length === 4 && bytes.every((byte, at) => start[at] === byte)
  if (begins(0x50, 0x4b, 0x03, 0x04))
    return 'is a PyTorch or Keras archive, which is not read: save it as safetensors'
  if (begins(0x89, 0x48, 0x44, 0x46)) return 'is an HDF5 file, which is not read: save it as safetensors'
  if (file.name.toLowerCase().endsWith('.bin'))
    return 'is a part of a model: it is chosen together with its model.json'
  return 'is not a file of weights of a known format'
}

async function readLayer(
  file: string,
  { layer, from, kernel, order, bias }: MatchedLayer,
): Promise<GivenLayer> {
  const stored = await kernel.read()
  const shape = [3, 3, from, layer.channels] as const
  const filter = order === 'pytorch' ? transposed(stored, from, layer.channels) : stored
  const values = await bias.read()
  for (const [tensor, numbers] of [
    [kernel, filter],
    [bias, values],
  ] as const) {
    if (!numbers.every(Number.isFinite)) {
      throw damagedWeights(file, `has values in ${tensor.name} that are not finite numbers`)
    }
  }
  return { layer, shape, filter, bias: values }
}

/** [to, from, 3, 3] -> [3, 3, from, to]. */
function transposed(values: Float32Array, from: number, to: number): Float32Array<ArrayBuffer> {
  const result = new Float32Array(values.length)
  for (let o = 0; o < to; o++) {
    for (let i = 0; i < from; i++) {
      const source = (o * from + i) * 9
      for (let k = 0; k < 9; k++) result[(k * from + i) * to + o] = values[source + k] ?? 0
    }
  }
  return result
}

/** Refuses a network other than the one that was asked for. */
export function checkArchitecture({ encoder }: GivenNetwork, wanted: EncoderInfo, file: string): void {
  if (encoder.id === wanted.id) return
  throw new GivenWeightsError(
    file,
    `holds the weights of ${encoder.title}, not of ${wanted.title}`,
    `Choose ${encoder.title} as the network, or another file.`,
  )
}
