import type { Tensor3D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { nearestGray } from '../colors/gray'
import { resizeSteps } from '../images/resize'
import { cloneTensor } from '../memory'
import { Pacer } from '../pause'
import { runPaced } from '../steps'
import { type AdamMemory, type AdamMoments, levelSizes } from './adam'
import type { PixelState } from './state'
import { keepResult } from './tensor-tree'

/**
 * Where a painting stands, for another one to go on from, perhaps with other losses or at another size. What L-BFGS
 * knows of the curvature is not part of it: it would be wrong there. Owns its tensors.
 */
export interface PaintState {
  /** The last iterate, [h, w, 3]. */
  readonly pixels: Tensor3D
  /** The average of the iterates, bias corrected, [h, w, 3]; null when there is none. */
  readonly average: Tensor3D | null
  /** Null when another optimizer painted. */
  readonly adam: AdamMemory | null
}

/** @param averaging the decay that the state was made with. The caller owns the result. */
export function paintState({ pixels, memory, average }: PixelState, averaging: number): Promise<PaintState> {
  return keepResult(async (owned) => {
    const iterate = memory.kind === 'lbfgs-search' && memory.line ? memory.line.from : pixels
    const corrected = () => {
      if (!average || average.count === 0) return null
      return owned.own(tf.tidy(() => tf.div<Tensor3D>(average.sum, 1 - averaging ** average.count)))
    }
    const adam =
      memory.kind === 'adam'
        ? { ...memory, levels: mapLevels(memory, (moment) => owned.own(cloneTensor(moment))) }
        : null
    return { pixels: owned.own(cloneTensor(iterate)), average: corrected(), adam }
  })
}

/**
 * The same painting at another size (as Katherine Crowson's style-transfer-pytorch goes from scale to scale), so that
 * it goes on without a jump. Losses are means, so that with more pixels the gradient at each becomes smaller in
 * proportion: m is scaled with it and v with its square, else Adam's first steps would have the wrong length. At another
 * size the average begins anew, as there: enlarged, it would blur what is painted at the new one.
 * Rejects with the signal's reason. The caller owns the result.
 */
export function rescalePaintState(
  { pixels, average, adam }: PaintState,
  size: { readonly width: number; readonly height: number },
  { signal }: { signal?: AbortSignal } = {},
): Promise<PaintState> {
  return keepResult(async (owned) => {
    const pacer = new Pacer(signal)
    const ratio = (pixels.shape[0] * pixels.shape[1]) / (size.height * size.width)
    const resized = async (image: Tensor3D, scale: number, to = size) => {
      const plain = owned.own(await runPaced(resizeSteps(image, to), pacer))
      if (scale === 1) return plain
      const scaled = owned.own(tf.mul<Tensor3D>(plain, scale))
      owned.free(plain)
      return scaled
    }
    const before = adam?.levels ?? []
    const levels: AdamMoments[] = []
    for (const [level, to] of levelSizes(size, before.length).entries()) {
      const moments = before[level]
      if (!moments) continue
      const m = await resized(moments.m, ratio, to)
      levels.push({ m, v: await resized(moments.v, ratio * ratio, to) })
    }
    return {
      pixels: await resized(pixels, 1),
      average: ratio === 1 && average ? await resized(average, 1) : null,
      adam: adam && { ...adam, levels },
    }
  })
}

/** The same painting in gray; what Adam remembers is of gray pictures then, too. The caller owns the result. */
export function grayPaintState({ pixels, average, adam }: PaintState): PaintState {
  return {
    pixels: nearestGray(pixels),
    average: average && nearestGray(average),
    adam: adam && { ...adam, levels: mapLevels(adam, nearestGray) },
  }
}

/** What `optimizePixels` can resume from, with the same handles: step 0 of a new run. */
export function resumeFrom({ pixels, average, adam }: PaintState): PixelState {
  return {
    step: 0,
    pixels,
    memory: adam ?? { kind: 'lbfgs', last: null },
    // Complete, as if it had averaged for ever: a decay that differs from the old one makes no difference to its scale.
    average: average && { sum: average, count: Number.POSITIVE_INFINITY },
  }
}

function mapLevels({ levels }: AdamMemory, map: (moment: Tensor3D) => Tensor3D): AdamMoments[] {
  return levels.map(({ m, v }) => ({ m: map(m), v: map(v) }))
}
