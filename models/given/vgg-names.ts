import type { InputConvention } from '../../src/tensor'
import { GivenWeightsError } from './errors'
import type { GivenTensor, TensorFile } from './tensor-file'

/** The two tensors of a convolution, as far as the file has them. */
export interface GivenConvolution {
  readonly kernel?: GivenTensor
  readonly bias?: GivenTensor
}

/** A file's convolutions by our names for them, such as `block4_conv2`, and the pictures such files are meant for. */
export interface NamedConvolutions {
  readonly convolutions: ReadonlyMap<string, GivenConvolution>
  readonly input: InputConvention
}

/** torchvision's `features.28.weight`, whatever stands before it, and the slices that LPIPS cuts it into. */
const inSequence = /(?:^|\.)(?:features|slice\d)\.(\d{1,3})\.(?:weight|bias)$/
/** The same network saved without the module around it. */
const bareSequence = /^(\d{1,3})\.(?:weight|bias)$/
/** Keras's `block4_conv2`, Caffe's `conv4_2`. */
const inBlocks = /(?:block(\d)_conv(\d)|conv(\d)_(\d))(?!\d)/

/**
 * Finds the convolutions of a network of VGG's family by the names that PyTorch, Keras and Caffe give them.
 *
 * @returns undefined when there are no such names.
 * @throws GivenWeightsError when two tensors have one name, or the network is of another kind.
 */
export function findByName(file: TensorFile): NamedConvolutions | undefined {
  const blocks = grouped(file, ({ name }) => {
    const [, block, convolution, caffeBlock, caffeConvolution] = inBlocks.exec(name) ?? []
    const [b, c] = [block ?? caffeBlock, convolution ?? caffeConvolution]
    return b === undefined ? undefined : `block${b}_conv${c}`
  })
  if (blocks.size > 0) return { convolutions: blocks, input: 'caffe' }
  for (const pattern of [inSequence, bareSequence]) {
    const sequence = grouped(file, ({ name }) => pattern.exec(name)?.[1])
    if (sequence.size > 0) return { convolutions: blocksOf(file, sequence), input: 'torchvision' }
  }
  return undefined
}

function grouped(
  { file, tensors }: TensorFile,
  nameOf: (tensor: GivenTensor) => string | undefined,
): Map<string, GivenConvolution> {
  const found = new Map<string, GivenConvolution>()
  for (const tensor of tensors) {
    const name = nameOf(tensor)
    const role = tensor.shape.length === 4 ? 'kernel' : tensor.shape.length === 1 ? 'bias' : undefined
    if (name === undefined || !role) continue
    const known = found.get(name) ?? {}
    const other = known[role]
    if (other) {
      throw new GivenWeightsError(
        file,
        `has two tensors for one convolution: ${other.name} and ${tensor.name}`,
        'Choose a file with one network in it.',
      )
    }
    found.set(name, { ...known, [role]: tensor })
  }
  return found
}

/**
 * In PyTorch's sequence every convolution is followed by its ReLU, and every block by its pooling: the next convolution
 * comes two places on in the same block, three places on in the next.
 */
function blocksOf(
  { file, tensors }: TensorFile,
  sequence: ReadonlyMap<string, GivenConvolution>,
): Map<string, GivenConvolution> {
  if (tensors.some(({ name }) => name.endsWith('running_mean'))) {
    throw new GivenWeightsError(
      file,
      'holds a network with batch normalization, which is not supported',
      'Choose the weights of the plain VGG-16 or VGG-19.',
    )
  }
  const places = [...sequence].map(([place, pair]) => [Number(place), pair] as const)
  const named = new Map<string, GivenConvolution>()
  let [block, convolution, previous] = [1, 0, -2]
  for (const [place, pair] of places.sort(([a], [b]) => a - b)) {
    if (place - previous !== 2) {
      block++
      convolution = 0
    }
    convolution++
    previous = place
    named.set(`block${block}_conv${convolution}`, pair)
  }
  return named
}
