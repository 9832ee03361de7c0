import * as tf from '@tensorflow/tfjs-core'
import { Owned } from '../owned'

/** Unweighted value of each term by place, and the gradient of the weighted sum; the caller owns them all. */
export interface Scores<G extends tf.Tensor = tf.Tensor3D> {
  readonly values: ReadonlyMap<number, tf.Scalar>
  /** null when none was asked for. */
  readonly gradient: G | null
}

/** Takes scores as they come, and frees what it took when a later one fails. */
interface Sum<G extends tf.Tensor> {
  readonly tell: (values: Scores['values']) => void
  readonly pull: (gradient: G) => void
  /** What is needed on the way, and freed at the end. */
  readonly owned: Owned
}

/** All values that `score` tells, and the sum of the gradients that pull. */
export async function addUp<G extends tf.Tensor>(
  withGradient: boolean,
  score: (sum: Sum<G>) => Promise<void>,
): Promise<Scores<G>> {
  const owned = new Owned()
  const values = new Map<number, tf.Scalar>()
  const gradients: G[] = []
  const tell: Sum<G>['tell'] = (told) => {
    for (const [index, value] of told) values.set(index, owned.own(value))
  }
  const pull: Sum<G>['pull'] = (gradient) => void gradients.push(owned.own(gradient))
  try {
    await score({ tell, pull, owned })
    const gradient = withGradient ? sumOf(gradients) : null
    for (const value of values.values()) owned.release(value)
    return { values, gradient: gradient && owned.release(gradient) }
  } finally {
    owned.dispose()
  }
}

/** A single one as it is: it may be as large as the picture. */
function sumOf<G extends tf.Tensor>(gradients: readonly G[]): G {
  const [only, ...others] = gradients
  return only && others.length === 0 ? only : tf.addN([...gradients])
}
