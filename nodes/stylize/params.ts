import { choice, slider, toggle } from '../../src/core/param'

export const styleStrength = slider({
  label: 'Strength',
  doc: 'How much of the style is taken on: 0 is the content alone, 1 all of the style (Huang and Belongie 2017, section 6.4).',
  default: 1,
  min: 0,
  max: 1,
  step: 0.01,
})

export const styleStatistics = choice({
  label: 'Statistics',
  doc: 'What is taken of the style, channel by channel. Mean and deviation shift and scale the content’s features (AdaIN, Huang and Belongie 2017, equation 8). The whole distribution also takes how often each value occurs: the features are sorted, and each becomes the one of its rank in the style (EFDM, Zhang et al. 2022, equation 5), which holds the contrasts of the style better and takes longer.',
  default: 'moments',
  options: [
    { value: 'moments', label: 'Mean and deviation' },
    { value: 'distribution', label: 'Whole distribution' },
  ],
})

export const styleColors = toggle({
  label: 'Colors',
  doc: 'Gives the result the colors of the style as well, their mean and covariance, as far as the strength goes. Without it there is only as much color as the features carry.',
  default: true,
})
