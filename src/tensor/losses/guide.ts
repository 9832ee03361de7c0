import type * as tf from '@tensorflow/tfjs-core'
import type { Box } from '../bands/boxes'
import { type MaskValues, maskValues, resizeMask, type Size } from '../masks/resize'

/** A mask that is zero everywhere leaves nothing to compare. */
export class EmptyMaskError extends Error {
  override readonly name = 'EmptyMaskError'
  constructor() {
    super('The mask is empty: it is 0 everywhere.')
  }
}

/** The part of a box that a guide lets through. */
export interface GuidedBox extends Box {
  /** Row by row; mean 1 over the whole layer. */
  readonly weights: Float32Array
  /** The weight of all its places when they weigh the same. */
  readonly even?: number
}

/**
 * Where on a picture something counts, and how much (Gatys et al. 2017, section 4.1). Plain data: it is resized once to
 * every layer that asks for it, on no backend, and nobody has to free it.
 */
export class Guide {
  readonly #weights = new Map<string, Float32Array>()
  readonly #boxes = new Map<string, GuidedBox | null>()

  /** @throws EmptyMaskError */
  constructor(readonly mask: MaskValues) {
    if (!mask.values.some((value) => value > 0)) throw new EmptyMaskError()
  }

  /**
   * How much each place of a layer counts, row by row: the mask, averaged over what a place covers, divided by its mean.
   * Sums over places with these weights are as large as without a mask, however small the masked part.
   *
   * @throws MaskShapeError when the layer is of another shape than the mask.
   */
  weightsAt(height: number, width: number): Float32Array {
    const key = `${height} ${width}`
    const weights = this.#weights.get(key) ?? this.#resized({ height, width })
    this.#weights.set(key, weights)
    return weights
  }

  /** What is let through of a box of a layer; null when it is nothing. @throws MaskShapeError */
  within(box: Box, height: number, width: number): GuidedBox | null {
    const key = `${height} ${width} ${box.top} ${box.bottom} ${box.left} ${box.right}`
    const known = this.#boxes.get(key)
    if (known !== undefined) return known
    const found = boundsWithin(this.weightsAt(height, width), width, box)
    this.#boxes.set(key, found)
    return found
  }

  #resized(size: Size): Float32Array {
    const weights = resizeMask(this.mask, size)
    const mean = weights.reduce((sum, value) => sum + value, 0) / weights.length
    return weights.map((value) => value / mean)
  }
}

/** @param mask [h, w, 1], borrowed. @throws EmptyMaskError */
export async function guideFrom(mask: tf.Tensor3D): Promise<Guide> {
  return new Guide(await maskValues(mask))
}

/** What is made of a guide once, so that terms under one guide share it. */
export function oncePerGuide<T>(make: (guide: Guide) => T): (guide: Guide) => T {
  const made = new WeakMap<Guide, T>()
  return (guide) => {
    const known = made.get(guide) ?? make(guide)
    made.set(guide, known)
    return known
  }
}

/** The smallest box within another that holds all places that weigh anything. */
function boundsWithin(weights: Float32Array, width: number, box: Box): GuidedBox | null {
  const bounds = { top: box.bottom, bottom: box.top, left: box.right, right: box.left }
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      if (!weights[y * width + x]) continue
      bounds.top = Math.min(bounds.top, y)
      bounds.bottom = y + 1
      bounds.left = Math.min(bounds.left, x)
      bounds.right = Math.max(bounds.right, x + 1)
    }
  }
  const { top, bottom, left, right } = bounds
  if (top >= bottom) return null
  const inside = new Float32Array((bottom - top) * (right - left))
  for (let y = top; y < bottom; y++) {
    inside.set(weights.subarray(y * width + left, y * width + right), (y - top) * (right - left))
  }
  const [first = 0] = inside
  const even = inside.every((weight) => weight === first)
  return { ...bounds, weights: inside, ...(even && { even: first }) }
}
