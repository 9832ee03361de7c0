import * as tf from '@tensorflow/tfjs-core'
import { inverse, type Matrix3, matrix3 } from './matrix3'
import { mixChannels } from './mix-channels'

/**
 * - `rgb`: as it is, sRGB
 * - `opponent`: intensity, red against green, yellow against blue; an orthogonal turn of RGB
 * - `lab`: CIELAB of sRGB's white, all divided by 100
 * - `lalphabeta`: of Ruderman, Cronin and Chiao 1998 as Reinhard et al. 2001 have it: decorrelated log LMS
 */
export type ColorSpace = 'rgb' | 'opponent' | 'lab' | 'lalphabeta'

interface Conversion {
  /** Floats of a pixel that are there at once, the input not included. */
  readonly values: number
  toSpace(rgb: tf.Tensor3D): tf.Tensor3D
  toRgb(color: tf.Tensor3D): tf.Tensor3D
}

function linear(matrix: Matrix3): Conversion {
  const back = inverse(matrix)
  return {
    values: 2,
    toSpace: (rgb) => mixChannels(rgb, matrix),
    toRgb: (color) => mixChannels(color, back),
  }
}

const opponent: Matrix3 = [
  [1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)],
  [1 / Math.sqrt(2), -1 / Math.sqrt(2), 0],
  [1 / Math.sqrt(6), 1 / Math.sqrt(6), -2 / Math.sqrt(6)],
]

/** The white of sRGB, D65: what its matrix makes of 1, 1, 1. */
const white = [0.9504559, 1, 1.0890578] as const

/** IEC 61966-2-1, divided by the white. */
const linearToXyz: Matrix3 = scaleRows(
  [
    [0.4124564, 0.3575761, 0.1804375],
    [0.2126729, 0.7151522, 0.072175],
    [0.0193339, 0.119192, 0.9503041],
  ],
  white.map((value) => 1 / value),
)
const xyzToLinear = inverse(linearToXyz)

const curvedToLab: Matrix3 = [
  [0, 1.16, 0],
  [5, -5, 0],
  [0, 2, -2],
]
const labToCurved: Matrix3 = inverse(curvedToLab)

/** Where CIELAB's cube root gives way to a straight line. */
const bend = 6 / 29
/** Lightness of black is 0. */
const black = -0.16

const lab: Conversion = {
  values: 45,
  toSpace: (rgb) => mixChannels(curve(mixChannels(toLinear(rgb), linearToXyz)), curvedToLab, [black, 0, 0]),
  toRgb: (color) => {
    const curved = mixChannels(tf.sub(color, tf.tensor1d([black, 0, 0])), labToCurved)
    return toSrgb(mixChannels(uncurve(curved), xyzToLinear))
  },
}

function curve(x: tf.Tensor3D): tf.Tensor3D {
  const root = tf.pow<tf.Tensor3D>(tf.maximum(x, bend ** 3), 1 / 3)
  return tf.where(tf.greater(x, bend ** 3), root, tf.add(tf.mul(x, 1 / (3 * bend * bend)), 4 / 29))
}

function uncurve(y: tf.Tensor3D): tf.Tensor3D {
  const cube = tf.mul<tf.Tensor3D>(tf.square(y), y)
  return tf.where(tf.greater(y, bend), cube, tf.mul(tf.sub(y, 4 / 29), 3 * bend * bend))
}

function toLinear(x: tf.Tensor3D): tf.Tensor3D {
  const power = tf.pow<tf.Tensor3D>(tf.mul(tf.add(tf.maximum(x, 0), 0.055), 1 / 1.055), 2.4)
  return tf.where(tf.greater(x, 0.04045), power, tf.mul(x, 1 / 12.92))
}

function toSrgb(x: tf.Tensor3D): tf.Tensor3D {
  const root = tf.sub<tf.Tensor3D>(tf.mul(tf.pow(tf.maximum(x, 0.0031308), 1 / 2.4), 1.055), 0.055)
  return tf.where(tf.greater(x, 0.0031308), root, tf.mul(x, 12.92))
}

/** Reinhard et al. 2001, equations 4 to 6. */
const rgbToLms: Matrix3 = [
  [0.3811, 0.5783, 0.0402],
  [0.1967, 0.7244, 0.0782],
  [0.0241, 0.1288, 0.8444],
]
const lmsToRgb = inverse(rgbToLms)
const decorrelated: Matrix3 = [
  [1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)],
  [1 / Math.sqrt(6), 1 / Math.sqrt(6), -2 / Math.sqrt(6)],
  [1 / Math.sqrt(2), -1 / Math.sqrt(2), 0],
]
const correlated = inverse(decorrelated)
/** Black has no logarithm: the darkest step of 8 bits. */
const darkest = 1 / 255

const lalphabeta: Conversion = {
  values: 12,
  toSpace: (rgb) =>
    mixChannels(tf.mul(tf.log(tf.maximum(mixChannels(rgb, rgbToLms), darkest)), 1 / Math.LN10), decorrelated),
  toRgb: (color) => mixChannels(tf.exp(tf.mul(mixChannels(color, correlated), Math.LN10)), lmsToRgb),
}

const rgb: Conversion = { values: 0, toSpace: (color) => color, toRgb: (color) => color }

/** Both directions work on values outside of 0..1 too. */
export const conversions: Readonly<Record<ColorSpace, Conversion>> = {
  rgb,
  opponent: linear(opponent),
  lab,
  lalphabeta,
}

/** Luma and two chromas, as NTSC had it: Y in 0..1, I and Q around 0. Used by Gatys et al. 2016. */
export const rgbToYiq: Matrix3 = [
  [0.299, 0.587, 0.114],
  [0.595716, -0.274453, -0.321263],
  [0.211456, -0.522591, 0.311135],
]

function scaleRows(matrix: Matrix3, factors: readonly number[]): Matrix3 {
  return matrix3((row, column) => matrix[row][column] * (factors[row] ?? 1))
}
