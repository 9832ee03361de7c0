import * as tf from '@tensorflow/tfjs-core'
import type { Paced } from '../colors/map-pixels'
import type { Cost, Shape3 } from '../cost'
import { shapeBytes, valuesIn, valueWork } from '../cost'
import { Pacer } from '../pause'

export interface GradientShape {
  readonly shape: 'linear' | 'radial'
  /** Linear: where it rises to, in degrees; 0 is to the right, 90 is down. */
  readonly angle: number
  /** Where it is ½, in shares of the picture: along the way of a linear one, of the half diagonal of a radial one. */
  readonly position: number
  /** How far it is from 0 to 1, in the same shares; 0 is an edge. */
  readonly width: number
  /** Middle of a radial one, in shares of width and height. */
  readonly x: number
  readonly y: number
}

/**
 * A mask [h, w, 1]. A linear one rises from one side to the other; a radial one falls from the middle outward.
 * Pixels count by their centers.
 */
export async function gradientMask(
  { width, height }: { readonly width: number; readonly height: number },
  shape: GradientShape,
  { signal }: Paced = {},
): Promise<tf.Tensor3D> {
  const pacer = new Pacer(signal)
  const share = shape.shape === 'linear' ? along(width, height, shape) : around(width, height, shape)
  const start = shape.position - shape.width / 2
  const length = Math.max(shape.width, sharpest)
  const values = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const rise = Math.min(1, Math.max(0, (share(x + 0.5, y + 0.5) - start) / length))
      values[y * width + x] = shape.shape === 'linear' ? rise : 1 - rise
    }
    await pacer.breathe()
  }
  return tf.tensor3d(values, [height, width, 1])
}

/** So narrow that no pixel's center lies within. */
const sharpest = 1e-9

type Share = (x: number, y: number) => number

/** 0 at the corner it comes from, 1 at the corner it goes to. */
function along(width: number, height: number, { angle }: GradientShape): Share {
  const radians = (angle / 180) * Math.PI
  const [dx, dy] = [Math.cos(radians), Math.sin(radians)]
  const reach = Math.abs(dx) * width + Math.abs(dy) * height
  return (x, y) => 0.5 + ((x - width / 2) * dx + (y - height / 2) * dy) / reach
}

/** 0 in the middle, 1 at half a diagonal from it. */
function around(width: number, height: number, { x: middleX, y: middleY }: GradientShape): Share {
  const reach = Math.hypot(width, height) / 2
  return (x, y) => Math.hypot(x - middleX * width, y - middleY * height) / reach
}

/** What `gradientMask` takes. */
export function gradientCost(mask: Shape3): Cost {
  return { work: 2 * valueWork * valuesIn(mask), peak: shapeBytes(mask) }
}
