import { encoders } from '../../models'
import { UserError } from '../../src/core/context'
import {
  colorfulnessOf,
  contrastOf,
  detailOf,
  type LossTerm,
  type MeasureKind,
  measureTerms,
  measureTermsCost,
  psnrOf,
  type Shape3,
  sharpnessOf,
  ssimOf,
  type Tensor3D,
  type TermSize,
} from '../../src/tensor'
import { explainNetworkFailure } from '../features/network'
import type { MeasuresValue } from '../ports'
import { metrics, term } from '../ports/metric'
import { checkContentSize } from './check'

export const pictureMeasures = [
  'contrast',
  'sharpness',
  'detail',
  'colorfulness',
] as const satisfies readonly MeasureKind[]

/** What can be said of a picture alone. */
export async function pictureReadings(image: Tensor3D, signal: AbortSignal): Promise<MeasuresValue> {
  return [
    { metric: metrics.contrast, value: await contrastOf(image, signal) },
    { metric: metrics.sharpness, value: await sharpnessOf(image, signal) },
    { metric: metrics.detail, value: await detailOf(image, signal) },
    { metric: metrics.colorfulness, value: await colorfulnessOf(image, signal) },
  ]
}

export const similarityMeasures = ['psnr', 'ssim'] as const satisfies readonly MeasureKind[]

/** How near a picture is to another one of its size. */
export async function similarityReadings(
  image: Tensor3D,
  reference: Tensor3D,
  signal: AbortSignal,
): Promise<MeasuresValue> {
  return [
    { metric: metrics.psnr, value: await psnrOf(image, reference, signal) },
    { metric: metrics.ssim, value: await ssimOf(image, reference, signal) },
  ]
}

/** Every term, unweighted, and the weighted total. @throws UserError when a term cannot be scored on the picture. */
export async function lossReadings(
  image: Tensor3D,
  terms: readonly LossTerm[],
  name: string,
  signal: AbortSignal,
): Promise<MeasuresValue> {
  if (terms.length === 0) {
    throw new UserError('The loss has no terms.', 'Wire at least one loss into it.', { port: 'loss' })
  }
  checkContentSize(image, terms, name)
  try {
    const { values, total } = await measureTerms(image, terms, { signal })
    const readings = Object.entries(values).map(([key, value]) => ({ metric: term(key), value }))
    return [...readings, { metric: metrics.loss, value: total }]
  } catch (cause) {
    return explainNetworkFailure(cause)
  }
}

/** What `lossReadings` takes; undefined when a network is not known. */
export function lossReadingsCost(image: Shape3, terms: readonly TermSize[]) {
  const layers = (network: string) => encoders.find(({ id }) => id === network)?.layerInfo
  return measureTermsCost({ image, terms, layers })
}
