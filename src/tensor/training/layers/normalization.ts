import * as tf from '@tensorflow/tfjs-core'
import type { Owned } from '../../owned'
import { columnMeans } from '../column-sums'
import type { LayerOf, LayerShape } from '../description'
import { type Forward, type ForwardOptions, type LayerKind, type Tensors, variable } from './layer'

/** Keeps what is the same everywhere from being divided by zero. */
const epsilon = 1e-5

/** Share of what a batch normalization remembers that stays at each step. */
const memory = 0.9

/** How x is seen so that what is normalized together lies along the middle axis: [groups, together, apart]. */
type Grouping = (shape: readonly number[]) => readonly [number, number, number]

const channelsOf = (shape: readonly number[]) => shape.at(-1) ?? 1
const product = (shape: readonly number[]) => shape.reduce((all, side) => all * side, 1)

const overBatch: Grouping = (shape) => [1, product(shape.slice(0, -1)), channelsOf(shape)]
const overPlaces: Grouping = (shape) => [shape[0] ?? 1, product(shape.slice(1, -1)), channelsOf(shape)]
const overAll: Grouping = (shape) => [shape[0] ?? 1, product(shape.slice(1)), 1]

function scaleAndShift(input: LayerShape) {
  const shape = [channelsOf(input)]
  return { scale: { shape, initial: 'ones' }, shift: { shape, initial: 'zeros' } } as const
}

/** Each channel over all pictures and places of a batch; later by the running mean and variance. */
export const batchNorm: LayerKind<LayerOf<'batch-norm'>> = {
  shapeOf: (_layer, input) => input,
  variables(_layer, input) {
    const shape = [channelsOf(input)]
    return {
      ...scaleAndShift(input),
      mean: { shape, initial: 'zeros', follows: true },
      variance: { shape, initial: 'ones', follows: true },
    }
  },
  forward(_layer, x, variables, options, own) {
    if (options.training) return normalized(x, variables, options, own, overBatch)
    const [mean, variance] = [variable(variables, 'mean'), variable(variables, 'variance')]
    const inverse = own.own(tf.tidy(() => tf.rsqrt(tf.add(variance, epsilon))))
    const factor = own.own(tf.mul(inverse, variable(variables, 'scale')))
    const standard = options.keep ? own.own(tf.tidy(() => tf.mul(tf.sub(x, mean), inverse))) : null
    const y = tf.tidy(() => {
      const shift = tf.sub(variable(variables, 'shift'), tf.mul(mean, factor))
      return tf.add(tf.mul(x, factor), shift)
    })
    return {
      y,
      backward(dy, wanted) {
        return {
          input: wanted.input ? tf.mul(dy, factor) : null,
          variables: wanted.variables && standard ? atScaleAndShift(dy, standard) : {},
        }
      },
    }
  },
}

/** Each channel of each picture over its places. */
export const instanceNorm: LayerKind<LayerOf<'instance-norm'>> = {
  shapeOf: (_layer, input) => input,
  variables: (_layer, input) => scaleAndShift(input),
  forward(_layer, x, variables, options, own) {
    return normalized(x, variables, options, own, overPlaces)
  },
}

/** Each picture over all its values. */
export const layerNorm: LayerKind<LayerOf<'layer-norm'>> = {
  shapeOf: (_layer, input) => input,
  variables: (_layer, input) => scaleAndShift(input),
  forward(_layer, x, variables, options, own) {
    return normalized(x, variables, options, own, overAll)
  },
}

/** (x - mean) / deviation · scale + shift. */
function normalized(
  x: tf.Tensor,
  variables: Tensors,
  { keep }: ForwardOptions,
  own: Owned,
  grouping: Grouping,
): Forward {
  const grouped = [...grouping(x.shape)] as [number, number, number]
  const scale = variable(variables, 'scale')
  const [standard, inverse, mean, variance] = tf.tidy(() => {
    const seen = tf.reshape<tf.Rank.R3>(x, grouped)
    const mean = columnMeans(seen)
    const centered = tf.sub<tf.Tensor3D>(seen, mean)
    const variance = columnMeans(tf.square(centered))
    const inverse = tf.rsqrt(tf.add<tf.Tensor3D>(variance, epsilon))
    return [tf.reshape(tf.mul(centered, inverse), x.shape), inverse, mean, variance] as const
  })
  own.own(standard)
  own.own(inverse)
  const y = tf.tidy(() => tf.add(tf.mul(standard, scale), variable(variables, 'shift')))
  if (!keep) own.free(standard)
  const updates = 'mean' in variables ? followed(variables, mean, variance) : undefined
  mean.dispose()
  variance.dispose()
  return {
    y,
    ...(updates && { updates }),
    backward(dy, wanted) {
      const input = wanted.input
        ? tf.tidy(() => {
            const slope = tf.reshape<tf.Rank.R3>(tf.mul(dy, scale), grouped)
            const seen = tf.reshape<tf.Rank.R3>(standard, grouped)
            const along = tf.mul(seen, columnMeans(tf.mul<tf.Tensor3D>(slope, seen)))
            const rest = tf.sub(tf.sub(slope, columnMeans(slope)), along)
            return tf.reshape(tf.mul(rest, inverse), x.shape)
          })
        : null
      return { input, variables: wanted.variables ? atScaleAndShift(dy, standard) : {} }
    },
  }
}

function atScaleAndShift(dy: tf.Tensor, standard: tf.Tensor): Tensors {
  return tf.tidy(() => {
    const groups = overBatch(dy.shape)
    const sums = (of: tf.Tensor) =>
      tf.reshape(columnMeans(tf.reshape<tf.Rank.R3>(of, [...groups]), 1), [groups[2]])
    return { scale: sums(tf.mul(dy, standard)), shift: sums(dy) }
  })
}

function followed(variables: Tensors, mean: tf.Tensor, variance: tf.Tensor): Tensors {
  return tf.tidy(() => {
    const mixed = (name: string, seen: tf.Tensor) => {
      const before = variable(variables, name)
      return tf.add(tf.mul(before, memory), tf.mul(tf.reshape(seen, before.shape), 1 - memory))
    }
    return { mean: mixed('mean', mean), variance: mixed('variance', variance) }
  })
}
