import * as tf from '@tensorflow/tfjs-core'
import { cropImage } from '../../images/crop'
import { Owned } from '../../owned'
import { Pacer } from '../../pause'
import { runPaced } from '../../steps'
import { DescriptionError, type NetworkDescription } from '../description'
import { fromNetworkRange, toNetworkRange } from '../draw'
import { type PlacedLayer, runLayers } from '../layers/sequence'
import { placeNetwork, type TrainableNetwork } from '../network'
import { roundCode } from './quantize'

export interface CodeSize {
  /** Px along each side of a picture for which there is one place in the code. */
  readonly factor: number
  /** Numbers at each place. */
  readonly channels: number
}

/** Of a picture that every autoencoder takes, in px. */
const probe = 64

/** Undefined for a network that is no autoencoder of pictures of any size. */
export function codeSizeOf(description: NetworkDescription): CodeSize | undefined {
  const { input } = description
  if (input.length !== 3 || input[0] !== null || input[1] !== null || input[2] !== 3) return undefined
  const [side = 0, , channels = 0] = shapesFor(description, probe, probe)?.code ?? []
  const factor = probe / side
  if (!Number.isInteger(factor)) return undefined
  // Of the smallest pictures as well, and of those that are no square.
  const sizes = [
    [probe, probe],
    [factor, 3 * factor],
  ] as const
  const fits = sizes.every(([height, width]) => {
    const { code, made } = shapesFor(description, height, width) ?? {}
    const wanted = [height / factor, width / factor, channels]
    return code?.join() === wanted.join() && made?.join() === [height, width, 3].join()
  })
  return fits ? { factor, channels } : undefined
}

function shapesFor(description: NetworkDescription, height: number, width: number) {
  try {
    const placed = placeNetwork(description, [height, width, 3])
    return { code: placed[(description.code ?? 0) - 1]?.output, made: placed.at(-1)?.output }
  } catch (error) {
    if (error instanceof DescriptionError) return undefined
    throw error
  }
}

export interface Halves {
  readonly encoder: readonly PlacedLayer[]
  readonly decoder: readonly PlacedLayer[]
}

/** @param size of the pictures, multiples of the factor. */
export function halvesOf(
  description: NetworkDescription,
  [height, width]: readonly [number, number],
): Halves {
  const placed = placeNetwork(description, [height, width, 3])
  const at = description.code ?? placed.length
  return { encoder: placed.slice(0, at), decoder: placed.slice(at) }
}

interface PassOptions {
  readonly signal?: AbortSignal
}

/** How large a picture is once its sides are multiples of the factor. */
export function paddedSize(
  [height, width]: readonly [number, number, ...number[]],
  { factor }: CodeSize,
): [number, number] {
  return [Math.ceil(height / factor) * factor, Math.ceil(width / factor) * factor]
}

/**
 * The code of a picture, [h, w, 3], 0..1, which goes on with its last row and column up to a multiple of the factor. The
 * caller owns it.
 *
 * @returns [h / factor, w / factor, channels], -1..1.
 */
export async function encodeImage(
  network: TrainableNetwork,
  image: tf.Tensor3D,
  size: CodeSize,
  options: PassOptions = {},
): Promise<tf.Tensor3D> {
  const [height, width] = paddedSize(image.shape, size)
  const { encoder } = halvesOf(network.description, [height, width])
  const x = tf.tidy(() => {
    const [rows, columns] = [within(height, image.shape[0]), within(width, image.shape[1])]
    return tf.expandDims(toNetworkRange(tf.gather(tf.gather(image, rows, 0), columns, 1)), 0)
  })
  return runHalf(network, encoder, x, options)
}

/** Indices up to a length, the last one of `count` again beyond them. */
function within(length: number, count: number): tf.Tensor1D {
  return tf.tensor1d(
    Int32Array.from({ length }, (_, index) => Math.min(index, count - 1)),
    'int32',
  )
}

/** The picture, [height, width, 3], 0..1, of a code, [h, w, channels]; borrowed. The caller owns the picture. */
export async function decodeImage(
  network: TrainableNetwork,
  code: tf.Tensor3D,
  { width, height }: { readonly width: number; readonly height: number },
  { factor }: CodeSize,
  options: PassOptions = {},
): Promise<tf.Tensor3D> {
  const { decoder } = halvesOf(network.description, [code.shape[0] * factor, code.shape[1] * factor])
  const made = await runHalf(network, decoder, tf.expandDims(code, 0), options)
  try {
    return tf.tidy(() =>
      tf.clipByValue(fromNetworkRange(cropImage(made, { x: 0, y: 0, width, height })), 0, 1),
    )
  } finally {
    made.dispose()
  }
}

/** By the running average of the variables, where there is one. @param x [1, h, w, c]; it is freed. */
async function runHalf(
  network: TrainableNetwork,
  half: readonly PlacedLayer[],
  x: tf.Tensor,
  { signal }: PassOptions,
): Promise<tf.Tensor3D> {
  const own = new Owned()
  try {
    own.own(x)
    const variables = network.average ?? network.variables
    const options = { training: false, keep: false }
    const { y } = await runPaced(runLayers(half, x, variables, options, own), new Pacer(signal))
    return tf.squeeze<tf.Tensor3D>(own.own(y), [0])
  } finally {
    own.dispose()
  }
}

/** What is left of a picture, [h, w, 3], 0..1, after its code was rounded to so many bits. The caller owns it. */
export async function imageThroughCode(
  network: TrainableNetwork,
  image: tf.Tensor3D,
  bits: number,
  options: PassOptions = {},
): Promise<tf.Tensor3D> {
  const size = codeSizeOf(network.description)
  if (!size) throw new Error('This network has no code.')
  const code = await encodeImage(network, image, size, options)
  const [height, width] = image.shape
  const rounded = roundCode(code, bits)
  code.dispose()
  try {
    return await decodeImage(network, rounded, { width, height }, size, options)
  } finally {
    rounded.dispose()
  }
}
