import { definePort } from '../../src/core/port'
import type { Metric } from './metric'

/** The same numbers of several results, one row each. Plain data, shared freely. */
export interface TableValue {
  readonly metrics: readonly Metric[]
  readonly rows: readonly TableRow[]
  /** Heads the last column, of what is said of each row in a word. */
  readonly verdicts?: string
}

export interface TableRow {
  readonly name: string
  /** As many as there are metrics; NaN where there is none. */
  readonly values: readonly number[]
  readonly verdict?: string
}

export interface TableSize {
  readonly rows: number
  readonly columns: number
}

const bytesPerNumber = 8

export const Table = definePort<TableValue, TableSize>({
  id: 'table',
  label: 'Table',
  color: '#6f7fd6',
  shape: 'cross',
  doc: 'Results beside each other: a row for each, a column for each number',
  previewKind: 'table',
  byteSize: ({ rows, metrics }) => bytesPerNumber * rows.length * metrics.length,
  measure: {
    sizeOf: ({ rows, metrics }) => ({ rows: rows.length, columns: metrics.length }),
    bytes: ({ rows, columns }) => bytesPerNumber * rows * columns,
  },
  dispose: () => {},
  describe: ({ rows, metrics }) => `${rows.length} rows of ${metrics.length} numbers`,
  preview: async ({ metrics, rows, verdicts }) => ({
    kind: 'table',
    columns: ['result', ...metrics.map(({ name }) => name), ...(verdicts ? [verdicts] : [])],
    rows: rows.map(({ name, values, verdict = '' }) => [name, ...values, ...(verdicts ? [verdict] : [])]),
    compares: [
      null,
      ...metrics.map(({ unit, better }) => ({ ...(unit && { unit }), ...(better && { better }) })),
      ...(verdicts ? [null] : []),
    ],
  }),
})
