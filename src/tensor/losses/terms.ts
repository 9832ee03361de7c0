import * as tf from '@tensorflow/tfjs-core'
import { gramGradientSteps, gramMatrix, gramSteps } from './gram'
import { meanSquare, meanSquaredDifference } from './means'
import type { LayerNeed, LayerStatistic, LossForm, LossTerm } from './term'

const gram: LayerStatistic = {
  id: 'gram',
  of: gramMatrix,
  inSteps: {
    of: gramSteps,
    gradient: (x, dy) => gramGradientSteps(x, dy as tf.Tensor2D),
  },
}

interface TargetOptions<T extends tf.Tensor> {
  readonly needs: LayerNeed
  /** Borrowed; the term keeps a handle of its own. */
  readonly target: T
  readonly form: LossForm
  readonly weight: number
  readonly name?: string
}

/**
 * mean((F − P)²) with P the content picture's activation [h, w, c] (Gatys et al. 2016, equation 1, as a mean).
 * Scoring throws when the image has another size than the content picture.
 */
export function contentTerm(options: TargetOptions<tf.Tensor3D>): LossTerm {
  const { needs, weight } = options
  return { name: options.name ?? `content/${needs.layer}`, weight, needs, ...scoring(options, 'picture') }
}

/** mean((G − A)²) with A the style picture's Gram matrix [c, c] (Gatys et al. 2016, equation 4, as a mean). */
export function styleTerm(options: TargetOptions<tf.Tensor2D>): LossTerm {
  const { needs, weight } = options
  const name = options.name ?? `style/${needs.layer}`
  return { name, weight, needs, statistic: gram, ...scoring(options, 'network') }
}

/** A divisor this small only comes from a target that is zero everywhere. */
const smallest = 1e-20

function scoring(
  { target, form, needs }: TargetOptions<tf.Tensor>,
  match: keyof typeof mismatches,
): Pick<LossTerm, 'targets' | 'score'> {
  const shape = target.shape
  const check = (x: tf.Tensor) => {
    if (tf.util.arraysEqual(x.shape, shape)) return
    throw new Error(
      `The target at ${needs.layer} has shape [${shape}], the image's has [${x.shape}]: ${mismatches[match]}`,
    )
  }
  if (form === 'raw') {
    return {
      targets: [tf.clone(target)],
      score(x, targets) {
        check(x)
        return meanSquaredDifference(x, at(targets, 0))
      },
    }
  }
  return {
    targets: [tf.clone(target), tf.tidy(() => tf.maximum(meanSquare(target), smallest))],
    score(x, targets) {
      check(x)
      return tf.div(meanSquaredDifference(x, at(targets, 0)), at(targets, 1))
    },
  }
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
