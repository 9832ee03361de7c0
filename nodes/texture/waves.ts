import { defineNode } from '../../src/core/node'
import { integer, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { paintCost, paintPixels, wavesAt } from '../../src/tensor'
import { Image } from '../ports'
import { colorParams, paletteOf, paletteParam, seedParam, sizeParams } from './params'

export const textureWaves = defineNode({
  type: 'texture/waves',
  version: 1,
  title: 'Waves',
  category: 'Texture',
  doc: 'Rolling bands with light crests and lines within, like a woodcut of the sea or layered paper. As a style it draws contour lines along the forms of a content.',
  inputs: {},
  params: {
    ...paletteParam('sea'),
    wavelength: slider({
      label: 'Wave height',
      doc: 'From crest to crest.',
      default: 48,
      min: 4,
      max: 1024,
      track: { min: 8, max: 256 },
      scale: 'log',
      unit: 'px',
    }),
    swing: slider({
      label: 'Swing',
      doc: 'How far the waves roll: 0 is a calm sea of straight bands.',
      default: 1,
      min: 0,
      max: 4,
      track: { min: 0, max: 2 },
      step: 0.05,
    }),
    lines: integer({ label: 'Lines', doc: 'Fine lines within each wave.', default: 2, min: 0, max: 8 }),
    angle: slider({
      label: 'Angle',
      doc: 'How the waves lie, clockwise from the horizontal.',
      default: 0,
      min: -180,
      max: 180,
      step: 1,
      unit: '°',
    }),
    ...seedParam,
    ...sizeParams,
    ...colorParams,
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The texture.' }) },
  forecast: ({ params }) => ({
    outputs: { image: [params.height, params.width, 3] },
    ...paintCost(params, 5000),
  }),
  async run({ params }, { random, signal }) {
    const { uniform } = random(params.seed)
    const look = wavesAt({ ...params, palette: paletteOf(params) }, uniform)
    return { image: await paintPixels(params, look, { signal }) }
  },
})
