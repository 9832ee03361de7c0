import type { Tensor3D } from '@tensorflow/tfjs-core'
import type { Shape3 } from '../cost'
import { cropImage } from '../images/crop'
import { padReflect } from '../images/pad'
import { ImageTooSmallError } from '../networks/errors'
import { Owned } from '../owned'
import { type AdainDecoder, type Encoded, encodedLayers, featuresAt } from './decoder'
import { marginsTo, type PictureSize, step } from './margins'

/** Features that cannot be those of a picture of the size that is asked for. */
export class FeatureSizeError extends Error {
  override readonly name = 'FeatureSizeError'
  constructor(made: PictureSize, asked: PictureSize) {
    super(
      `The features are those of a picture of about ${made.width} × ${made.height} px, and the size asked for is ${asked.width} × ${asked.height} px.`,
    )
  }
}

export interface DecodeFeaturesOptions {
  readonly decoder: AdainDecoder
  /** At least `encodedLayers` of one picture; borrowed. */
  readonly features: Encoded
  /** Of that picture; as far as the features tell when absent. */
  readonly size?: PictureSize | undefined
  readonly signal?: AbortSignal
  readonly onProgress?: (fraction: number) => void
}

/** By the names of their layers. */
export type EncodedShapes = Readonly<Record<string, Shape3>>

/**
 * Draws the picture, 0..1, whose features these are. Poolings have dropped odd rows and columns of pictures whose sides
 * are no multiples of 8 px; what is missing at the lower and the right border is mirrored.
 *
 * @throws FeatureSizeError, ImageTooSmallError (below 16 px), or the signal's reason.
 */
export async function decodeFeatures(options: DecodeFeaturesOptions): Promise<Tensor3D> {
  const { decoder, features, signal, onProgress } = options
  const shapes = Object.fromEntries(encodedLayers.map((layer) => [layer, featuresAt(features, layer).shape]))
  const size = options.size ?? sizeOfEncoded(shapes)
  if (Math.min(size.width, size.height) < 2 * step) {
    throw new ImageTooSmallError(encodedLayers[0], size.width, size.height, 2 * step)
  }
  if (!areOf(shapes, size)) throw new FeatureSizeError(sizeOfEncoded(shapes), size)
  const owned = new Owned()
  try {
    const whole = encodedLayers.map((layer, depth): [string, Tensor3D] => {
      const x = featuresAt(features, layer)
      const [height, width] = wholeSides(size, depth)
      const missing = { top: 0, left: 0, bottom: height - x.shape[0], right: width - x.shape[1] }
      return [layer, owned.own(padReflect(x, missing))]
    })
    const run = { ...(signal && { signal }), ...(onProgress && { onProgress }) }
    const picture = owned.own(await decoder.decode(new Map(whole), run))
    return cropImage(picture, { x: 0, y: 0, ...size })
  } finally {
    owned.dispose()
  }
}

/** The size of the picture as far as its features tell: a last odd row or column is unknown to them. */
export function sizeOfEncoded(shapes: EncodedShapes): PictureSize {
  const last = encodedLayers.length - 1
  const [height = 0, width = 0] = shapes[encodedLayers[last] ?? ''] ?? []
  return { height: height * sideOf(last), width: width * sideOf(last) }
}

/** Whether these are sizes of features of such a picture: as it is, or made larger to multiples of 8 px. */
export function areOf(shapes: EncodedShapes, size: PictureSize): boolean {
  return encodedLayers.every((layer, depth) => {
    const [height, width] = shapes[layer] ?? []
    const [wholeHeight, wholeWidth] = wholeSides(size, depth)
    const asItIs = (side: number) => Math.floor(side / sideOf(depth))
    return (
      (height === asItIs(size.height) || height === wholeHeight) &&
      (width === asItIs(size.width) || width === wholeWidth)
    )
  })
}

/** Pixels along one place of a layer of `encodedLayers`, the deepest first. */
function sideOf(depth: number): number {
  return step / 2 ** depth
}

/** Rows and columns of a layer when none is dropped. */
function wholeSides(size: PictureSize, depth: number): [number, number] {
  const { bottom, right } = marginsTo(size)
  return [(size.height + bottom) / sideOf(depth), (size.width + right) / sideOf(depth)]
}
