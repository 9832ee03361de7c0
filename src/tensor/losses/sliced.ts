import '../gradients'
import * as tf from '@tensorflow/tfjs-core'
import { boxOf, rowBands } from '../bands/boxes'
import { valuesOf } from '../memory'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import type { Steps } from '../steps'
import { runAtOnce, runPaced } from '../steps'
import type { Directions } from './directions'
import type { Guide } from './guide'
import { meanSquare } from './means'
import { matchQuantiles, quantileSteps } from './quantiles'
import { statisticFamily } from './statistic'
import { scoreBySteps } from './stepped'
import {
  inPlaceOf,
  type LayerNeed,
  type LayerStatistic,
  type LossForm,
  type LossTerm,
  type ScoreWithGradient,
} from './term'

/** Features [h, w, c] seen along directions, [h, w, directions]: one for each value of directions. */
export function slicedStatistic(directions: Directions): LayerStatistic {
  const family = statisticFamily<tf.Tensor3D>({
    id: 'sliced',
    of: (x) => throughMatrix(x, () => matrixOf(directions), directions.count),
    gradient: (_x, _guide, _value, dy) =>
      throughMatrix(dy, () => tf.transpose(matrixOf(directions)), directions.channels),
  })
  return { ...family(), directions: directions.count }
}

function matrixOf({ channels, count, values }: Directions): tf.Tensor2D {
  return tf.tensor2d(values, [channels, count])
}

/** Every place [c] of x times a matrix [c, to]. */
function* throughMatrix(x: tf.Tensor3D, of: () => tf.Tensor2D, to: number): Steps<tf.Tensor3D> {
  const owned = new Owned()
  try {
    const matrix = owned.own(tf.tidy(of))
    const parts: tf.Tensor2D[] = []
    for (const band of rowBands(x)) {
      parts.push(owned.own(tf.tidy(() => tf.matMul<tf.Tensor2D>(boxOf(x, band), matrix))))
      yield
    }
    return tf.tidy(() => tf.reshape(tf.concat(parts, 0), [x.shape[0], x.shape[1], to]))
  } finally {
    owned.dispose()
  }
}

/**
 * The distribution of a style's features [h, w, c] along every direction, as `slicedTerm` takes it.
 *
 * @param guide which part of the style counts. Rejects with the signal's reason; the caller owns the result.
 */
export async function slicedTarget(
  features: tf.Tensor3D,
  statistic: LayerStatistic,
  { guide, signal }: { guide?: Guide | undefined; signal?: AbortSignal } = {},
): Promise<tf.Tensor2D> {
  const [height, width] = features.shape
  const pacer = new Pacer(signal)
  const projected = statistic.inSteps
    ? await runPaced(statistic.inSteps.of(features), pacer)
    : statistic.of(features)
  try {
    const values = await valuesOf(projected)
    const weights = guide?.weightsAt(height, width)
    return await runPaced(quantileSteps({ values, directions: projected.shape.at(-1) ?? 1, weights }), pacer)
  } finally {
    projected.dispose()
  }
}

/**
 * The sliced Wasserstein distance: along every direction, the mean of (pᵢ − tᵢ)² over the places in ascending order,
 * with t the quantiles of the style there (Heitz et al. 2021, equation 3, as a mean over directions). `relative`
 * divides by the style's mean square. A guide weighs the places, and with them what share of the style each has.
 *
 * @param statistic a `slicedStatistic`.
 * @param target the style's `slicedTarget` [directions, quantiles] along the same directions, borrowed.
 */
export function slicedTerm(options: {
  readonly needs: LayerNeed
  readonly statistic: LayerStatistic
  readonly target: tf.Tensor2D
  readonly form: LossForm
  readonly weight: number
  readonly guide?: Guide | undefined
}): LossTerm {
  const { needs, statistic, target, form, weight, guide } = options
  const steps = (x: tf.Tensor, targets: readonly tf.Tensor[]) =>
    distanceSteps(x as tf.Tensor3D, targets, guide)
  const divisor = tf.tidy(() =>
    form === 'raw' ? tf.scalar(1) : tf.maximum<tf.Scalar>(meanSquare(target), 1e-20),
  )
  return {
    name: `sliced/${needs.layer}`,
    weight,
    needs,
    ...inPlaceOf(guide),
    statistic,
    targets: [tf.clone(target), divisor],
    score: (x, targets) => scoreBySteps(x, (input) => runAtOnce(steps(input, targets))),
    scoreInSteps: steps,
  }
}

function* distanceSteps(
  projected: tf.Tensor3D,
  targets: readonly tf.Tensor[],
  guide: Guide | undefined,
): Steps<ScoreWithGradient> {
  const [quantiles, divisor] = targets as readonly [tf.Tensor2D, tf.Scalar]
  const [height, width, directions] = projected.shape
  const owned = new Owned()
  try {
    const weights = guide?.weightsAt(height, width)
    const flat = owned.own(tf.reshape<tf.Rank.R2>(projected, [height * width, directions]))
    const matched = owned.own(yield* matchQuantiles(flat, quantiles, weights))
    return tf.tidy(() => {
      const apart = tf.sub<tf.Tensor2D>(flat, matched)
      const pull = weights ? tf.mul(apart, tf.tensor2d(weights, [height * width, 1])) : apart
      // In two stages: one long float32 sum loses digits on large pictures.
      const value = tf.mean<tf.Scalar>(tf.mean(tf.mul(apart, pull), 1))
      const scale = tf.div(2 / projected.size, divisor)
      return {
        value: tf.div<tf.Scalar>(value, divisor),
        gradient: tf.reshape(tf.mul(pull, scale), projected.shape),
      }
    })
  } finally {
    owned.dispose()
  }
}
