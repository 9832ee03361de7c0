import { defineNode } from '../../src/core/node'
import { choice, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { thresholdCost, thresholdMask } from '../../src/tensor'
import { Image, Mask } from '../ports'

export const maskThreshold = defineNode({
  type: 'mask/threshold',
  version: 1,
  title: 'Threshold',
  category: 'Mask',
  doc: 'A mask of where a picture is light, or strong in one color. It separates a bright sky or a dark figure with one setting; soften the edge so that styles blend into each other.',
  inputs: {
    image: port(Image, { label: 'image', doc: 'The picture to look at; sets the size of the mask.' }),
  },
  params: {
    source: choice({
      label: 'Look at',
      doc: 'Which value of a pixel decides.',
      default: 'luminance',
      options: [
        { value: 'luminance', label: 'Luminance', doc: 'Rec. 709.' },
        { value: 'saturation', label: 'Saturation', doc: 'Of HSV: 0 for gray, 1 for pure colors.' },
        { value: 'red', label: 'Red' },
        { value: 'green', label: 'Green' },
        { value: 'blue', label: 'Blue' },
      ],
    }),
    threshold: slider({
      label: 'Threshold',
      doc: 'Values from here on are in the mask.',
      default: 0.5,
      min: 0,
      max: 1,
      step: 0.01,
    }),
    softness: slider({
      label: 'Softness',
      doc: 'Over this range around the threshold the mask goes from 0 to 1. With 0 it has hard edges.',
      default: 0.1,
      min: 0,
      max: 2,
      track: { min: 0, max: 1 },
      step: 0.01,
    }),
  },
  outputs: { mask: port(Mask, { label: 'mask', doc: '1 where the value is high.' }) },
  forecast: ({ inputs: { image }, params: { source } }) => ({
    outputs: { mask: [image[0], image[1], 1] as const },
    ...thresholdCost(image, source),
  }),
  run: async ({ inputs: { image }, params }, { signal }) => ({
    mask: await thresholdMask(image, { ...params, signal }),
  }),
})
