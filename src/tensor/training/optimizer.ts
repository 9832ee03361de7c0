import * as tf from '@tensorflow/tfjs-core'
import { Owned } from '../owned'
import type { Steps } from '../steps'
import type { Tensors } from './layers/layer'

export type OptimizerSettings =
  /** Kingma and Ba 2015, algorithm 1. */
  | {
      readonly kind: 'adam'
      readonly learningRate: number
      readonly beta1: number
      readonly beta2: number
      readonly epsilon: number
    }
  /** Hinton, lecture 6e of "Neural networks for machine learning", 2012. */
  | {
      readonly kind: 'rmsprop'
      readonly learningRate: number
      readonly decay: number
      readonly epsilon: number
    }
  | { readonly kind: 'sgd'; readonly learningRate: number; readonly momentum: number }

/** What an optimizer remembers of each variable. Owns its tensors. */
export interface TrainingMemory {
  readonly kind: OptimizerSettings['kind']
  /** Steps that it has seen. */
  readonly count: number
  /** By the name of the variable: both moments, the mean square, or the velocity. */
  readonly first: Tensors
  /** Empty but for Adam. */
  readonly second: Tensors
}

/** A variable after a step, with what is remembered of it. */
type Moved = readonly [value: tf.Tensor, first: tf.Tensor, second?: tf.Tensor]

/**
 * One step. Borrows everything; variables without a gradient are handed on. Events run between variables. The caller
 * owns the result.
 *
 * @param memory of another kind of optimizer, it is begun anew.
 */
export function* optimizerStep(
  variables: Tensors,
  gradients: Tensors,
  memory: TrainingMemory | null,
  settings: OptimizerSettings,
): Steps<{ readonly variables: Tensors; readonly memory: TrainingMemory }> {
  const before = memory?.kind === settings.kind ? memory : null
  const count = (before?.count ?? 0) + 1
  const own = new Owned()
  const moved: Record<string, tf.Tensor> = {}
  const first: Record<string, tf.Tensor> = {}
  const second: Record<string, tf.Tensor> = {}
  try {
    for (const [name, value] of Object.entries(variables)) {
      const gradient = gradients[name]
      if (!gradient) {
        moved[name] = own.own(tf.clone(value))
        continue
      }
      const [next, one, two] = tf.tidy(() =>
        move(value, gradient, before?.first[name], before?.second[name], count, settings),
      )
      moved[name] = own.own(next)
      first[name] = own.own(one)
      if (two) second[name] = own.own(two)
      yield
    }
    for (const tensor of [moved, first, second].flatMap((tensors) => Object.values(tensors)))
      own.release(tensor)
    return { variables: moved, memory: { kind: settings.kind, count, first, second } }
  } finally {
    own.dispose()
  }
}

function move(
  value: tf.Tensor,
  gradient: tf.Tensor,
  first: tf.Tensor | undefined,
  second: tf.Tensor | undefined,
  count: number,
  settings: OptimizerSettings,
): [...Moved] {
  const { learningRate } = settings
  switch (settings.kind) {
    case 'adam': {
      const { beta1, beta2, epsilon } = settings
      const m = mixed(first, gradient, beta1)
      const v = mixed(second, tf.square(gradient), beta2)
      const size = tf.add(tf.mul(tf.sqrt(v), 1 / Math.sqrt(1 - beta2 ** count)), epsilon)
      return [tf.sub(value, tf.div(tf.mul(m, learningRate / (1 - beta1 ** count)), size)), m, v]
    }
    case 'rmsprop': {
      const v = mixed(first, tf.square(gradient), settings.decay)
      const size = tf.add(tf.sqrt(v), settings.epsilon)
      return [tf.sub(value, tf.div(tf.mul(gradient, learningRate), size)), v]
    }
    case 'sgd': {
      const velocity = first ? tf.add(tf.mul(first, settings.momentum), gradient) : tf.clone(gradient)
      return [tf.sub(value, tf.mul(velocity, learningRate)), velocity]
    }
  }
}

/** A running mean that began at zero. */
function mixed(before: tf.Tensor | undefined, now: tf.Tensor, decay: number): tf.Tensor {
  const share = tf.mul(now, 1 - decay)
  return before ? tf.add(tf.mul(before, decay), share) : share
}
