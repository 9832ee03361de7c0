import * as tf from '@tensorflow/tfjs-core'
import { isGray, nearestGray } from '../colors/gray'
import { resizeSteps } from '../images/resize'
import { drawUnitVectors } from '../losses/directions'
import { valuesOf } from '../memory'
import { type AdamMoments, adamStep } from '../optimize/adam'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { runPaced } from '../steps'
import { type PatchLevel, type PyramidChoice, patchLevels, withMargins } from './levels'
import { moveApart } from './transport'
import { PatchView, type Place } from './view'

interface Numbers {
  uniform(): number
  normal(): number
}

export interface VariationOptions extends PyramidChoice {
  readonly size: { readonly width: number; readonly height: number }
  readonly count: number
  /** Directions in each step. */
  readonly projections: number
  /** From the mean color, or from the picture brought to `size`; noise comes on top. */
  readonly start: 'noise' | 'picture'
  /** Standard deviation of the noise at the coarsest level, where values are 0..1. */
  readonly noise: number
  /** A fresh stream of numbers for each name. */
  readonly random: (name: 'start' | 'level', index: number) => Numbers
  readonly signal?: AbortSignal
  /** After every step of all variations; `distance` is their mean. */
  readonly onStep?: (step: {
    readonly step: number
    readonly steps: number
    readonly distance: number
    /** The variations now; the caller owns them. */
    images(): tf.Tensor3D[]
  }) => Promise<void>
}

/** Of Adam: at a level's first step, and at its last. */
const learningRates = [0.04, 0.0015] as const
const beta1 = 0.9
const beta2 = 0.99
const epsilon = 1e-14

/**
 * New pictures [h, w, 3] whose patches are distributed like those of one (GPDM: Elnekave and Weiss 2022): at each level
 * of a pyramid, from coarse to fine, Adam makes the sliced Wasserstein distance of all patches small, each step along
 * directions of its own. The caller owns the pictures. Rejects with the signal's reason.
 *
 * @param source [h, w, 3], each side at least one patch; borrowed.
 */
export async function patchVariations(
  source: tf.Tensor3D,
  options: VariationOptions,
): Promise<tf.Tensor3D[]> {
  const { size, count, patch, projections, signal, onStep } = options
  const [height, width] = source.shape
  const levels = patchLevels({ width, height }, size, options)
  const steps = levels.reduce((sum, level) => sum + level.steps, 0)
  const gray = await isGray(source, signal ? { signal } : {})
  const pacer = new Pacer(signal)
  const owned = new Owned()
  let images: readonly tf.Tensor3D[] = []
  let step = 0
  try {
    for (const [index, level] of levels.entries()) {
      const target = owned.own(await runPaced(resizeSteps(source, level.source), pacer))
      const canvases: Canvas[] = []
      try {
        for (let i = 0; i < count; i++) {
          const before = images[i] ?? owned.own(await startOf(target, level, { ...options, gray }, i, pacer))
          canvases.push(await Canvas.over(before, level, patch, pacer))
          owned.free(before)
        }
        const numbers = options.random('level', index)
        for (let here = 0; here < level.steps; here++) {
          const directions = drawUnitVectors(3 * patch ** 2, projections, () => numbers.normal())
          const view = new PatchView(patch, level.stride, directions)
          let distance = 0
          try {
            const wanted = await seen(view, target, numbers, pacer)
            // All look at the same places, so that none depends on how many there are.
            const place = view.anywhere(withMargins(level.made, patch), numbers)
            for (const canvas of canvases) {
              distance += await canvas.learn(view, wanted, here / level.steps, { place, gray, pacer })
            }
            distance /= count
          } finally {
            view.dispose()
          }
          step += 1
          await onStep?.({ step, steps, distance, images: () => canvases.map((canvas) => canvas.image()) })
        }
        images = canvases.map((canvas) => owned.own(canvas.image()))
      } finally {
        for (const canvas of canvases) canvas.dispose()
        owned.free(target)
      }
    }
    return images.map((image) => owned.release(image))
  } finally {
    owned.dispose()
  }
}

