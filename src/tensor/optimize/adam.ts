import * as tf from '@tensorflow/tfjs-core'
import type { PixelMethod } from './method'

export interface AdamSettings {
  /** In units of the variable; for pixels 0..1, about 0.02. */
  readonly learningRate: number
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
  /** Coarser copies of the picture that move as well, each half the size of the one before; 0 moves pixels alone. */
  readonly pyramid: number
}

/** Both moments of Adam, [h, w, 3] each; zeros before the first step. */
export interface AdamMoments {
  readonly m: tf.Tensor3D
  readonly v: tf.Tensor3D
}

export interface AdamMemory {
  readonly kind: 'adam'
  /** Steps that the moments have seen. */
  readonly count: number
  /** Of the pixels, and of each coarser copy. */
  readonly levels: readonly AdamMoments[]
}

/**
 * Adam on a picture that is the sum of a pyramid: its pixels, and coarser copies enlarged to its size (Kolkin et al.
 * 2022, section 3.3). Whole areas then move at once, where single pixels would have to find together. As the sum is
 * linear, what is kept are the moments of the copies, and not the copies.
 *
 * @param clip whether pixels are clipped to 0..1 after each step.
 */
export function adamMethod(settings: AdamSettings, clip: boolean): PixelMethod<AdamMemory> {
  return {
    made: (memory): memory is AdamMemory =>
      memory.kind === 'adam' &&
      'levels' in memory &&
      Array.isArray(memory.levels) &&
      memory.levels.length === settings.pyramid + 1,
    begin: (pixels) => ({ kind: 'adam', count: 0, levels: emptyLevels(pixels, settings.pyramid) }),
    step(old, gradient, memory) {
      const count = memory.count + 1
      const { pixels, levels } = adamStep(old, gradient, memory.levels, count, settings, clip)
      return { pixels, memory: { kind: 'adam', count, levels }, iterate: pixels }
    },
  }
}

function emptyLevels({ shape: [height, width] }: tf.Tensor3D, pyramid: number): AdamMoments[] {
  return levelSizes({ width, height }, pyramid + 1).map((size) => {
    const zeros = () => tf.zeros<tf.Rank.R3>([size.height, size.width, 3])
    return { m: zeros(), v: zeros() }
  })
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Of the picture and of its coarser copies. */
export function levelSizes({ width, height }: Size, count: number): Size[] {
  const halved = (side: number, times: number) => Math.ceil(side / 2 ** times)
  return Array.from({ length: count }, (_, level) => {
    return { width: halved(width, level), height: halved(height, level) }
  })
}

/**
 * One step of Adam (Kingma and Ba 2015, algorithm 1) at every level, with `step` counting from 1. Borrows everything;
 * the caller owns the new pixels and moments.
 */
export function adamStep(
  old: tf.Tensor3D,
  gradient: tf.Tensor3D,
  before: readonly AdamMoments[],
  step: number,
  { learningRate, beta1, beta2, epsilon }: AdamSettings,
  clip: boolean,
): { readonly pixels: tf.Tensor3D; readonly levels: readonly AdamMoments[] } {
  const [pixels, ...moments] = tf.tidy(() => {
    const moments: tf.Tensor3D[] = []
    const moves: tf.Tensor3D[] = []
    let slope = gradient
    for (const [level, old] of before.entries()) {
      if (level > 0) slope = tf.avgPool(slope, 2, 2, 'same')
      const m = tf.add<tf.Tensor3D>(tf.mul(old.m, beta1), tf.mul(slope, 1 - beta1))
      const v = tf.add<tf.Tensor3D>(tf.mul(old.v, beta2), tf.mul(tf.square(slope), 1 - beta2))
      const size = tf.add(tf.sqrt(tf.div(v, 1 - beta2 ** step)), epsilon)
      moves.push(tf.div(tf.mul(m, learningRate / (1 - beta1 ** step)), size))
      moments.push(m, v)
    }
    const move = moves.reduceRight((coarse, fine) => {
      const [height, width] = fine.shape
      return tf.add<tf.Tensor3D>(fine, tf.image.resizeBilinear(coarse, [height, width], false, true))
    })
    const moved = tf.sub<tf.Tensor3D>(old, move)
    return [clip ? tf.clipByValue(moved, 0, 1) : moved, ...moments]
  })
  const levels = before.map((_, level): AdamMoments => {
    const [m, v] = moments.slice(2 * level, 2 * level + 2)
    if (!m || !v) throw new Error('An Adam step gave no result.')
    return { m, v }
  })
  if (!pixels) throw new Error('An Adam step gave no result.')
  return { pixels, levels }
}
