import * as tf from '@tensorflow/tfjs-core'
import { gramStatistic } from './gram'
import type { Guide } from './guide'
import { guidedMeanSquare, guidedMeanSquaredDifference, meanSquare, meanSquaredDifference } from './means'
import { momentsStatistic } from './moments'
import { cutLike, GuidePart, type Part, shareOf } from './part'
import { inPlaceOf, type LayerNeed, type LossForm, type LossTerm } from './term'

interface TargetOptions<T extends tf.Tensor> {
  readonly needs: LayerNeed
  /** Borrowed; the term keeps a handle of its own. */
  readonly target: T
  readonly form: LossForm
  readonly weight: number
  readonly name?: string
  /** Where on the painted picture the term counts; everywhere when absent. */
  readonly guide?: Guide | undefined
}

/**
 * mean((F − P)²) with P the content picture's activation [h, w, c] (Gatys et al. 2016, equation 1, as a mean).
 * With a guide the mean is over the places it lets through.
 * Scoring throws when the image has another size than the content picture.
 */
export function contentTerm(options: TargetOptions<tf.Tensor3D>): LossTerm {
  const { needs, weight, guide } = options
  const name = options.name ?? `content/${needs.layer}`
  const compare = guide ? under(guide) : plain
  const scores = { ...scoring(options, 'picture', compare), ...scoringParts(options, compare) }
  return { name, weight, needs, inPlace: true, ...scores }
}

/** mean((G − A)²) with A the style picture's Gram matrix [c, c] (Gatys et al. 2016, equation 4, as a mean). */
export function styleTerm(options: TargetOptions<tf.Tensor2D>): LossTerm {
  const { needs, weight, guide } = options
  const name = options.name ?? `style/${needs.layer}`
  const statistic = gramStatistic(guide)
  return { name, weight, needs, ...inPlaceOf(guide), statistic, ...scoring(options, 'network', plain) }
}

/** mean((m − n)²) with n the `momentsStatistic` [2, c] of the style picture (Li et al. 2017, equation 10, as a mean). */
export function momentsTerm(options: TargetOptions<tf.Tensor2D>): LossTerm {
  const { needs, weight, guide } = options
  const name = options.name ?? `moments/${needs.layer}`
  const statistic = momentsStatistic(guide)
  return { name, weight, needs, ...inPlaceOf(guide), statistic, ...scoring(options, 'network', plain) }
}

/** A divisor this small only comes from a target that is zero everywhere. */
const smallest = 1e-20

/** How two tensors of one shape are compared. */
interface Comparison {
  meanSquare(target: tf.Tensor): tf.Scalar
  difference(x: tf.Tensor, target: tf.Tensor): tf.Scalar
  /** The comparison of parts that lie there, with the weights they have in the whole. */
  at(part: Part): Comparison
}

const plain: Comparison = { meanSquare, difference: meanSquaredDifference, at: () => plain }

const under = (guide: Guide): Comparison => ({
  meanSquare: (target) => guidedMeanSquare(target as tf.Tensor3D, guide),
  difference: (x, target) => guidedMeanSquaredDifference(x as tf.Tensor3D, target, guide),
  at: (part) => under(new GuidePart(guide, part)),
})

function scoring(
  { target, form, needs }: TargetOptions<tf.Tensor>,
  match: keyof typeof mismatches,
  compare: Comparison,
): Pick<LossTerm, 'targets' | 'score'> {
  const shape = target.shape
  const check = (x: tf.Tensor) => checkShape(x.shape, shape, needs, match)
  if (form === 'raw') {
    return {
      targets: [tf.clone(target)],
      score(x, targets) {
        check(x)
        return compare.difference(x, at(targets, 0))
      },
    }
  }
  return {
    targets: [tf.clone(target), tf.tidy(() => tf.maximum(compare.meanSquare(target), smallest))],
    score(x, targets) {
      check(x)
      return tf.div(compare.difference(x, at(targets, 0)), at(targets, 1))
    },
  }
}

/** The target is cut as the picture is. */
function scoringParts(
  { target: { shape }, form, needs }: TargetOptions<tf.Tensor3D>,
  compare: Comparison,
): Required<Pick<LossTerm, 'scorePart'>> {
  return {
    scorePart(x, targets, part) {
      checkShape([part.height, part.width, x.shape[2]], shape, needs, 'picture')
      const target = cutLike(x, at(targets, 0) as tf.Tensor3D, part)
      const value = tf.mul<tf.Scalar>(compare.at(part).difference(x, target), shareOf(x, part))
      return form === 'raw' ? value : tf.div(value, at(targets, 1))
    },
  }
}

function checkShape(
  found: readonly number[],
  wanted: readonly number[],
  { layer }: LayerNeed,
  match: keyof typeof mismatches,
) {
  if (tf.util.arraysEqual([...found], [...wanted])) return
  throw new Error(
    `The target at ${layer} has shape [${wanted}], the image's has [${found}]: ${mismatches[match]}`,
  )
}

const mismatches = {
  picture: 'the image must have the size of the content picture.',
  network: 'both must come from the same network.',
}

function at(targets: readonly tf.Tensor[], index: number): tf.Tensor {
  const target = targets[index]
  if (!target) throw new Error(`A loss term has lost its target ${index}.`)
  return target
}
