import * as tf from '@tensorflow/tfjs-core'
import { type Cost, type Shape3, valuesIn, valueWork } from '../cost'
import { Pacer } from '../pause'
import { runPaced } from '../steps'
import { type BlendMode, blendModes } from './blend-modes'
import { bandSteps, bandsPeak, cutRows } from './row-bands'

/**
 * Lays one picture over another of the same size: (1 − opacity)·back + opacity·B(back, front), both clipped to 0..1
 * before. Rejects with the signal's reason; throws when the sizes differ.
 */
export async function blendPictures(
  back: tf.Tensor3D,
  front: tf.Tensor3D,
  { mode, opacity, signal }: { mode: BlendMode; opacity: number; signal?: AbortSignal },
): Promise<tf.Tensor3D> {
  signal?.throwIfAborted()
  if (!tf.util.arraysEqual(back.shape, front.shape)) {
    throw new Error(`Pictures of different size cannot be blended: [${back.shape}] and [${front.shape}].`)
  }
  const steps = bandSteps(back.shape, (start, end) => {
    const below = tf.clipByValue(cutRows(back, start, end), 0, 1)
    const above = tf.clipByValue(cutRows(front, start, end), 0, 1)
    const blended = blendModes[mode](below, above)
    return tf.add(tf.mul(below, 1 - opacity), tf.mul(blended, opacity))
  })
  return runPaced(steps, new Pacer(signal))
}

/** What `blendPictures` takes; its result is the only thing left. */
export function blendCost(shape: Shape3): Cost {
  // Both pictures, cut and clipped, and what a mode makes of them on its way.
  return { work: 12 * valueWork * valuesIn(shape), peak: bandsPeak(shape, 10) }
}
