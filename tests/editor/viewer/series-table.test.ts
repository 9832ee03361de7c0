import { expect, test } from 'vitest'
import { seriesTable } from '../../../src/editor/viewer/series-table'

const x = Array.from({ length: 700 }, (_, index) => index * 10)
const curves = { total: x.map((at) => at / 2), style: x.slice(0, 2) }

test('the part that is zoomed to, a row for each x', () => {
  expect(seriesTable('iteration', { x, curves }, [5, 25])).toEqual({
    table: {
      kind: 'table',
      columns: ['iteration', 'total', 'style'],
      rows: [
        [10, 5, 10],
        [20, 10, ''],
      ],
    },
    step: 1,
    count: 2,
  })
})

test('long series are thinned evenly', () => {
  const { table, step, count } = seriesTable('iteration', { x, curves }, null)
  expect([step, count]).toEqual([3, 700])
  expect(table.rows).toHaveLength(234)
  expect(table.rows[1]?.[0]).toBe(30)
})
