import { valuesPerPiece } from '../bands/pieces'
import type { Ledger, Shape3 } from '../cost'
import { floatBytes, kernelWork, shapeBytes, valuesIn, valueWork } from '../cost'
import { bytesOf } from '../memory'
import type { PaddingMode } from '../networks/border'
import type { Pooling } from '../networks/pooling'
import type { LossTerm } from './term'

/** What a loss term needs and owns, as plain data. */
export interface TermSize {
  /** Absent: the term scores the image itself. */
  readonly needs?: {
    readonly network: string
    readonly layer: string
    readonly pooling: Pooling
    readonly padding?: PaddingMode | undefined
  }
  /** Id of what is computed from the activation first. */
  readonly statistic?: string
  /** It looks through a mask, and shares what is computed with no other. */
  readonly guided?: true
  /** It knows places of the picture, and is kept apart where the others see it moved. */
  readonly inPlace?: true
  /** Values per place that the statistic has of its own, and shares with no other. */
  readonly directions?: number
  /** Of its targets. */
  readonly bytes: number
}

export function termSize({ needs, statistic, inPlace, targets }: LossTerm): TermSize {
  return {
    ...(needs && {
      needs: {
        network: needs.network.id,
        layer: needs.layer,
        pooling: needs.pooling,
        padding: needs.padding,
      },
    }),
    ...(statistic && { statistic: statistic.id }),
    ...(statistic?.guide && { guided: true }),
    ...(inPlace && { inPlace }),
    ...(statistic?.directions && { directions: statistic.directions }),
    bytes: bytesOf(...targets),
  }
}

/** Kernels of a Gram matrix and of what compares it. */
const gramKernels = 8

/** Work of the Gram matrix of features, or of its gradient: a product of matrices, and one of them turned. */
export function gramWork([height, width, channels]: Shape3): number {
  return gramKernels * kernelWork + height * width * channels * (2 * channels + valueWork)
}

/**
 * Most bytes that the Gram matrix of features takes on the way: the features turned, at once on backends with a
 * queue, and else piece by piece, beside the piece itself.
 */
export function gramPeak(shape: Shape3): number {
  const bytes = shapeBytes(shape)
  const piece = floatBytes * valuesPerPiece
  return bytes > piece ? Math.max(bytes, 2 * piece) : bytes
}

/** Products of c x c matrices in a Wasserstein distance of Gaussians: three in each iteration for the root, and a few. */
const rootProducts = 66
/** Matrices c x c that it has at once. */
const rootMatrices = 12
/** Elementwise kernels over the whole activation for means and deviations, or for their gradient. */
const momentKernels = 6

/** Work of sorting one value, or of half of it where there is a way back. */
const sortWork = 150
/** Arrays as large as what is sorted that are there at once while it is compared. */
const sortedArrays = 5

/** Work of the statistic with this id, or of its gradient and of what compares it. */
export function statisticWork(statistic: string, shape: Shape3, directions = 0): number {
  const [height, width, channels] = shape
  if (directions > 0) {
    return gramKernels * kernelWork + height * width * directions * (2 * channels + sortWork)
  }
  const moments = momentKernels * (kernelWork + valueWork * valuesIn(shape))
  if (statistic === 'moments') return moments
  if (statistic !== 'gaussian') return gramWork(shape)
  return gramWork(shape) + moments + (rootProducts / 2) * (kernelWork + 2 * channels ** 3)
}

/** Most bytes that it takes on the way. */
export function statisticPeak(statistic: string, shape: Shape3, directions = 0): number {
  const [height, width, channels] = shape
  // In bands, and then put together.
  if (directions > 0) return 2 * shapeBytes([height, width, directions])
  const matrices = statistic === 'gaussian' ? rootMatrices * shapeBytes([channels, channels]) : 0
  const bytes = shapeBytes(shape)
  const piece = floatBytes * valuesPerPiece
  // A piece, and what is left of it without its mean, squared.
  return Math.max(bytes > piece ? 2.5 * piece : 2 * bytes, matrices)
}

/** Elementwise kernels over the whole activation: a mean of squared differences, and its gradient. */
const kernels = 5

/** What a term looks at: the activation itself, or a statistic of it. */
export type TermSight = Pick<TermSize, 'statistic' | 'guided' | 'directions'>

/**
 * Thinks through `scoreAll` for the terms that look at one activation, or at the image. Leaves one gradient allocated.
 *
 * @returns the work.
 */
export function scoreCost(
  shape: Shape3,
  terms: readonly TermSight[],
  withGradient: boolean,
  ledger: Ledger,
): number {
  const bytes = shapeBytes(shape)
  let work = 0
  let gradients = 0
  const isOwn = ({ guided, directions }: TermSight) => guided || directions !== undefined
  const shared = new Set(terms.filter((term) => !isOwn(term)).map(({ statistic }) => statistic))
  const sights: TermSight[] = [
    ...[...shared].map((statistic) => (statistic === undefined ? {} : { statistic })),
    ...terms.filter(isOwn),
  ]
  for (const { statistic, directions = 0 } of sights) {
    const once =
      statistic === undefined
        ? kernels * (kernelWork + valueWork * valuesIn(shape))
        : statisticWork(statistic, shape, directions)
    work += withGradient ? 2 * once : once
    ledger.pass(Math.max(2 * bytes, (sortedArrays * bytes * directions) / shape[2]))
    if (withGradient) {
      ledger.take(bytes)
      gradients += bytes
    }
  }
  // A single gradient is the sum already.
  if (!withGradient || sights.length === 1) return work
  ledger.take(bytes)
  ledger.free(gradients)
  return work + kernelWork + valueWork * valuesIn(shape)
}
