import { titleOfNetwork } from '../../models'
import { definePort } from '../../src/core/port'
import { bytesOf, disposeTerms, type LossTerm, type TermSize, termSize } from '../../src/tensor'

/** Weighted terms, each a differentiable function of the image being made. Owns its terms. */
export type LossTerms = readonly LossTerm[]

export const Loss = definePort<LossTerms, readonly TermSize[]>({
  id: 'loss',
  label: 'Loss',
  color: '#d95f4b',
  shape: 'triangle',
  doc: 'A list of weighted terms, scored on the picture while it is made; not yet a number',
  previewKind: 'table',
  byteSize: (terms) => bytesOf(...terms.flatMap(({ targets }) => targets)),
  measure: {
    sizeOf: (terms) => terms.map(termSize),
    bytes: (terms) => terms.reduce((sum, { bytes }) => sum + bytes, 0),
  },
  dispose: disposeTerms,
  describe: (terms) => terms.map(({ name }) => name).join(', '),
  preview: async (terms) => ({
    kind: 'table',
    columns: ['term', 'weight', 'network'],
    rows: terms.map(({ name, weight, needs }) => [
      name,
      weight,
      needs ? titleOfNetwork(needs.network.id) : '–',
    ]),
  }),
})
