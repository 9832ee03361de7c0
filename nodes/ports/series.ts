import { definePort } from '../../src/core/port'

/** The history of some numbers: one curve per name over a common x. Plain data, shared freely. */
export interface SeriesValue {
  readonly xLabel: string
  readonly x: readonly number[]
  /** Each as long as `x`. */
  readonly curves: Readonly<Record<string, readonly number[]>>
}

export interface SeriesSize {
  readonly points: number
  readonly curves: number
}

const bytesPerNumber = 8

export const Series = definePort<SeriesValue, SeriesSize>({
  id: 'series',
  label: 'Series',
  color: '#2f9e7a',
  shape: 'ring',
  doc: 'The history of one or more numbers, such as the loss at each iteration',
  previewKind: 'series',
  byteSize: ({ x, curves }) => bytesPerNumber * x.length * (1 + Object.keys(curves).length),
  measure: {
    sizeOf: ({ x, curves }) => ({ points: x.length, curves: Object.keys(curves).length }),
    bytes: ({ points, curves }) => bytesPerNumber * points * (1 + curves),
  },
  dispose: () => {},
  describe: ({ x, curves }) => `${Object.keys(curves).length} curves of ${x.length} points`,
  preview: async (series) => ({ kind: 'series', ...series }),
})
