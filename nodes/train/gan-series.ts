import type { GanReport } from '../../src/tensor'
import type { SeriesValue } from '../ports'
import type { Judgment } from './gan-quality'

/** What is noted of a step, by the names of the field. */
export function termsOf({ discriminatorLoss, generatorLoss, real, fake }: GanReport) {
  return { 'D loss': discriminatorLoss, 'G loss': generatorLoss, 'D(x)': real, 'D(G(z))': fake }
}

export function ganReportSeries(reports: readonly GanReport[]): SeriesValue {
  const terms = reports.map(termsOf)
  const names = ['D loss', 'G loss', 'D(x)', 'D(G(z))'] as const
  return {
    xLabel: 'step',
    x: reports.map(({ step }) => step),
    curves: Object.fromEntries(names.map((name) => [name, terms.map((values) => values[name])])),
  }
}

export function qualitySeries(judgments: readonly Judgment[]): SeriesValue {
  return {
    xLabel: 'step',
    x: judgments.map(({ step }) => step),
    curves: {
      distance: judgments.map(({ distance }) => distance),
      variety: judgments.map(({ variety }) => variety),
    },
  }
}
