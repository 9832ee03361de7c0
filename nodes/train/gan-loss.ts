import { defineNode } from '../../src/core/node'
import { choice, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { Objective } from '../ports'

export const trainGanLoss = defineNode({
  type: 'train/gan-loss',
  version: 1,
  title: 'GAN loss',
  category: 'Train',
  doc: 'What generator and discriminator play for. Minimax is V(D, G) = E[log D(x)] + E[log(1 − D(G(z)))], which D makes large and G small (Goodfellow et al. 2014, equation 1). The others are what is played in its place.',
  inputs: {},
  params: {
    objective: choice({
      label: 'Game',
      doc: 'Hinge is the calmest. Minimax shows why it is not played: while D wins, G has next to no slope to follow.',
      default: 'hinge',
      options: [
        { value: 'minimax', label: 'Minimax', doc: 'Goodfellow et al. 2014, equation 1, for both.' },
        {
          value: 'non-saturating',
          label: 'Non-saturating',
          doc: 'D as in minimax; G makes log D(G(z)) large (Goodfellow et al. 2014, section 3).',
        },
        {
          value: 'hinge',
          label: 'Hinge',
          doc: 'Only scores on the wrong side of ±1 count (Lim and Ye 2017).',
        },
        {
          value: 'least-squares',
          label: 'Least squares',
          doc: 'Scores should be 1 and 0 (Mao et al. 2017, equation 9).',
        },
      ],
    }),
    smoothing: slider({
      label: 'Smoothing',
      doc: 'How far below 1 the discriminator should call real pictures: one-sided label smoothing (Salimans et al. 2016, section 3.4). 0.1 keeps it from being too sure.',
      default: 0,
      min: 0,
      max: 0.5,
      step: 0.01,
      hiddenWhile: { objective: ['hinge'] },
    }),
  },
  outputs: {
    objective: port(Objective, { label: 'objective', doc: 'For Train GAN, and for single steps.' }),
  },
  forecast: () => ({ outputs: { objective: null }, work: 0, peak: 0 }),
  run: ({ params: { objective, smoothing } }) => ({
    objective: { name: objective, smoothing: objective === 'hinge' ? 0 : smoothing },
  }),
})
