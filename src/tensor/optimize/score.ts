import * as tf from '@tensorflow/tfjs-core'
import { valueAndGradient } from '../differentiate'
import type { LossTerm } from '../losses/term'
import { disposeTensors } from '../memory'

/** A term with its place in the caller's list. */
export interface PlacedTerm {
  readonly term: LossTerm
  readonly index: number
}

/** Unweighted value of each term by place, and the gradient of the weighted sum at x; the caller owns them all. */
export interface Scores {
  readonly values: ReadonlyMap<number, tf.Scalar>
  readonly gradient: tf.Tensor3D | null
}

/** Scores all terms that look at one activation (or at the image); a statistic is computed once for those sharing it. */
export function scoreAll(x: tf.Tensor3D, placed: readonly PlacedTerm[], withGradient: boolean): Scores {
  const values = new Map<number, tf.Scalar>()
  const weightedSum = (input: tf.Tensor3D) => tf.addN(scoreEach(input, placed, values)) as tf.Scalar
  try {
    if (!withGradient) {
      tf.tidy(() => weightedSum(x)).dispose()
      return { values, gradient: null }
    }
    const { value, gradient } = valueAndGradient(weightedSum, x)
    value.dispose()
    return { values, gradient }
  } catch (error) {
    disposeTensors(values.values())
    throw error
  }
}

function scoreEach(
  x: tf.Tensor3D,
  placed: readonly PlacedTerm[],
  values: Map<number, tf.Scalar>,
): tf.Scalar[] {
  const statistics = new Map<LossTerm['statistic'], tf.Tensor>([[undefined, x]])
  return placed.map(({ term, index }) => {
    const seen = statistics.get(term.statistic) ?? term.statistic?.of(x) ?? x
    statistics.set(term.statistic, seen)
    const value = term.score(seen, term.targets)
    values.set(index, tf.keep(value))
    return tf.mul<tf.Scalar>(value, term.weight)
  })
}
