import * as tf from '@tensorflow/tfjs-core'
import { Owned } from '../owned'
import type { Steps } from '../steps'
import { runAtOnce } from '../steps'
import { gaussianStatistic } from './gaussian'
import type { Guide } from './guide'
import { squareRootSteps } from './square-root'
import { scoreBySteps } from './stepped'
import { inPlaceOf, type LayerNeed, type LossForm, type LossTerm, type ScoreWithGradient } from './term'

/** Share of a style's mean variance that is added to every variance: channels that never fire have no root else. */
const ridge = 1e-3

/**
 * The squared Wasserstein-2 distance of two Gaussians, per channel: (|μ − ν|² + tr(Σ + Τ − 2 (√Τ Σ √Τ)^½)) / c, with
 * mean and covariance of the picture's features and of the style's (Vacher et al. 2020, section 2; as in
 * style-transfer-pytorch). `relative` divides by the style's mean square.
 *
 * @param target the style's `gaussianStatistic` [1 + c, c], borrowed.
 */
export function wassersteinTerm(options: {
  readonly needs: LayerNeed
  readonly target: tf.Tensor2D
  readonly form: LossForm
  readonly weight: number
  readonly guide?: Guide | undefined
}): LossTerm {
  const { needs, target, form, weight, guide } = options
  const steps = (x: tf.Tensor, targets: readonly tf.Tensor[]) => distanceSteps(x as tf.Tensor2D, targets)
  return {
    name: `wasserstein/${needs.layer}`,
    weight,
    needs,
    ...inPlaceOf(guide),
    statistic: gaussianStatistic(guide),
    targets: runAtOnce(targetSteps(target, form)),
    score: (x, targets) => scoreBySteps(x, (input) => runAtOnce(steps(input, targets))),
    scoreInSteps: steps,
  }
}

/** Mean [1, c], square root [c, c] and trace of the covariance, what is added to variances, and the divisor. */
function* targetSteps(target: tf.Tensor2D, form: LossForm): Steps<tf.Tensor[]> {
  const channels = target.shape[1]
  const owned = new Owned()
  try {
    const mean = owned.own(tf.slice(target, 0, 1))
    const covariance = owned.own(tf.slice(target, [1, 0], [channels, channels]))
    const variance = owned.own(tf.tidy(() => tf.div<tf.Scalar>(traceOf(covariance), channels)))
    const added = owned.own(tf.tidy(() => tf.maximum<tf.Scalar>(tf.mul(variance, ridge), 1e-12)))
    const ridged = owned.own(withRidge(covariance, added))
    const { root, inverse } = yield* squareRootSteps(ridged)
    inverse.dispose()
    owned.own(root)
    const trace = owned.own(traceOf(ridged))
    const divisor = tf.tidy(() =>
      form === 'raw'
        ? tf.scalar(1)
        : tf.maximum<tf.Scalar>(tf.add(variance, tf.mean(tf.square(mean))), 1e-20),
    )
    for (const kept of [mean, root, trace, added]) owned.release(kept)
    return [mean, root, trace, added, divisor]
  } finally {
    owned.dispose()
  }
}

function* distanceSteps(x: tf.Tensor2D, targets: readonly tf.Tensor[]): Steps<ScoreWithGradient> {
  const [mean, root, trace, added, divisor] = targets as readonly [
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Scalar,
    tf.Scalar,
    tf.Scalar,
  ]
  const channels = x.shape[1]
  if (channels !== mean.shape[1]) {
    throw new Error(
      `The style has ${mean.shape[1]} channels, the picture ${channels}: both must come from one network.`,
    )
  }
  const owned = new Owned()
  try {
    const covariance = owned.own(tf.tidy(() => withRidge(tf.slice(x, [1, 0], [channels, channels]), added)))
    const between = owned.own(tf.tidy(() => tf.matMul<tf.Tensor2D>(tf.matMul(root, covariance), root)))
    yield
    const both = yield* squareRootSteps(between)
    owned.own(both.root)
    owned.own(both.inverse)
    return tf.tidy(() => {
      const scale = tf.div<tf.Scalar>(1 / channels, divisor)
      const apart = tf.sub<tf.Tensor2D>(tf.slice(x, 0, 1), mean)
      const spread = tf.sub(tf.add(traceOf(covariance), trace), tf.mul(traceOf(both.root), 2))
      const value = tf.mul<tf.Scalar>(tf.add(tf.sum(tf.square(apart)), spread), scale)
      const pull = tf.matMul(tf.matMul(root, both.inverse), root)
      const rows = [tf.mul(apart, 2), tf.sub(tf.eye(channels), pull)] as const
      return { value, gradient: tf.mul<tf.Tensor2D>(tf.concat([...rows] as tf.Tensor2D[], 0), scale) }
    })
  } finally {
    owned.dispose()
  }
}

function withRidge(matrix: tf.Tensor2D, added: tf.Scalar): tf.Tensor2D {
  return tf.tidy(() => tf.add<tf.Tensor2D>(matrix, tf.mul(tf.eye(matrix.shape[0]), added)))
}

function traceOf(matrix: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => tf.sum<tf.Scalar>(tf.mul(matrix, tf.eye(matrix.shape[0]))))
}
