import { defineNode } from '../../src/core/node'
import { choice, integer, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { cloudsAt, paintCost, paintPixels } from '../../src/tensor'
import { Image } from '../ports'
import { colorParams, paletteOf, paletteParam, seedParam, sizeParams } from './params'

export const textureNoise = defineNode({
  type: 'texture/noise',
  version: 1,
  title: 'Noise',
  category: 'Texture',
  doc: 'Fractal noise in the colors of a palette: clouds, smoke and marble. As a style it gives soft color and flowing edges; blended over a picture it gives grain. Gradient noise after Perlin (Improving Noise, 2002).',
  inputs: {},
  params: {
    ...paletteParam('sunset'),
    kind: choice({
      label: 'Kind',
      doc: 'Gradient noise has forms of one size; value noise is blockier and patchier.',
      default: 'gradient',
      options: [
        { value: 'gradient', label: 'Gradient' },
        { value: 'value', label: 'Value' },
      ],
    }),
    scale: slider({
      label: 'Scale',
      doc: 'Size of the largest forms.',
      default: 110,
      min: 2,
      max: 2048,
      track: { min: 4, max: 512 },
      scale: 'log',
      unit: 'px',
    }),
    octaves: integer({
      label: 'Octaves',
      doc: 'Layers of detail, each half as large as the one before.',
      default: 6,
      min: 1,
      max: 10,
    }),
    roughness: slider({
      label: 'Roughness',
      doc: 'How strong each layer of detail is, compared with the one before.',
      default: 0.5,
      min: 0,
      max: 1,
      step: 0.01,
    }),
    warp: slider({
      label: 'Warp',
      doc: 'How far the noise is drawn into swirls by noise of its own: 0 gives clouds, 1 marble.',
      default: 0.7,
      min: 0,
      max: 4,
      track: { min: 0, max: 2 },
      step: 0.05,
    }),
    contrast: slider({
      label: 'Contrast',
      doc: 'How much of the palette the noise passes through.',
      default: 1.1,
      min: 0,
      max: 5,
      track: { min: 0, max: 3 },
      step: 0.05,
    }),
    ...seedParam,
    ...sizeParams,
    ...colorParams,
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The texture.' }) },
  forecast: ({ params }) => ({
    outputs: { image: [params.height, params.width, 3] },
    ...paintCost(params, 700 + 200 * params.octaves),
  }),
  async run({ params }, { random, signal }) {
    const { uniform } = random(params.seed)
    const look = cloudsAt({ ...params, palette: paletteOf(params) }, uniform)
    return { image: await paintPixels(params, look, { signal }) }
  },
})
