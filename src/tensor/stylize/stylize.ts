import type { Tensor3D } from '@tensorflow/tfjs-core'
import { cropImage } from '../images/crop'
import { padReflect } from '../images/pad'
import { sizeOf } from '../images/pixels'
import { blendImages } from '../images/start'
import { ImageTooSmallError } from '../networks/errors'
import type { FrozenNetwork } from '../networks/frozen-network'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { adain } from './adain'
import type { AdainDecoder } from './decoder'

export interface StylizeOptions {
  /** Its relu4_1 must be what the decoder was trained on. */
  readonly encoder: FrozenNetwork
  readonly decoder: AdainDecoder
  /** [h, w, 3], at least 16 px on each side; borrowed. */
  readonly content: Tensor3D
  /** Any size of at least 8 px; borrowed. */
  readonly style: Tensor3D
  /** 0 (the content, reconstructed) to 1 (the whole style): Huang and Belongie 2017, section 6.4. */
  readonly strength: number
  readonly signal?: AbortSignal
  readonly onProgress?: (fraction: number) => void
}

/** The layer that is given the style's moments. */
export const encodedLayer = 'relu4_1'

/** Three poolings lie before relu4_1, so the decoder returns multiples of 8 px. */
const step = 8

/** The content picture in the style of the other, in one pass; the content's size, 0..1. */
export async function stylizeAdain(options: StylizeOptions): Promise<Tensor3D> {
  const { decoder, content, strength, signal } = options
  const size = sizeOf(content)
  if (Math.min(size.width, size.height) < 2 * step) {
    throw new ImageTooSmallError(encodedLayer, size.width, size.height, 2 * step)
  }
  signal?.throwIfAborted()
  const owned = new Owned()
  const pacer = new Pacer(signal)
  const report = (from: number, to: number) => (fraction: number) =>
    options.onProgress?.(from + (to - from) * fraction)
  const encode = async (image: Tensor3D, onProgress: (fraction: number) => void) => {
    const run = { ...(signal && { signal }), onProgress }
    const features = (await options.encoder.extract(image, [encodedLayer], 'max', run)).get(encodedLayer)
    if (!features) throw new Error(`The encoder gave no ${encodedLayer}.`)
    return owned.own(features)
  }
  try {
    const padded = owned.own(padReflect(content, marginsTo(size)))
    const from = await encode(padded, report(0, 0.3))
    const to = await encode(options.style, report(0.3, 0.6))
    await pacer.breathe()
    const target = owned.own(adain(from, to))
    await pacer.breathe()
    const mixed = owned.own(blendImages(from, target, strength))
    const run = { ...(signal && { signal }), onProgress: report(0.6, 1) }
    const picture = owned.own(await decoder.decode(mixed, run))
    return cropImage(picture, { x: 0, y: 0, ...size })
  } finally {
    owned.dispose()
  }
}

/** Pixels to add so that both sides are multiples of what the poolings take together. */
export function marginsTo({ width, height }: { width: number; height: number }) {
  const missing = (n: number) => (step - (n % step)) % step
  return { top: 0, left: 0, right: missing(width), bottom: missing(height) }
}
