import { defineNode } from '../../src/core/node'
import { color, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { mosaicAt, paintCost, paintPixels, pictureSampler, sizeOf } from '../../src/tensor'
import { parseHexColor } from '../hex-color'
import { Image } from '../ports'
import { colorParams, paletteOf, paletteParam, seedParam, sizeParams } from './params'
import { sampledCost } from './sampled'

export const textureMosaic = defineNode({
  type: 'texture/mosaic',
  version: 1,
  title: 'Mosaic',
  category: 'Texture',
  doc: 'Tiles with grout between them, from a regular grid to shards, lit a little from the upper left. As a style it breaks a content into facets; with a picture of your own, the tiles take their colors from it.',
  inputs: {
    image: port(Image, {
      label: 'picture',
      doc: 'Gives size and colors; without it, both come from the params.',
      optional: true,
    }),
  },
  params: {
    ...paletteParam('mediterranean'),
    tile: slider({
      label: 'Tile',
      doc: 'From one tile to the next.',
      default: 20,
      min: 3,
      max: 512,
      track: { min: 4, max: 128 },
      scale: 'log',
      unit: 'px',
    }),
    irregularity: slider({
      label: 'Irregularity',
      doc: '0 lays squares in a grid, 1 shards.',
      default: 0.6,
      min: 0,
      max: 1,
      step: 0.01,
    }),
    grout: slider({
      label: 'Grout',
      doc: 'Width of the gaps.',
      default: 2.5,
      min: 0,
      max: 32,
      track: { min: 0, max: 8 },
      step: 0.5,
      unit: 'px',
    }),
    groutColor: color({ label: 'Grout color', doc: 'Of the gaps.', default: '#ede6d6' }),
    variety: slider({
      label: 'Variety',
      doc: 'How much tiles differ from those around them.',
      default: 0.5,
      min: 0,
      max: 1,
      step: 0.01,
    }),
    ...seedParam,
    ...sizeParams,
    ...colorParams,
  },
  outputs: {
    image: port(Image, { label: 'image', doc: 'The texture, of the size of the picture if there is one.' }),
  },
  forecast({ inputs: { image }, params }) {
    const size = image ? { width: image[1], height: image[0] } : params
    return {
      outputs: { image: [size.height, size.width, 3] },
      ...sampledCost(image, params.tile / 4, paintCost(size, 5000)),
    }
  },
  async run({ inputs: { image }, params }, { random, signal }) {
    const { uniform } = random(params.seed)
    const size = image ? sizeOf(image) : params
    const picture = image && (await pictureSampler(image, params.tile / 4, { signal }))
    const look = {
      ...params,
      palette: paletteOf(params),
      groutColor: parseHexColor(params.groutColor),
      ...(picture && { picture }),
    }
    return { image: await paintPixels(size, mosaicAt(look, size, uniform), { signal }) }
  },
})
