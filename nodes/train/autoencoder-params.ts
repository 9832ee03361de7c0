import { choice, integer, type ParamSpec } from '../../src/core/param'
import { rateParam, trainingParams } from './gan-training-params'

const { batch, averaging, steps, reportEvery, checkpointEvery, seed } = trainingParams

const bitsParam = { min: 1, max: 8, unit: 'bits' } as const

export const autoencoderParams = {
  code: integer({
    label: 'Code',
    doc: 'Numbers that are kept of each 8 x 8 px, which are 192 values. A network that is wired in has its own.',
    default: 16,
    min: 1,
    max: 256,
    track: { min: 2, max: 64 },
    scale: 'log',
    unit: 'channels',
  }),
  width: integer({
    label: 'Width',
    doc: 'Channels of the layers at half of the size, twice as many below. More are better, and take longer. A network that is wired in has its own.',
    default: 16,
    min: 4,
    max: 256,
    track: { min: 8, max: 96 },
    scale: 'log',
    unit: 'channels',
  }),
  fewest: integer({
    ...bitsParam,
    label: 'Fewest bits',
    doc: 'Of each number of the code. For each picture a number of bits is drawn, so that one network compresses little and much.',
    default: 2,
  }),
  most: integer({
    ...bitsParam,
    label: 'Most bits',
    doc: 'Of each number of the code; more than that will look no better.',
    default: 6,
  }),
  rounding: choice({
    label: 'Rounding',
    doc: 'Rounding has no slope to learn by: something stands for it.',
    default: 'straight-through',
    options: [
      {
        value: 'straight-through',
        label: 'Straight through',
        doc: 'It is rounded, and on the way back it is not (Theis et al. 2017). Better for few bits.',
      },
      {
        value: 'noise',
        label: 'Noise',
        doc: 'Noise as wide as a step, which has a slope (Ballé et al. 2017; Agustsson and Theis 2020).',
      },
    ],
  }),
  error: choice({
    label: 'Error',
    doc: 'What is made small.',
    default: 'squared',
    options: [
      { value: 'squared', label: 'Squared', doc: 'Its mean is what PSNR measures.' },
      { value: 'absolute', label: 'Absolute', doc: 'Minds few large errors less: a little sharper.' },
    ],
  }),
  steps: { ...steps, doc: 'More go on where fewer ended.' },
  batch: { ...batch, doc: 'Pictures in one step. More are steadier and take longer.', default: 8 },
  rate: { ...rateParam, doc: 'Of Adam. Go on with a tenth of it for the last steps.', default: 2e-3 },
  averaging: {
    ...averaging,
    doc: 'Pictures are compressed by a running average of the weights, steadier than what each step leaves; 0 is off.',
  },
  samples: integer({
    label: 'Samples',
    doc: 'So many of the given pictures are shown before and after.',
    default: 9,
    min: 1,
    max: 64,
    track: { min: 1, max: 25 },
    unit: 'images',
  }),
  reportEvery,
  checkpointEvery,
  seed: { ...seed, doc: 'Of all that is drawn at random. The same seed gives the same network.' },
} satisfies Readonly<Record<string, ParamSpec>>