/** Noise on the mean color, or on the picture. */
async function startOf(
  target: tf.Tensor3D,
  { made }: PatchLevel,
  { start, noise, gray, random }: Pick<VariationOptions, 'start' | 'noise' | 'random'> & { gray: boolean },
  index: number,
  pacer: Pacer,
): Promise<tf.Tensor3D> {
  const numbers = random('start', index)
  const channels = gray ? 1 : 3
  const shape: [number, number, number] = [made.height, made.width, channels]
  const values = Float32Array.from(
    { length: made.height * made.width * channels },
    () => noise * numbers.normal(),
  )
  const below =
    start === 'picture' ? await runPaced(resizeSteps(target, made), pacer) : tf.mean(target, [0, 1], true)
  try {
    return tf.tidy(() => {
      const noisy = tf.add<tf.Tensor3D>(below, tf.tensor3d(values, shape))
      return tf.clipByValue(noisy, 0, 1)
    })
  } finally {
    below.dispose()
  }
}

/** What the patches of a picture are along the directions, from a place of the grid that is drawn. */
async function seen(view: PatchView, x: tf.Tensor3D, numbers: Numbers, pacer: Pacer): Promise<Float32Array> {
  const projected = await runPaced(
    view.of(x, view.anywhere({ width: x.shape[1], height: x.shape[0] }, numbers)),
    pacer,
  )
  try {
    return await valuesOf(projected)
  } finally {
    projected.dispose()
  }
}

/** One variation at one level, with margins, and what Adam remembers of it. */
class Canvas {
  #pixels: tf.Tensor3D
  #moments: AdamMoments
  #count = 0

  private constructor(
    pixels: tf.Tensor3D,
    readonly margin: number,
  ) {
    this.#pixels = pixels
    this.#moments = { m: tf.zerosLike(pixels), v: tf.zerosLike(pixels) }
  }

  /** @param before the variation at the level before, borrowed. */
  static async over(before: tf.Tensor3D, { made }: PatchLevel, patch: number, pacer: Pacer): Promise<Canvas> {
    const margin = patch - 1
    // Sharp, so that there is less to be found again.
    const enlarged = await runPaced(resizeSteps(before, made, 'lanczos3'), pacer)
    try {
      const around: [number, number] = [margin, margin]
      return new Canvas(tf.mirrorPad(enlarged, [around, around, [0, 0]], 'reflect'), margin)
    } finally {
      enlarged.dispose()
    }
  }

  /** One step of Adam along the directions of the view. @returns the distance before it. */
  async learn(
    view: PatchView,
    wanted: Float32Array,
    done: number,
    { place, gray, pacer }: { readonly place: Place; readonly gray: boolean; readonly pacer: Pacer },
  ): Promise<number> {
    const owned = new Owned()
    try {
      const projected = owned.own(await runPaced(view.of(this.#pixels, place), pacer))
      const values = await valuesOf(projected)
      const distance = await runPaced(moveApart(values, wanted, view.count), pacer)
      const moves = owned.own(tf.tensor3d(values, projected.shape))
      const slope = owned.own(await runPaced(view.back(moves, this.#pixels.shape, place), pacer))
      const gradient = gray ? owned.own(nearestGray(slope)) : slope
      this.#count += 1
      const [first, last] = learningRates
      const settings = { learningRate: first * (last / first) ** done, beta1, beta2, epsilon, pyramid: 0 }
      const next = adamStep(this.#pixels, gradient, [this.#moments], this.#count, settings, true)
      this.dispose()
      this.#pixels = next.pixels
      this.#moments = next.levels[0] ?? this.#moments
      await pacer.breathe()
      return distance
    } finally {
      owned.dispose()
    }
  }

  /** Without its margins; the caller owns it. */
  image(): tf.Tensor3D {
    const [height, width] = this.#pixels.shape
    const { margin } = this
    return tf.slice(this.#pixels, [margin, margin, 0], [height - 2 * margin, width - 2 * margin, 3])
  }

  dispose(): void {
    tf.dispose([this.#pixels, this.#moments.m, this.#moments.v])
  }
}
