import { defineNode } from '../../src/core/node'
import { wireWeights } from '../../src/core/param'
import { port } from '../../src/core/port'
import { cloneTerm, copyCost, floatBytes } from '../../src/tensor'
import { Loss } from '../ports'

export const lossCombine = defineNode({
  type: 'loss/combine',
  version: 1,
  title: 'Mix losses',
  category: 'Loss',
  doc: 'The weighted sum of any number of losses, L = Σ wᵢ·Lᵢ, with one weight per wire. Only the ratios matter to the picture: less content means more style.',
  inputs: { losses: port(Loss, { label: 'losses', doc: 'Any number of losses.', many: true }) },
  params: {
    weights: wireWeights({
      label: 'Weights',
      doc: 'How much each loss counts; 0 leaves it out of the sum but still reports it.',
      input: 'losses',
      weight: { default: 1, min: 0, max: 1e12, track: { min: 0.001, max: 100 }, step: 0.01, scale: 'log' },
    }),
  },
  outputs: { loss: port(Loss, { label: 'loss', doc: 'All terms, weighted.' }) },
  forecast({ inputs }) {
    const loss = inputs.losses.flat()
    return { outputs: { loss }, ...copyCost(...loss.map(({ bytes }) => [bytes / floatBytes])) }
  },
  run: ({ inputs, params }) => ({
    loss: inputs.losses.flatMap((terms, wire) =>
      terms.map((term) => cloneTerm(term, { scale: params.weights[wire] ?? 1 })),
    ),
  }),
})
