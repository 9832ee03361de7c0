import { defineNode } from '../../src/core/node'
import { integer, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { paintCost, paintStrokes } from '../../src/tensor'
import { Image } from '../ports'
import { colorParams, paletteOf, paletteParam, seedParam, sizeParams } from './params'

export const textureStrokes = defineNode({
  type: 'texture/strokes',
  version: 1,
  title: 'Brush strokes',
  category: 'Texture',
  doc: 'Brush strokes that follow swirls, broad ones below and finer ones above, with the marks of their bristles. As a style it gives the handling of oil paint, in colors you choose.',
  heavy: true,
  inputs: {},
  params: {
    ...paletteParam('night'),
    length: slider({
      label: 'Length',
      doc: 'Of a stroke.',
      default: 48,
      min: 4,
      max: 512,
      track: { min: 8, max: 200 },
      scale: 'log',
      unit: 'px',
    }),
    thickness: slider({
      label: 'Thickness',
      doc: 'Of the brush.',
      default: 9,
      min: 1.5,
      max: 128,
      track: { min: 2, max: 48 },
      scale: 'log',
      unit: 'px',
    }),
    swirl: slider({
      label: 'Swirl size',
      doc: 'Of the swirls that strokes follow; large ones make strokes straight.',
      default: 110,
      min: 8,
      max: 4096,
      track: { min: 16, max: 1024 },
      scale: 'log',
      unit: 'px',
    }),
    layers: integer({
      label: 'Layers',
      doc: 'Of paint over each other. The first is broad.',
      default: 4,
      min: 1,
      max: 12,
    }),
    variety: slider({
      label: 'Variety',
      doc: 'How much strokes differ in color from those around them.',
      default: 0.6,
      min: 0,
      max: 1,
      step: 0.01,
    }),
    relief: slider({
      label: 'Relief',
      doc: 'Light and shadow on the marks of the bristles.',
      default: 0.7,
      min: 0,
      max: 2,
      track: { min: 0, max: 1 },
      step: 0.05,
    }),
    ...seedParam,
    ...sizeParams,
    ...colorParams,
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The texture.' }) },
  forecast: ({ params }) => ({
    outputs: { image: [params.height, params.width, 3] },
    ...paintCost(params, 5000 * (1 + params.layers)),
  }),
  async run({ params }, { random, signal }) {
    const { uniform } = random(params.seed)
    const look = { ...params, width: params.thickness, palette: paletteOf(params) }
    const { width, height } = params
    return { image: await paintStrokes({ width, height }, look, uniform, { signal }) }
  },
})
