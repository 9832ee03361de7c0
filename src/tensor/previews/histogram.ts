import type { Tensor } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { valuesOf } from '../memory'
import { Pacer } from '../pause'

/** Counts of equal bins between `from` and `to`; what lies outside is counted apart. */
export interface ValueHistogram {
  readonly from: number
  readonly to: number
  readonly curves: readonly {
    readonly name: 'red' | 'green' | 'blue' | 'luminance' | 'value'
    readonly counts: number[]
  }[]
  below: number
  above: number
}

const bins = 256
/** Values read back at a time: 4 MiB. */
const valuesPerRead = 2 ** 20

/** Of the values of a picture [h, w, 3], nominal 0..1, each component by itself and the luminance (Rec. 709, of sRGB). */
export async function imageHistogram(image: tf.Tensor3D): Promise<ValueHistogram> {
  const histogram = empty(0, 1, ['red', 'green', 'blue', 'luminance'])
  const [red, green, blue, luminance] = histogram.curves.map(({ counts }) => counts)
  await read(image, 3, (values) => {
    for (let at = 0; at < values.length; at += 3) {
      const r = values[at] ?? 0
      const g = values[at + 1] ?? 0
      const b = values[at + 2] ?? 0
      count(histogram, red, r)
      count(histogram, green, g)
      count(histogram, blue, b)
      // A sum of the three that are counted already: outside, it is not counted again.
      const sum = 0.2126 * r + 0.7152 * g + 0.0722 * b
      if (sum >= 0 && sum <= 1) count(histogram, luminance, sum)
    }
  })
  return histogram
}

/** Of all values of a tensor, from the least finite one to the greatest. */
export async function valueHistogram(tensor: Tensor): Promise<ValueHistogram> {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  await read(tensor, 1, (values) => {
    for (const value of values) {
      if (!Number.isFinite(value)) continue
      from = Math.min(from, value)
      to = Math.max(to, value)
    }
  })
  const histogram = empty(from <= to ? from : 0, from <= to ? to : 0, ['value'])
  const counts = histogram.curves[0]?.counts
  await read(tensor, 1, (values) => {
    for (const value of values) count(histogram, counts, value)
  })
  return histogram
}

function empty(
  from: number,
  to: number,
  names: readonly ValueHistogram['curves'][number]['name'][],
): ValueHistogram {
  const curves = names.map((name) => ({ name, counts: new Array<number>(bins).fill(0) }))
  return { from, to, curves, below: 0, above: 0 }
}

/** What is not a number is in no bin and not outside either. */
function count(histogram: ValueHistogram, counts: number[] | undefined, value: number): void {
  const { from, to } = histogram
  if (value < from) histogram.below += 1
  else if (value > to) histogram.above += 1
  else if (counts && !Number.isNaN(value)) {
    const part = to === from ? 0 : (value - from) / (to - from)
    const bin = Math.min(bins - 1, Math.floor(part * bins))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
}

/** Hands over all values in pieces of a multiple of `grain`, letting events run between them. */
async function read(tensor: Tensor, grain: number, take: (values: Float32Array) => void): Promise<void> {
  const pacer = new Pacer()
  const flat = tf.reshape<tf.Rank.R1>(tensor, [tensor.size])
  try {
    const step = Math.floor(valuesPerRead / grain) * grain
    for (let start = 0; start < tensor.size; start += step) {
      const piece = tf.slice(flat, [start], [Math.min(step, tensor.size - start)])
      try {
        take(await valuesOf(piece))
      } finally {
        piece.dispose()
      }
      await pacer.breathe()
    }
  } finally {
    flat.dispose()
  }
}
