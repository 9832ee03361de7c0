import * as tf from '@tensorflow/tfjs-core'
import { type Cost, type Shape3, shapeBytes, valuesIn, valueWork } from '../cost'
import { Pacer } from '../pause'
import { runPaced, type Steps } from '../steps'
import { bandSteps, bandsPeak } from './row-bands'

interface Size {
  readonly width: number
  readonly height: number
}

/** A turn about the middle, clockwise. */
export interface Turn {
  readonly degrees: number
  /** Of the result, whose middle shows the middle of the picture. In px. */
  readonly size: Size
  /** What stands where the picture does not reach: the picture mirrored at its edges, or a color. */
  readonly beyond: 'reflect' | readonly [number, number, number]
}

/** Turns [h, w, 3] by any angle, bilinear between pixel centers. Rejects with the signal's reason. */
export async function turnImage(
  image: tf.Tensor3D,
  turn: Turn,
  { signal }: { signal?: AbortSignal } = {},
): Promise<tf.Tensor3D> {
  signal?.throwIfAborted()
  return runPaced(turnSteps(image, turn), new Pacer(signal))
}

/** What `turnImage` takes; its result is the only thing left. */
export function turnCost([height, width]: Shape3, { size, beyond }: Turn): Cost {
  const shape: Shape3 = [size.height, size.width, 3]
  const onColor = beyond !== 'reflect'
  const cover = onColor ? shapeBytes([height, width, 1]) : 0
  return {
    work: (onColor ? 6 : 3) * valueWork * valuesIn(shape),
    peak: cover + bandsPeak(shape, onColor ? 3 : 1),
  }
}

function* turnSteps(image: tf.Tensor3D, turn: Turn): Steps<tf.Tensor3D> {
  const { size, beyond } = turn
  const [height, width] = image.shape
  const part = (source: tf.Tensor3D, start: number, end: number, fill: 'reflect' | 'constant') => {
    const transform = tf.tensor2d(transformFrom({ width, height }, turn, start), [1, 8])
    const shape: [number, number] = [end - start, size.width]
    const whole = tf.expandDims<tf.Tensor4D>(source, 0)
    return tf.squeeze<tf.Tensor3D>(tf.image.transform(whole, transform, 'bilinear', fill, 0, shape), [0])
  }
  const shape: Shape3 = [size.height, size.width, 3]
  if (beyond === 'reflect') {
    return yield* bandSteps(shape, (start, end) => part(image, start, end, 'reflect'))
  }
  // Turned like the picture, it tells how much of each pixel the picture covers: its edge is smooth on any color.
  const ones = tf.ones<tf.Rank.R3>([height, width, 1])
  try {
    return yield* bandSteps(shape, (start, end) => {
      const bare = tf.sub(1, part(ones, start, end, 'constant'))
      return tf.add(part(image, start, end, 'constant'), tf.mul(bare, tf.tensor3d([...beyond], [1, 1, 3])))
    })
  } finally {
    ones.dispose()
  }
}

/** From places of the result, counted from its row `first`, to places of the picture, as tf.image.transform wants it. */
function transformFrom(image: Size, { degrees, size }: Turn, first: number): number[] {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const x = (1 - size.width) / 2
  const y = first + (1 - size.height) / 2
  return [
    ...[cos, sin, cos * x + sin * y + (image.width - 1) / 2],
    ...[-sin, cos, cos * y - sin * x + (image.height - 1) / 2],
    ...[0, 0],
  ]
}
