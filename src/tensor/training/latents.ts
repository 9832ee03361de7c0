import * as tf from '@tensorflow/tfjs-core'
import { tensorFrom, valuesOf } from '../memory'
import type { NetworkDescription } from './description'

/** Places of a generator's noise; null for generators that make pictures of one size. */
export type NoisePlaces = readonly [height: number, width: number] | null

/** Numbers in one latent of a generator. */
export function latentLength({ input }: NetworkDescription): number {
  return input.at(-1) ?? 0
}

/** Draws normal numbers. @param normal mean 0, standard deviation 1. */
export function drawNormal(shape: readonly number[], normal: () => number): tf.Tensor {
  const count = shape.reduce((product, side) => product * side, 1)
  return tensorFrom(
    Float32Array.from({ length: count }, () => normal()),
    shape,
  )
}

/**
 * What a generator takes for latents [n, z]: these, or for pictures of any size [n, h, w, z], where the first half of
 * the numbers is noise of its own at every place, and the second half is the latent's at all places alike (Bergmann et
 * al. 2017, section 3). The caller owns the result.
 *
 * @param noise draws normal numbers for a picture.
 * @param count how many of the latents, from the first on; by default all.
 */
export async function generatorInput(
  latents: tf.Tensor2D,
  places: NoisePlaces,
  noise: (picture: number) => () => number,
  count = latents.shape[0],
): Promise<tf.Tensor> {
  const [, length] = latents.shape
  if (!places) return tf.slice(latents, [0, 0], [count, length])
  const rows = await valuesOf(latents)
  return spread(rows, count, length, places, noise)
}

/** The same for latents that are drawn along with the noise. */
export function drawGeneratorInput(
  count: number,
  length: number,
  places: NoisePlaces,
  normal: () => number,
): tf.Tensor {
  const latents = Float32Array.from({ length: count * length }, () => normal())
  return places ? spread(latents, count, length, places, () => normal) : tensorFrom(latents, [count, length])
}

function spread(
  rows: Float32Array,
  count: number,
  length: number,
  [height, width]: readonly [number, number],
  noise: (picture: number) => () => number,
): tf.Tensor {
  const values = new Float32Array(count * height * width * length)
  const own = Math.ceil(length / 2)
  for (let picture = 0; picture < count; picture++) {
    const normal = noise(picture)
    for (let place = 0; place < height * width; place++) {
      const at = (picture * height * width + place) * length
      for (let i = 0; i < length; i++) values[at + i] = i < own ? normal() : (rows[picture * length + i] ?? 0)
    }
  }
  return tensorFrom(values, [count, height, width, length])
}

/**
 * Between two latents along the great circle through them (White 2016), as far from the middle as both: on the straight
 * line, where many numbers cancel, generators draw dull pictures.
 *
 * @param amount 0 for `a`, 1 for `b`.
 */
export function interpolateSpherically(a: Float32Array, b: Float32Array, amount: number): Float32Array {
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0)
  const [lengthA, lengthB] = [Math.sqrt(dot(a, a)), Math.sqrt(dot(b, b))]
  const cosine = lengthA * lengthB === 0 ? 1 : dot(a, b) / (lengthA * lengthB)
  const angle = Math.acos(Math.min(1, Math.max(-1, cosine)))
  const sine = Math.sin(angle)
  // Nearly one direction, or opposite ones, have no one great circle.
  const [ofA, ofB] =
    sine < 1e-4
      ? [1 - amount, amount]
      : [Math.sin((1 - amount) * angle) / sine, Math.sin(amount * angle) / sine]
  return a.map((value, i) => ofA * value + ofB * (b[i] ?? 0))
}
