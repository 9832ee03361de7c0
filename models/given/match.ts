import type { InputConvention, LayerInfo } from '../../src/tensor'
import type { EncoderInfo } from '../encoders'
import { encoders } from '../encoders'
import { GivenWeightsError } from './errors'
import type { GivenTensor, TensorFile } from './tensor-file'
import { findByName, type GivenConvolution, type NamedConvolutions } from './vgg-names'

/** How a file stores filters: [3, 3, in, out] as TensorFlow, or [out, in, 3, 3] as PyTorch. */
export type FilterOrder = 'tensorflow' | 'pytorch'

/** One convolution of a network with its tensors in a given file, whose shapes fit. */
export interface MatchedLayer {
  readonly layer: LayerInfo
  /** Channels that come in. */
  readonly from: number
  readonly kernel: GivenTensor
  readonly order: FilterOrder
  readonly bias: GivenTensor
}

/** What a given file is, known from its names and shapes. */
export interface MatchedNetwork {
  readonly encoder: EncoderInfo
  /** The pictures it is meant for, as far as the names tell. */
  readonly input: InputConvention
  /** In order of depth. */
  readonly layers: readonly MatchedLayer[]
}

const advice = `Choose a file with the convolutions of ${encoders.map(({ title }) => title).join(', ')}.`

/**
 * Tells which network a file holds, by the names of its tensors or, where they say nothing, by their order.
 * @throws GivenWeightsError naming the file, and the tensor that is missing or has another shape.
 */
export function matchNetwork(file: TensorFile): MatchedNetwork {
  const named = findByName(file)
  if (!named) return matchByOrder(file)
  const [encoder] = [...encoders].sort((a, b) => likeness(b, named) - likeness(a, named))
  if (!encoder) throw new Error('There are no networks.')
  return { encoder, input: named.input, layers: matchLayers(file.file, encoder, named.convolutions) }
}

/** Higher for the network whose convolutions, and no others, are in the file. */
function likeness({ layerInfo }: EncoderInfo, { convolutions }: NamedConvolutions): number {
  const fitting = layerInfo.filter((layer) => {
    const { kernel } = convolutions.get(layer.conv) ?? {}
    return kernel && orderOf(kernel.shape, inputsOf(layerInfo, layer), layer.channels)
  })
  return 3 * fitting.length - layerInfo.length - convolutions.size
}

function matchLayers(
  file: string,
  { title, layerInfo }: EncoderInfo,
  convolutions: ReadonlyMap<string, GivenConvolution>,
): MatchedLayer[] {
  return layerInfo.map((layer) => {
    const { kernel, bias } = convolutions.get(layer.conv) ?? {}
    const from = inputsOf(layerInfo, layer)
    const missing = kernel ? (bias ? undefined : 'bias') : 'filter'
    if (!kernel || !bias) {
      throw new GivenWeightsError(file, `lacks the ${missing} of ${layer.conv}, which ${title} has`, advice)
    }
    const order = orderOf(kernel.shape, from, layer.channels)
    if (!order) throw wrongShape(file, kernel, [3, 3, from, layer.channels], title)
    if (bias.shape[0] !== layer.channels) throw wrongShape(file, bias, [layer.channels], title)
    return { layer, from, kernel, order, bias }
  })
}

function wrongShape(file: string, { name, shape }: GivenTensor, expected: readonly number[], title: string) {
  return new GivenWeightsError(
    file,
    `has the shape [${shape.join(', ')}] for ${name}, where ${title} has [${expected.join(', ')}]`,
    advice,
  )
}

/** Pairs the first filters and biases of the file with the layers, in the file's order or in that of the names. */
function matchByOrder(file: TensorFile): MatchedNetwork {
  const byName = new Intl.Collator('en', { numeric: true })
  const orders = [file.tensors, [...file.tensors].sort((a, b) => byName.compare(a.name, b.name))]
  for (const tensors of orders) {
    const kernels = tensors.filter(({ shape }) => shape.length === 4)
    const biases = tensors.filter(({ shape }) => shape.length === 1)
    for (const encoder of encoders) {
      const { layerInfo } = encoder
      const fits = layerInfo.every(
        (layer, depth) =>
          orderOf(kernels[depth]?.shape ?? [], inputsOf(layerInfo, layer), layer.channels) &&
          biases[depth]?.shape[0] === layer.channels,
      )
      if (!fits || kernels.length !== layerInfo.length) continue
      const paired = new Map(
        layerInfo.map(({ conv, depth }) => {
          const [kernel, bias] = [kernels[depth], biases[depth]]
          return [conv, { ...(kernel && { kernel }), ...(bias && { bias }) }]
        }),
      )
      const layers = matchLayers(file.file, encoder, paired)
      return { encoder, input: layers[0]?.order === 'pytorch' ? 'torchvision' : 'caffe', layers }
    }
  }
  const [first] = file.tensors
  const example = first ? ` (its first tensor is ${first.name})` : ''
  throw new GivenWeightsError(file.file, `holds no network of VGG's family${example}`, advice)
}

function inputsOf(layers: readonly LayerInfo[], { depth }: LayerInfo): number {
  return layers[depth - 1]?.channels ?? 3
}

function orderOf(shape: readonly number[], from: number, to: number): FilterOrder | undefined {
  const is = (...expected: readonly number[]) =>
    shape.length === 4 && expected.every((side, axis) => shape[axis] === side)
  if (is(3, 3, from, to)) return 'tensorflow'
  return is(to, from, 3, 3) ? 'pytorch' : undefined
}
