import { defineNode } from '../../src/core/node'
import { slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { sharpenCost, sharpenImage } from '../../src/tensor'
import { Image } from '../ports'

export const imageSharpen = defineNode({
  type: 'image/sharpen',
  version: 1,
  title: 'Sharpen',
  category: 'Image',
  doc: 'Unsharp mask: adds to the picture what a Gaussian blur takes from it. After painting it makes strokes crisp; a large radius with a small amount raises local contrast.',
  inputs: { image: port(Image, { label: 'image', doc: 'The picture to sharpen.' }) },
  params: {
    radius: slider({
      label: 'Radius',
      doc: 'The standard deviation of the blur: how coarse the details are that become stronger.',
      default: 1,
      min: 0.1,
      max: 256,
      track: { min: 0.1, max: 16 },
      step: 0.1,
      unit: 'px',
    }),
    amount: slider({
      label: 'Amount',
      doc: 'How much of the detail is added: 0 changes nothing, 1 doubles it.',
      default: 0.8,
      min: 0,
      max: 10,
      track: { min: 0, max: 3 },
      step: 0.05,
    }),
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The sharpened picture, clipped to 0..1.' }) },
  forecast: ({ inputs: { image }, params }) => ({ outputs: { image }, ...sharpenCost(image, params.radius) }),
  async run({ inputs, params: { radius, amount } }, { signal }) {
    return { image: await sharpenImage(inputs.image, { deviation: radius, amount, signal }) }
  },
})
