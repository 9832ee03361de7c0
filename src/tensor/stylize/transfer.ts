import { mul, type Tensor3D } from '@tensorflow/tfjs-core'
import { blendImages } from '../images/start'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { adain } from './adain'
import { type Encoded, featuresAt, sharpLayer } from './decoder'
import { matchDistribution } from './match-distribution'

/** What of the style's features is taken on, channel by channel: mean and deviation, or the distribution as a whole. */
export type TransferredStatistics = 'moments' | 'distribution'

export interface TransferOptions {
  /** 0 (the content as it is) to 1 (all of the style): Huang and Belongie 2017, section 6.4. */
  readonly strength: number
  readonly statistics: TransferredStatistics
  readonly signal?: AbortSignal
}

/**
 * Gives every layer of the content the statistics of the style's, as far as `strength` says; the sharp layer, for which
 * the style need not have one, fades instead. Sizes may differ, channels not. The caller owns the result.
 *
 * @throws the signal's reason.
 */
export async function transferStatistics(
  content: Encoded,
  style: Encoded,
  options: TransferOptions,
): Promise<Map<string, Tensor3D>> {
  const owned = new Owned()
  const pacer = new Pacer(options.signal)
  const made = new Map<string, Tensor3D>()
  try {
    for (const [layer, features] of content) {
      await pacer.breathe()
      const given =
        layer === sharpLayer
          ? fadeSharp(features, options.strength)
          : await transferLayer(features, featuresAt(style, layer), options)
      made.set(layer, owned.own(given))
    }
    for (const layer of made.values()) owned.release(layer)
    return made
  } finally {
    owned.dispose()
  }
}

/** One layer of features [h, w, c]; the caller owns the result. @throws the signal's reason. */
export async function transferLayer(
  content: Tensor3D,
  style: Tensor3D,
  { strength, statistics, signal }: TransferOptions,
): Promise<Tensor3D> {
  const target =
    statistics === 'distribution' ? await matchDistribution(content, style, signal) : adain(content, style)
  try {
    return blendImages(content, target, strength)
  } finally {
    target.dispose()
  }
}

/** The content's edges, of which all of the style leaves nothing. */
export function fadeSharp(features: Tensor3D, strength: number): Tensor3D {
  return mul(features, 1 - strength)
}
