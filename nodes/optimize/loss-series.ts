import type { LossReport } from '../../src/tensor'
import type { SeriesValue } from '../ports'

/** One curve per term, unweighted, and `total`, the weighted sum that is minimized. */
export function lossSeries(reports: readonly LossReport[]): SeriesValue {
  const names = Object.keys(reports[0]?.values ?? {})
  const curve = (name: string) => reports.map(({ values }) => values[name] ?? Number.NaN)
  return {
    xLabel: 'iteration',
    x: reports.map(({ iteration }) => iteration),
    curves: {
      total: reports.map(({ total }) => total),
      ...Object.fromEntries(names.map((name) => [name, curve(name)])),
    },
  }
}

/** How many reports an optimization makes: of the start, every so many steps, and of the end. */
export function countReports(iterations: number, every: number): number {
  return Math.ceil(iterations / every) + 1
}
