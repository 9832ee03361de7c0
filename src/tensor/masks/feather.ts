import * as tf from '@tensorflow/tfjs-core'
import type { Paced } from '../colors/map-pixels'
import type { Cost, Shape3 } from '../cost'
import { shapeBytes, valuesIn, valueWork } from '../cost'
import { valuesOf } from '../memory'
import { Pacer } from '../pause'
import { changeLines } from './lines'

export interface Feather extends Paced {
  /** How far what is in the mask grows, or, below 0, shrinks; in px, whole. */
  readonly grow: number
  /** Standard deviation of the blur, in px. */
  readonly blur: number
}

/**
 * Grows or shrinks a mask [h, w, 1], then blurs it. Growing takes the largest value of a square, shrinking the
 * smallest; the blur is near to Gaussian (three averages in a row). The edge repeats. The time does not depend on how
 * far: each value is visited a fixed number of times, by the processor on every backend.
 */
export async function featherMask(mask: tf.Tensor3D, { grow, blur, signal }: Feather): Promise<tf.Tensor3D> {
  const pacer = new Pacer(signal)
  await pacer.breathe()
  const [height, width] = mask.shape
  const plane = { values: Float32Array.from(await valuesOf(mask)), width, height }
  if (grow !== 0) await changeLines(plane, grow > 0 ? largest(grow) : smallest(-grow), pacer)
  if (blur > 0) {
    const change = average(blur)
    for (let pass = 0; pass < averages; pass++) await changeLines(plane, change, pacer)
  }
  return tf.tensor3d(plane.values, [height, width, 1])
}

const averages = 3

/**
 * An average over whole pixels and a share of one more on each side, so that three in a row have exactly the variance
 * of a Gaussian: the extended box of Gwosdek, Grewenig, Bruhn and Weickert 2011.
 */
function average(deviation: number) {
  const variance = deviation ** 2 / averages
  const reach = Math.floor((Math.sqrt(12 * variance + 1) - 1) / 2)
  const share = ((2 * reach + 1) * (reach * (reach + 1) - 3 * variance)) / (6 * (variance - (reach + 1) ** 2))
  const size = 2 * (reach + share) + 1
  return (from: Float32Array, to: Float32Array) => {
    const last = from.length - 1
    const at = (i: number) => from[Math.min(last, Math.max(0, i))] ?? 0
    let sum = 0
    for (let i = -reach; i <= reach; i++) sum += at(i)
    for (let i = 0; i <= last; i++) {
      const next = at(i + reach + 1)
      to[i] = Math.min(1, Math.max(0, (sum + share * (at(i - reach - 1) + next)) / size))
      sum += next - at(i - reach)
    }
  }
}

/** The largest value within `reach` on both sides: those that something later exceeds are forgotten (a monotonic queue). */
function largest(reach: number) {
  return (from: Float32Array, to: Float32Array) => {
    const queue: number[] = []
    let first = 0
    let seen = 0
    for (let i = 0; i < from.length; i++) {
      for (; seen < Math.min(from.length, i + reach + 1); seen++) {
        while (queue.length > first && (from[queue.at(-1) ?? 0] ?? 0) <= (from[seen] ?? 0)) queue.pop()
        queue.push(seen)
      }
      while ((queue[first] ?? i) < i - reach) first++
      to[i] = from[queue[first] ?? i] ?? 0
    }
  }
}

function smallest(reach: number) {
  const grow = largest(reach)
  return (from: Float32Array, to: Float32Array) => {
    grow(
      from.map((value) => -value),
      to,
    )
    for (let i = 0; i < to.length; i++) to[i] = 0 - (to[i] ?? 0)
  }
}

/** What `featherMask` takes. */
export function featherCost(mask: Shape3, { grow, blur }: Pick<Feather, 'grow' | 'blur'>): Cost {
  const passes = 1 + (grow === 0 ? 0 : 4) + (blur === 0 ? 0 : 4 * averages)
  return { work: passes * valueWork * valuesIn(mask), peak: shapeBytes(mask) }
}
