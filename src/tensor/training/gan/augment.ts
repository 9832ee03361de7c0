import * as tf from '@tensorflow/tfjs-core'
import { disposeTensors } from '../../memory'

/** Which changes are made to all that a discriminator sees. */
export interface Augmentations {
  readonly color: boolean
  readonly translation: boolean
  readonly cutout: boolean
}

/** Of what a picture's side is, a shift is this share at most, and the square that is cut out this one. */
const farthest = 1 / 8
const cut = 1 / 2

/** The changes of one picture. */
interface Change {
  readonly brightness: number
  readonly saturation: number
  readonly contrast: number
  /** In px, to the bottom and to the right. */
  readonly shift: readonly [number, number]
  /** Where the square that is cut out begins; null for none. */
  readonly hole: readonly [number, number] | null
}

/** Changes of a batch of pictures, each its own. */
export interface Augmentation {
  /** x [n, h, w, 3], -1..1; the caller owns the result. */
  apply(x: tf.Tensor4D): tf.Tensor4D
  /** From a gradient at the result to one at x. */
  pull(dy: tf.Tensor4D): tf.Tensor4D
}

/**
 * DiffAugment (Zhao et al. 2020, section 3.2): real and generated pictures are changed alike before they are judged, so
 * that a discriminator cannot learn few pictures by heart. Every change is affine, and but for the shift its own
 * adjoint.
 *
 * @param uniform in [0, 1).
 */
export function drawAugmentation(
  [count, height, width]: readonly [number, number, number],
  { color, translation, cutout }: Augmentations,
  uniform: () => number,
): Augmentation {
  const side = (length: number, share: number) => Math.round(length * share)
  const between = (low: number, high: number) => low + (high - low) * uniform()
  const whole = (low: number, high: number) => low + Math.floor(uniform() * (high - low + 1))
  const far = [side(height, farthest), side(width, farthest)] as const
  const hole = [side(height, cut), side(width, cut)] as const
  const changes = Array.from({ length: count }, (): Change => {
    return {
      brightness: color ? between(-0.5, 0.5) : 0,
      saturation: color ? between(0, 2) : 1,
      contrast: color ? between(0.5, 1.5) : 1,
      shift: translation ? [whole(-far[0], far[0]), whole(-far[1], far[1])] : [0, 0],
      // As there, it may lie half outside.
      hole: cutout
        ? [whole(0, height) - Math.floor(hole[0] / 2), whole(0, width) - Math.floor(hole[1] / 2)]
        : null,
    }
  })
  const mask = () => tf.tensor4d(maskOf(changes, height, width, hole), [count, height, width, 1])
  const each = (of: (change: Change) => number) => tf.tensor4d(changes.map(of), [count, 1, 1, 1])
  const recolor = (x: tf.Tensor4D) => {
    const saturated = aroundMean(
      x,
      each(({ saturation }) => saturation),
      tf.mean(x, 3, true),
    )
    return aroundMean(
      saturated,
      each(({ contrast }) => contrast),
      meanOfEach(saturated),
    )
  }
  // The mirror image of recolor: as each of both changes is its own adjoint, both in the other order.
  const uncolor = (dy: tf.Tensor4D) => {
    const contrasted = aroundMean(
      dy,
      each(({ contrast }) => contrast),
      meanOfEach(dy),
    )
    return aroundMean(
      contrasted,
      each(({ saturation }) => saturation),
      tf.mean(contrasted, 3, true),
    )
  }
  return {
    apply: (x) =>
      tf.tidy(() => {
        const colored = color
          ? recolor(
              tf.add(
                x,
                each(({ brightness }) => brightness),
              ),
            )
          : x
        const moved = translation ? shifted(colored, changes, 1) : colored
        return cutout ? tf.mul<tf.Tensor4D>(moved, mask()) : tf.clone(moved)
      }),
    pull: (dy) =>
      tf.tidy(() => {
        const filled = cutout ? tf.mul<tf.Tensor4D>(dy, mask()) : dy
        const back = translation ? shifted(filled, changes, -1) : filled
        return color ? uncolor(back) : tf.clone(back)
      }),
  }
}

/** (x - mean) · factor + mean. */
function aroundMean(x: tf.Tensor4D, factor: tf.Tensor4D, mean: tf.Tensor): tf.Tensor4D {
  return tf.add(tf.mul(x, factor), tf.mul(mean, tf.sub(1, factor)))
}

function meanOfEach(x: tf.Tensor4D): tf.Tensor4D {
  const [count] = x.shape
  return tf.reshape(tf.mean(tf.reshape(x, [count, -1]), 1), [count, 1, 1, 1])
}

/** Each picture moved by its shift; zeros, a middle gray, come in. */
function shifted(x: tf.Tensor4D, changes: readonly Change[], direction: 1 | -1): tf.Tensor4D {
  const [, height, width, channels] = x.shape
  const moved = changes.map(({ shift: [down, right] }, index) => {
    const [dy, dx] = [direction * down, direction * right]
    const [rows, columns] = [height - Math.abs(dy), width - Math.abs(dx)]
    const kept = tf.slice(x, [index, Math.max(0, -dy), Math.max(0, -dx), 0], [1, rows, columns, channels])
    const around = (by: number): [number, number] => [Math.max(0, by), Math.max(0, -by)]
    const padded = tf.pad(kept, [[0, 0], around(dy), around(dx), [0, 0]])
    disposeTensors([kept])
    return padded
  })
  return tf.concat(moved, 0)
}

function maskOf(
  changes: readonly Change[],
  height: number,
  width: number,
  [rows, columns]: readonly [number, number],
): Float32Array {
  const values = new Float32Array(changes.length * height * width).fill(1)
  changes.forEach(({ hole }, index) => {
    if (!hole) return
    const [top, left] = hole
    const [first, last] = [Math.max(0, left), Math.min(width, left + columns)]
    for (let y = Math.max(0, top); y < Math.min(height, top + rows); y++) {
      const row = (index * height + y) * width
      values.fill(0, row + first, row + last)
    }
  })
  return values
}
