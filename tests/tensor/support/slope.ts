import * as tf from '@tensorflow/tfjs-core'
import { expect } from 'vitest'
import { disposeTensors, evaluateTerms, type LossTerm, type Tensor3D } from '../../../src/tensor'
import { expectTensors } from './leaks'

interface SlopeOptions {
  /** [h, w, 3]; borrowed. The gradient itself, scaled to at most 1, when absent: bends of a network weigh least there. */
  readonly along?: Tensor3D
  /** Half the distance between the two pictures that are compared, in units of `along`. */
  readonly step: number
  /** Largest relative difference. */
  readonly within: number
}

/** Compares the gradient of terms at a picture with a central difference, and counts tensors. Borrows everything. */
export async function expectSlope(
  image: Tensor3D,
  terms: readonly LossTerm[],
  { along, step, within }: SlopeOptions,
): Promise<void> {
  const { gradient } = await expectTensors(1, () => evaluateTerms(image, terms))
  const direction = along ?? tf.tidy(() => tf.div<Tensor3D>(gradient, tf.max(tf.abs(gradient))))
  const slope = tf.tidy(() => tf.sum(tf.mul(gradient, direction)).dataSync()[0] ?? 0)
  const totalAt = async (side: number) => {
    const moved = tf.tidy(() => tf.add<Tensor3D>(image, tf.mul(direction, side)))
    const { total, gradient: unused } = await evaluateTerms(moved, terms)
    disposeTensors([moved, unused])
    return total
  }
  const measured = ((await totalAt(step)) - (await totalAt(-step))) / (2 * step)
  expect(Math.abs(measured - slope)).toBeLessThan(within * Math.abs(slope))
  disposeTensors(along ? [gradient] : [gradient, direction])
}
