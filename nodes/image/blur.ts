import { defineNode } from '../../src/core/node'
import { slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { blurCost, blurImage } from '../../src/tensor'
import { Image } from '../ports'

export const imageBlur = defineNode({
  type: 'image/blur',
  version: 1,
  title: 'Blur',
  category: 'Image',
  doc: 'Gaussian blur. On a content it removes detail that the style should invent; on a style it leaves the colors and takes the strokes.',
  inputs: { image: port(Image, { label: 'image', doc: 'The picture to blur.' }) },
  params: {
    radius: slider({
      label: 'Radius',
      doc: 'The standard deviation of the Gaussian. 0 changes nothing.',
      default: 2,
      min: 0,
      max: 256,
      track: { min: 0, max: 32 },
      step: 0.5,
      unit: 'px',
    }),
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The blurred picture.' }) },
  forecast: ({ inputs: { image }, params }) => ({ outputs: { image }, ...blurCost(image, params.radius) }),
  async run({ inputs, params }, { signal }) {
    return { image: await blurImage(inputs.image, params.radius, { signal }) }
  },
})
