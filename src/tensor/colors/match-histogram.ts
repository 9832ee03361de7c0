import * as tf from '@tensorflow/tfjs-core'
import type { Cost, Shape3 } from '../cost'
import { shapeBytes, valuesIn, valueWork } from '../cost'
import { valuesOf } from '../memory'
import { Pacer } from '../pause'
import { count, Distribution, emptyCounts } from './histogram'
import { bandsOf, type Paced, rowsOf } from './map-pixels'
import { rgbToYiq } from './spaces'

export interface MatchHistogram extends Paced {
  readonly image: tf.Tensor3D
  /** Its size does not matter. */
  readonly target: tf.Tensor3D
  /** Red, green and blue each by itself, or luminance alone, which keeps chroma. */
  readonly channels: 'rgb' | 'luminance'
  /** 0 leaves the image as it is, 1 gives it the target's histogram. */
  readonly strength: number
}

/**
 * Moves the values of [h, w, 3] so that as many lie below each value as do in another picture. Values that are the same
 * stay the same; clipped to 0..1. Computed by the processor on every backend: a histogram is sorting, not arithmetic.
 */
export async function matchHistogram({
  image,
  target,
  channels,
  strength,
  signal,
}: MatchHistogram): Promise<tf.Tensor3D> {
  const pacer = new Pacer(signal)
  const from = await distributions(image, channels, pacer)
  const to = await distributions(target, channels, pacer)
  const result = new Float32Array(image.size)
  const move = channels === 'rgb' ? moveEach : moveLuminance
  let written = 0
  for (const { start, rows } of bandsOf(image)) {
    const values = await readRows(image, start, rows)
    move(values, from, to, strength)
    result.set(values, written)
    written += values.length
    await pacer.breathe()
  }
  return tf.tensor3d(result, image.shape)
}

type Distributions = readonly Distribution[]

async function distributions(
  image: tf.Tensor3D,
  channels: MatchHistogram['channels'],
  pacer: Pacer,
): Promise<Distributions> {
  const counts = channels === 'rgb' ? [emptyCounts(), emptyCounts(), emptyCounts()] : [emptyCounts()]
  for (const { start, rows } of bandsOf(image)) {
    const values = await readRows(image, start, rows)
    const counted = channels === 'rgb' ? values : lumas(values)
    counts.forEach((each, channel) => {
      count(counted, channel, counts.length, each)
    })
    await pacer.breathe()
  }
  return counts.map((each) => new Distribution(each))
}

async function readRows(image: tf.Tensor3D, start: number, rows: number): Promise<Float32Array> {
  const band = rowsOf(image, start, rows)
  try {
    return await valuesOf(band)
  } finally {
    band.dispose()
  }
}

function lumas(values: Float32Array): Float32Array {
  return Float32Array.from({ length: values.length / 3 }, (_, pixel) => lumaAt(values, 3 * pixel))
}

const [[red, green, blue]] = rgbToYiq

function lumaAt(values: Float32Array, at: number): number {
  return red * (values[at] ?? 0) + green * (values[at + 1] ?? 0) + blue * (values[at + 2] ?? 0)
}

function moveEach(values: Float32Array, from: Distributions, to: Distributions, strength: number): void {
  for (let channel = 0; channel < 3; channel++) {
    const source = from[channel]
    const target = to[channel]
    if (!source || !target) continue
    for (let at = channel; at < values.length; at += 3) {
      const value = values[at] ?? 0
      values[at] = clip(value + strength * (target.valueAt(source.shareBelow(value)) - value))
    }
  }
}

function moveLuminance(
  values: Float32Array,
  [source]: Distributions,
  [target]: Distributions,
  strength: number,
): void {
  if (!source || !target) return
  for (let at = 0; at < values.length; at += 3) {
    const luma = lumaAt(values, at)
    const change = strength * (target.valueAt(source.shareBelow(luma)) - luma)
    for (let place = at; place < at + 3; place++) values[place] = clip((values[place] ?? 0) + change)
  }
}

function clip(value: number): number {
  return Math.min(1, Math.max(0, value))
}

/** What `matchHistogram` takes: each value is looked up among the bins. */
export function matchHistogramCost(image: Shape3, target: Shape3): Cost {
  return {
    work: valueWork * (valuesIn(target) + 8 * valuesIn(image)),
    peak: shapeBytes(image),
  }
}
