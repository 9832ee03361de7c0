import * as tf from '@tensorflow/tfjs-core'
import type { Cost, Shape3 } from '../cost'
import { rec709 } from './grayscale'
import { mapCost, mapPixels, type Paced } from './map-pixels'
import { apply, diagonal, dot, identity, inverse, type Matrix3, matrix3, multiply, vector3 } from './matrix3'
import { mixChannels } from './mix-channels'
import { rgbToYiq } from './spaces'

export interface Adjustment {
  /** −1..1, cooler to warmer; luminance of white is kept. */
  readonly temperature: number
  /** Added to every channel. */
  readonly brightness: number
  /** Times the distance from middle gray. */
  readonly contrast: number
  /** Times the distance from the gray of equal luminance (Rec. 709). */
  readonly saturation: number
  /** Turn of the chroma in YIQ, in degrees. */
  readonly hue: number
  /** Values are raised to 1 / gamma. */
  readonly gamma: number
}

/** Adjusts [h, w, 3] in the order of `Adjustment`; clipped to 0..1 before gamma, which is the last. */
export async function adjustColors(
  image: tf.Tensor3D,
  adjustment: Adjustment,
  { signal }: Paced = {},
): Promise<tf.Tensor3D> {
  const { brightness, contrast, saturation, hue, gamma } = adjustment
  const after = multiply(turnHue(hue), saturate(saturation))
  const matrix = multiply(after, diagonal([contrast, contrast, contrast]), warm(adjustment.temperature))
  const lift = contrast * (brightness - 0.5) + 0.5
  const offset = apply(after, [lift, lift, lift])
  return mapPixels(
    [image],
    (band = image) => {
      const mixed = tf.clipByValue(mixChannels(band, matrix, offset), 0, 1)
      return gamma === 1 ? mixed : tf.pow(mixed, 1 / gamma)
    },
    { signal },
  )
}

/** At the ends one of red and blue has 1.4 times the share it had, and the other 0.6 times. */
function warm(temperature: number): Matrix3 {
  const gains = [1 + 0.4 * temperature, 1, 1 - 0.4 * temperature] as const
  const white = dot(rec709, gains)
  return diagonal(vector3((channel) => gains[channel] / white))
}

function saturate(amount: number): Matrix3 {
  return matrix3((row, column) => (1 - amount) * rec709[column] + (row === column ? amount : 0))
}

function turnHue(degrees: number): Matrix3 {
  if (degrees === 0) return identity
  const angle = (degrees / 180) * Math.PI
  const turn: Matrix3 = [
    [1, 0, 0],
    [0, Math.cos(angle), -Math.sin(angle)],
    [0, Math.sin(angle), Math.cos(angle)],
  ]
  return multiply(inverse(rgbToYiq), turn, rgbToYiq)
}

/** What `adjustColors` takes. */
export function adjustCost(image: Shape3, { gamma }: Pick<Adjustment, 'gamma'>): Cost {
  return mapCost(image, gamma === 1 ? 12 : 15)
}
