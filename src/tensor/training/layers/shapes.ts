import type { Tensor } from '@tensorflow/tfjs-core'
import { DescriptionError, type LayerShape } from '../description'

/** Of one of a batch. */
export function shapeOf({ shape: [, first = 1, width, channels = 1] }: Tensor): LayerShape {
  return width === undefined ? [first] : [first, width, channels]
}

/** @throws DescriptionError for vectors. */
export function picture(input: LayerShape, kind: string): readonly [number, number, number] {
  if (input.length === 3) return input
  throw new DescriptionError(`has a layer ${kind} after vectors, which have no places`)
}

/** @throws DescriptionError for a side of no length. */
export function checked(shape: readonly [number, number, number], kind: string): LayerShape {
  if (shape.every((side) => side >= 1)) return shape
  throw new DescriptionError(`has a layer ${kind} that leaves nothing of its input`)
}
