import type { MeasuresValue, TableValue } from '../ports'
import type { Metric } from '../ports/metric'

/** Puts sets of numbers below each other: a column for every metric that any of them has, in order of appearance. */
export function tableOf(
  rows: readonly { readonly name: string; readonly readings: MeasuresValue }[],
): TableValue {
  const metrics = new Map<string, Metric>()
  for (const { readings } of rows) {
    for (const { metric } of readings) if (!metrics.has(metric.name)) metrics.set(metric.name, metric)
  }
  return {
    metrics: [...metrics.values()],
    rows: rows.map(({ name, readings }) => {
      const known = new Map(readings.map(({ metric, value }) => [metric.name, value]))
      return { name, values: [...metrics.keys()].map((key) => known.get(key) ?? Number.NaN) }
    }),
  }
}
