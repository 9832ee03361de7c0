import * as tf from '@tensorflow/tfjs-core'
import { type Cost, copyCost, kernelWork, type Shape3, shapeBytes, valuesIn, valueWork } from '../cost'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { runPaced, type Steps } from '../steps'
import { resizeCost } from './cost'
import { cropImage } from './crop'
import { resizeSteps } from './resize'

/** A square of whole pixels of one of several pictures, and how it is laid down. */
export interface Patch {
  /** Which picture, from 0. */
  readonly picture: number
  /** Its upper left corner. */
  readonly x: number
  readonly y: number
  /** In px of the picture. */
  readonly side: number
  /** Left and right are swapped. */
  readonly mirrored: boolean
  /** Quarter turns clockwise, 0..3, after the mirror. */
  readonly turns: number
}

/**
 * Cuts squares out of pictures [h, w, c], each made `size` px wide and high: what is larger is averaged, what is smaller
 * enlarged linearly, what has that size stays as it is. The caller owns them. Rejects with the signal's reason; throws
 * when a square leaves its picture.
 *
 * @param onCut is told how many there are, between which events have run.
 */
export async function cutPatches(
  pictures: readonly tf.Tensor3D[],
  patches: readonly Patch[],
  size: number,
  { signal, onCut }: { signal?: AbortSignal; onCut?: (count: number) => Promise<void> } = {},
): Promise<tf.Tensor3D[]> {
  signal?.throwIfAborted()
  const pacer = new Pacer(signal)
  const owned = new Owned()
  const cut: tf.Tensor3D[] = []
  try {
    for (const patch of patches) {
      const picture = pictures[patch.picture]
      if (!picture) throw new Error(`There is no picture ${patch.picture} among ${pictures.length}.`)
      cut.push(owned.own(await runPaced(patchSteps(picture, patch, size), pacer)))
      await pacer.breathe()
      if (onCut && cut.length % 64 === 0) await onCut(cut.length)
    }
    return cut.map((patch) => owned.release(patch))
  } finally {
    owned.dispose()
  }
}

function* patchSteps(picture: tf.Tensor3D, { x, y, side, ...lay }: Patch, size: number): Steps<tf.Tensor3D> {
  const owned = new Owned()
  try {
    const square = owned.own(cropImage(picture, { x, y, width: side, height: side }))
    yield
    const sized =
      side === size ? square : owned.own(yield* resizeSteps(square, { width: size, height: size }))
    if (!lay.mirrored && lay.turns === 0) return owned.release(sized)
    return tf.tidy(() => laid(sized, lay))
  } finally {
    owned.dispose()
  }
}

/** Mirrored, then turned: by swapping the axes and reversing them, so that no value changes. */
function laid(square: tf.Tensor3D, { mirrored, turns }: Pick<Patch, 'mirrored' | 'turns'>): tf.Tensor3D {
  const upright = mirrored ? tf.reverse(square, [1]) : square
  switch (turns) {
    case 1:
      return tf.reverse(tf.transpose(upright, [1, 0, 2]), [1])
    case 2:
      return tf.reverse(upright, [0, 1])
    case 3:
      return tf.reverse(tf.transpose(upright, [1, 0, 2]), [0])
    default:
      return upright
  }
}

/** What `cutPatches` takes for `count` squares of about `side` px; the patches are what is left. */
export function patchesCost(count: number, side: number, size: number): Cost {
  const shape: Shape3 = [size, size, 3]
  const square: Shape3 = [side, side, 3]
  const sized = side === size ? { work: 0, peak: 0 } : resizeCost(square, { width: size, height: size })
  const laying = kernelWork + valueWork * valuesIn(shape)
  const once = copyCost(square).work + sized.work + laying
  const last = sized.peak > 0 ? shapeBytes(square) + sized.peak : shapeBytes(shape)
  return { work: count * once, peak: (count - 1) * shapeBytes(shape) + last }
}
