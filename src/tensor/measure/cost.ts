import { type Cost, floatBytes, kernelWork, type Shape3, shapeBytes, valueWork } from '../cost'
import { type OptimizeSize, optimizeCost } from '../optimize/cost'
import { rowsPerBand } from './moments'
import { windowSide } from './window'

/** Values that each measure has allocated at once for every place of a band, what it works on for every place, and kernels. */
const kinds = {
  contrast: { live: 6, values: 8, kernels: 8 },
  sharpness: { live: 12, values: 14, kernels: 16 },
  detail: { live: 9, values: 80, kernels: 20 },
  colorfulness: { live: 8, values: 16, kernels: 16 },
  psnr: { live: 15, values: 12, kernels: 8 },
  ssim: { live: 48, values: 220, kernels: 40 },
}

export type MeasureKind = keyof typeof kinds

/** What measuring a picture takes; nothing is left. */
export function measureCost([height, width]: Shape3, measures: readonly MeasureKind[]): Cost {
  const rows = rowsPerBand(width)
  const places = width * Math.min(height, rows + windowSide - 1)
  const chosen = measures.map((kind) => kinds[kind])
  const perBand = kernelWork * chosen.reduce((sum, { kernels }) => sum + kernels, 0)
  return {
    work:
      Math.ceil(height / rows) * perBand +
      height * width * valueWork * chosen.reduce((sum, { values }) => sum + values, 0),
    peak: floatBytes * places * Math.max(0, ...chosen.map(({ live }) => live)),
  }
}

/**
 * What `measureTerms` takes: a forward pass of every network that the terms need, and their scores.
 *
 * @returns undefined when a term needs a network or a layer that does not exist.
 */
export function measureTermsCost(size: Pick<OptimizeSize, 'image' | 'terms' | 'layers'>): Cost | undefined {
  const cost = optimizeCost({
    ...size,
    iterations: 0,
    averaging: false,
    optimizer: 'adam',
    pyramid: 0,
    history: 1,
  })
  // An optimizer without a step scores its start once, and holds it with its moments meanwhile.
  return cost && { ...cost, peak: cost.peak - heldByOptimizer * shapeBytes(size.image) }
}

const heldByOptimizer = 4
