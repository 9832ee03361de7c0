import { defineNode } from '../../src/core/node'
import { choice, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { matchColor, matchColorCost } from '../../src/tensor'
import { Image } from '../ports'

export const colorMatchColor = defineNode({
  type: 'color/match-color',
  version: 1,
  title: 'Match color',
  category: 'Color',
  doc: 'Gives a picture the colors of another: moves the mean and the covariance of its colors to those of the other by one matrix for all pixels. With the style in and the content as target, a transfer keeps the content’s colors (Gatys, Bethge, Hertzmann and Shechtman 2016, on histogram matching); with a third picture as target, color comes from one and strokes from another.',
  inputs: {
    image: port(Image, { label: 'image', doc: 'The picture to recolor.' }),
    target: port(Image, { label: 'target', doc: 'The picture whose colors it gets; of any size.' }),
  },
  params: {
    method: choice({
      label: 'Method',
      doc: 'How the matrix is chosen. All but the last match the whole covariance.',
      default: 'monge-kantorovich',
      options: [
        {
          value: 'monge-kantorovich',
          label: 'Monge–Kantorovich',
          doc: 'Moves colors as little as possible (Pitié and Kokaram 2007).',
        },
        {
          value: 'pca',
          label: 'Principal axes',
          doc: 'Σt^½ Σs^−½, as in image analogies (Gatys et al. 2016, on histogram matching).',
        },
        {
          value: 'cholesky',
          label: 'Cholesky',
          doc: 'Lt Ls⁻¹; depends on the order of the channels (Gatys et al. 2016, on histogram matching).',
        },
        {
          value: 'mean-std',
          label: 'Mean and deviation',
          doc: 'Each channel by itself (Reinhard et al. 2001, there in lαβ).',
        },
      ],
    }),
    space: choice({
      label: 'Color space',
      doc: 'Where the colors are matched. RGB follows Gatys et al.; Lab goes by what the eye tells apart, and lαβ is that of Reinhard et al. 2001.',
      default: 'lab',
      options: [
        { value: 'lab', label: 'CIELAB' },
        { value: 'rgb', label: 'RGB' },
        { value: 'opponent', label: 'Opponent' },
        { value: 'lalphabeta', label: 'lαβ' },
      ],
    }),
    strength: slider({
      label: 'Strength',
      doc: '0 leaves the colors as they are, 1 matches them.',
      default: 1,
      min: 0,
      max: 1,
      step: 0.01,
    }),
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The recolored picture.' }) },
  forecast: ({ inputs: { image, target }, params: { space } }) => ({
    outputs: { image },
    ...matchColorCost(image, target, space),
  }),
  run: async ({ inputs, params }, { signal }) => ({
    image: await matchColor({ ...inputs, ...params, signal }),
  }),
})
