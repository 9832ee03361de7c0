import { defineNode } from '../../src/core/node'
import { choice, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { matchHistogram, matchHistogramCost } from '../../src/tensor'
import { Image } from '../ports'

export const colorMatchHistogram = defineNode({
  type: 'color/match-histogram',
  version: 1,
  title: 'Match histogram',
  category: 'Color',
  doc: 'Moves values so that as many of them lie below each level as in another picture: the same lights, darks and midtones. Stronger than Match color where tones are spread unevenly, and sometimes harsh; lower the strength then.',
  inputs: {
    image: port(Image, { label: 'image', doc: 'The picture to change.' }),
    target: port(Image, { label: 'target', doc: 'The picture whose histogram it gets; of any size.' }),
  },
  params: {
    channels: choice({
      label: 'Match',
      doc: 'Red, green and blue each by itself changes colors too; luminance alone keeps them.',
      default: 'rgb',
      options: [
        { value: 'rgb', label: 'Red, green, blue' },
        { value: 'luminance', label: 'Luminance' },
      ],
    }),
    strength: slider({
      label: 'Strength',
      doc: '0 leaves the picture as it is, 1 matches the histogram.',
      default: 1,
      min: 0,
      max: 1,
      step: 0.01,
    }),
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The picture with the other’s histogram.' }) },
  forecast: ({ inputs: { image, target } }) => ({ outputs: { image }, ...matchHistogramCost(image, target) }),
  run: async ({ inputs, params }, { signal }) => ({
    image: await matchHistogram({ ...inputs, ...params, signal }),
  }),
})
