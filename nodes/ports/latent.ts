import { definePort } from '../../src/core/port'
import {
  bytesOf,
  disposeTensors,
  previewGram,
  sampleMatrix,
  type Tensor2D,
  valueHistogram,
} from '../../src/tensor'

/** Points that a generator draws pictures from. */
export interface LatentValue {
  /** [n, z]: one row for each picture. Owned. */
  readonly values: Tensor2D
  /** Of the noise that generators for pictures of any size have at every place. */
  readonly seed: number
  /** The pictures share that noise, as the steps of a walk do; otherwise each has its own. */
  readonly sharesNoise: boolean
}

export interface LatentSize {
  /** Pictures. */
  readonly count: number
  /** Numbers for each. */
  readonly length: number
}

export const Latent = definePort<LatentValue, LatentSize>({
  id: 'latent',
  label: 'Latent',
  color: '#3d8fd1',
  shape: 'hexagon',
  doc: 'What generators draw from: float32 [n, z], one row for each picture, with a seed',
  previewKind: 'picture',
  byteSize: ({ values }) => bytesOf(values),
  measure: {
    sizeOf: ({ values: { shape } }) => ({ count: shape[0], length: shape[1] }),
    bytes: ({ count, length }) => 4 * count * length,
  },
  dispose: ({ values }) => disposeTensors([values]),
  describe: ({ values }) => `[${values.shape.join(', ')}]`,
  preview: async ({ values }, maxSide) => ({ kind: 'picture', ...(await previewGram(values, maxSide)) }),
  views: {
    list: ({ values: { shape } }) => [
      { id: 'latent', label: '', width: shape[1], height: shape[0], channels: 0, matrix: true },
    ],
    draw: async ({ values }, _, maxSide) => ({ kind: 'picture', ...(await previewGram(values, maxSide)) }),
    sample: ({ values }, _, place) => sampleMatrix(values, place),
    histogram: ({ values }) => valueHistogram(values),
  },
})
