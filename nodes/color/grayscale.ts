import { defineNode } from '../../src/core/node'
import { choice } from '../../src/core/param'
import { port } from '../../src/core/port'
import { grayscale, grayscaleCost } from '../../src/tensor'
import { Image } from '../ports'

export const colorGrayscale = defineNode({
  type: 'color/grayscale',
  version: 1,
  title: 'Grayscale',
  category: 'Color',
  doc: 'Takes the colors out of a picture; what stays has three equal channels, so that networks take it as before. A gray style teaches strokes without colors.',
  inputs: { image: port(Image, { label: 'image', doc: 'The picture to make gray.' }) },
  params: {
    method: choice({
      label: 'Gray is',
      doc: 'Which gray stands for a color.',
      default: 'rec709',
      options: [
        { value: 'rec709', label: 'Luma, Rec. 709', doc: 'For screens of today.' },
        { value: 'rec601', label: 'Luma, Rec. 601', doc: 'Y of YIQ, as in Luminance only.' },
        { value: 'lightness', label: 'Lightness', doc: 'L* of CIELAB: as light as the eye sees it.' },
        { value: 'average', label: 'Average', doc: 'Of red, green and blue.' },
        { value: 'maximum', label: 'Maximum', doc: 'The largest of the three: bright colors stay bright.' },
      ],
    }),
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The gray picture.' }) },
  forecast: ({ inputs: { image }, params: { method } }) => ({
    outputs: { image },
    ...grayscaleCost(image, method),
  }),
  run: async ({ inputs: { image }, params: { method } }, { signal }) => ({
    image: await grayscale(image, method, { signal }),
  }),
})
