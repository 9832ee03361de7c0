import { definePort } from '../../src/core/port'
import type { GanObjective } from '../../src/tensor'

/** What a generator and a discriminator play for. Plain data, shared freely. */
export const Objective = definePort<GanObjective, null>({
  id: 'objective',
  label: 'Objective',
  color: '#b0507f',
  shape: 'triangle',
  doc: 'What a generator and a discriminator play for',
  previewKind: 'text',
  byteSize: () => 0,
  measure: { sizeOf: () => null, bytes: () => 0 },
  dispose: () => {},
  describe: ({ name }) => name,
  preview: async (objective) => ({ kind: 'text', text: formulas[objective.name](objective.smoothing) }),
})

const formulas: Readonly<Record<GanObjective['name'], (smoothing: number) => string>> = {
  minimax: (smoothing) => `D: max ${value(smoothing)}\nG: min E[log(1 − D(G(z)))]`,
  'non-saturating': (smoothing) => `D: max ${value(smoothing)}\nG: max E[log D(G(z))]`,
  hinge: () => 'D: min E[max(0, 1 − D(x))] + E[max(0, 1 + D(G(z)))]\nG: min −E[D(G(z))]',
  'least-squares': (smoothing) =>
    `D: min ½ E[(D(x) − ${1 - smoothing})²] + ½ E[D(G(z))²]\nG: min ½ E[(D(G(z)) − 1)²]`,
}

function value(smoothing: number): string {
  const real = `${smoothing === 0 ? '' : `${1 - smoothing} `}E[log D(x)]`
  const smoothed = smoothing === 0 ? '' : ` + ${smoothing} E[log(1 − D(x))]`
  return `${real}${smoothed} + E[log(1 − D(G(z)))]`
}
