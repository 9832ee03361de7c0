import { definePort } from '../../src/core/port'
import type { Metric } from './metric'

/** Numbers that say something of one picture, in the order in which they are shown. Plain data, shared freely. */
export type MeasuresValue = readonly Reading[]

export interface Reading {
  readonly metric: Metric
  /** NaN where there is none, infinite where nothing can be better. */
  readonly value: number
}

const bytesPerNumber = 8

/** Its size is how many numbers there are. */
export const Measures = definePort<MeasuresValue, number>({
  id: 'measures',
  label: 'Measures',
  color: '#c2628f',
  shape: 'pentagon',
  doc: 'Named numbers that say something of one picture, such as its contrast',
  previewKind: 'table',
  byteSize: (readings) => bytesPerNumber * readings.length,
  measure: { sizeOf: (readings) => readings.length, bytes: (count) => bytesPerNumber * count },
  dispose: () => {},
  describe: (readings) => readings.map(({ metric }) => metric.name).join(', '),
  preview: async (readings) => ({
    kind: 'table',
    columns: ['measure', 'value', 'unit', 'better'],
    rows: readings.map(({ metric, value }) => [metric.name, value, metric.unit ?? '', metric.better ?? '']),
  }),
})
