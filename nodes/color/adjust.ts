import { defineNode } from '../../src/core/node'
import { slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { adjustColors, adjustCost } from '../../src/tensor'
import { Image } from '../ports'

export const colorAdjust = defineNode({
  type: 'color/adjust',
  version: 1,
  title: 'Adjust color',
  category: 'Color',
  doc: 'Temperature, brightness, contrast, saturation, hue and gamma, in this order. Before a transfer it prepares content or style (networks answer to contrast); after it, it finishes the picture.',
  inputs: { image: port(Image, { label: 'image', doc: 'The picture to adjust.' }) },
  params: {
    temperature: slider({
      label: 'Temperature',
      doc: 'Below 0 cooler, bluer; above 0 warmer, redder. The luminance of white stays.',
      default: 0,
      min: -1,
      max: 1,
      step: 0.01,
    }),
    brightness: slider({
      label: 'Brightness',
      doc: 'Added to red, green and blue, which go from 0 to 1.',
      default: 0,
      min: -1,
      max: 1,
      step: 0.01,
    }),
    contrast: slider({
      label: 'Contrast',
      doc: 'Times the distance from middle gray: 0 is all gray, 1 leaves it, 2 doubles it.',
      default: 1,
      min: 0,
      max: 4,
      track: { min: 0, max: 2 },
      step: 0.01,
    }),
    saturation: slider({
      label: 'Saturation',
      doc: 'Times the distance from the gray of equal luminance (Rec. 709): 0 is without color, 1 leaves it.',
      default: 1,
      min: 0,
      max: 4,
      track: { min: 0, max: 2 },
      step: 0.01,
    }),
    hue: slider({
      label: 'Hue',
      doc: 'Turns all colors around the circle, in YIQ; luminance stays.',
      default: 0,
      min: -180,
      max: 180,
      step: 1,
      unit: '°',
    }),
    gamma: slider({
      label: 'Gamma',
      doc: 'Values are raised to 1 / gamma: above 1 lightens the midtones, below 1 darkens them; black and white stay.',
      default: 1,
      min: 0.1,
      max: 10,
      track: { min: 0.25, max: 4 },
      scale: 'log',
      step: 0.01,
    }),
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The adjusted picture, cut to 0..1.' }) },
  forecast: ({ inputs: { image }, params }) => ({ outputs: { image }, ...adjustCost(image, params) }),
  run: async ({ inputs: { image }, params }, { signal }) => ({
    image: await adjustColors(image, params, { signal }),
  }),
})
