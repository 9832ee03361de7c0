import type { Tensor2D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import type { Pixels } from '../images/pixels'
import { resizeImage } from '../images/resize'
import { valuesOf } from '../memory'
import { paintValue } from './colormap'
import { fitWithin } from './fit'
import { heatLegend, type Legend } from './legend'

/** The scale turns from linear to logarithmic at this part of the mean magnitude. */
const knee = 0.1

/** A Gram matrix [c, c] as a heat map on a logarithmic scale (a few channels are far stronger than the rest). */
export async function previewGram(
  gram: Tensor2D,
  maxSide = 512,
): Promise<Pixels & { readonly legend: Legend }> {
  const small = tf.tidy(() => {
    const [height, width] = gram.shape
    return resizeImage(tf.expandDims<tf.Tensor3D>(gram, 2), fitWithin({ width, height }, maxSide))
  })
  try {
    const [height, width] = small.shape
    const values = await valuesOf(small)
    const data = new Uint8ClampedArray(values.length * 4)
    const scale = logarithm(values)
    values.forEach((value, i) => {
      paintValue(data, i * 4, scale.partOf(value))
    })
    return { width, height, data, legend: heatLegend(scale.valueAt) }
  } finally {
    small.dispose()
  }
}

interface Scale {
  partOf(value: number): number
  valueAt(part: number): number
}

/** Maps 0 to 0 and the largest magnitude to 1, linear near 0 and logarithmic above. */
function logarithm(values: Float32Array): Scale {
  let sum = 0
  let largest = 0
  for (const value of values) {
    sum += Math.abs(value)
    largest = Math.max(largest, Math.abs(value))
  }
  if (largest === 0) return { partOf: () => 0, valueAt: () => 0 }
  const unit = (sum / values.length) * knee
  const top = Math.log1p(largest / unit)
  return {
    partOf: (value) => Math.log1p(Math.abs(value) / unit) / top,
    valueAt: (part) => Math.expm1(part * top) * unit,
  }
}
