import type { TablePreview } from '../../core/preview'
import { type Curves, extent, type XRange } from '../previews/curves'

/** More rows than this nobody reads, and the page would take long to lay them out. */
const mostRows = 300

export interface SeriesTable {
  readonly table: TablePreview
  /** Every how manyth row is listed, of `count`. */
  readonly step: number
  readonly count: number
}

/** The part of curves that is zoomed to, as a table with a row for each x. */
export function seriesTable(xLabel: string, { x, curves }: Curves, range: XRange): SeriesTable {
  const [from, to] = range ?? extent(x)
  const names = Object.keys(curves)
  const within = [...x.keys()].filter((index) => {
    const at = x[index] ?? Number.NaN
    return at >= from && at <= to
  })
  const step = Math.max(1, Math.ceil(within.length / mostRows))
  const rows = within
    .filter((_, row) => row % step === 0)
    .map((index) => [x[index] ?? 0, ...names.map((name) => curves[name]?.[index] ?? '')])
  return { table: { kind: 'table', columns: [xLabel, ...names], rows }, step, count: within.length }
}
