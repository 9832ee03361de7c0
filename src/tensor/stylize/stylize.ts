import type { Tensor3D } from '@tensorflow/tfjs-core'
import { matchColor } from '../colors/match-color'
import { cropImage } from '../images/crop'
import { padReflect } from '../images/pad'
import { sizeOf } from '../images/pixels'
import { ImageTooSmallError } from '../networks/errors'
import type { FrozenNetwork } from '../networks/frozen-network'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { type AdainDecoder, encodedLayers, featuresAt, sharpLayer, styledLayers } from './decoder'
import { marginsTo, step } from './margins'
import { fadeSharp, type TransferredStatistics, transferLayer } from './transfer'

export interface StylizeOptions {
  /** Its `encodedLayers` must be what the decoder was trained on. */
  readonly encoder: FrozenNetwork
  readonly decoder: AdainDecoder
  /** [h, w, 3], at least 16 px on each side; borrowed. */
  readonly content: Tensor3D
  /** Any size of at least 8 px; borrowed. */
  readonly style: Tensor3D
  /** 0 (the content, reconstructed) to 1 (the whole style): Huang and Belongie 2017, section 6.4. */
  readonly strength: number
  /** Default moments. */
  readonly statistics?: TransferredStatistics
  /**
   * Whether the picture also gets the mean and covariance of the style's colors: the same as is done to features, at the
   * pixels, where the decoder leaves colors duller than the style's. Default true.
   */
  readonly colors?: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (fraction: number) => void
}

/** The content picture in the style of the other, in one pass; the content's size, 0..1. */
export async function stylizeAdain(options: StylizeOptions): Promise<Tensor3D> {
  const { decoder, content, style, strength, statistics = 'moments', colors = true, signal } = options
  const size = sizeOf(content)
  if (Math.min(size.width, size.height) < 2 * step) {
    throw new ImageTooSmallError(encodedLayers[0], size.width, size.height, 2 * step)
  }
  signal?.throwIfAborted()
  const owned = new Owned()
  const pacer = new Pacer(signal)
  const report = (from: number, to: number) => (fraction: number) =>
    options.onProgress?.(from + (to - from) * fraction)
  const encode = async (
    image: Tensor3D,
    layers: readonly string[],
    onProgress: (fraction: number) => void,
  ) => {
    const run = { padding: 'replicate' as const, ...(signal && { signal }), onProgress }
    const features = await options.encoder.extract(image, layers, 'max', run)
    for (const layer of features.values()) owned.own(layer)
    return features
  }
  try {
    const padded = owned.own(padReflect(content, marginsTo(size)))
    const from = await encode(padded, encodedLayers, report(0, 0.3))
    const to = await encode(style, styledLayers, report(0.3, 0.6))
    await pacer.breathe()
    const sharp = featuresAt(from, sharpLayer)
    const mixed = new Map([[sharpLayer as string, owned.own(fadeSharp(sharp, strength))]])
    owned.free(sharp)
    for (const layer of styledLayers) {
      const [own, other] = [featuresAt(from, layer), featuresAt(to, layer)]
      const how = { strength, statistics, ...(signal && { signal }) }
      mixed.set(layer, owned.own(await transferLayer(own, other, how)))
      owned.free(own)
      owned.free(other)
      await pacer.breathe()
    }
    const run = { ...(signal && { signal }), onProgress: report(0.6, 1) }
    const decoded = owned.own(await decoder.decode(mixed, run))
    const picture = cropImage(decoded, { x: 0, y: 0, ...size })
    if (!colors || strength === 0) return picture
    const matching = { space: 'rgb', method: 'monge-kantorovich' } as const
    return await matchColor({
      image: owned.own(picture),
      target: style,
      strength,
      ...matching,
      ...(signal && { signal }),
    })
  } finally {
    owned.dispose()
  }
}
