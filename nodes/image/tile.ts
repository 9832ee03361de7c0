import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { integer } from '../../src/core/param'
import { port } from '../../src/core/port'
import { cutCost, cutTiles, type Shape3, sizeOf, tileCount, tilingOf } from '../../src/tensor'
import { Image, Images } from '../ports'

export const imageTile = defineNode({
  type: 'image/tile',
  version: 1,
  title: 'Tile',
  category: 'Image',
  doc: 'Cuts a picture into overlapping tiles of one size, spread evenly over it. *Untile* puts them together again without seams.',
  inputs: { image: port(Image, { label: 'image', doc: 'The picture to cut.' }) },
  params: {
    tile: integer({
      label: 'Tile',
      doc: 'Side of a tile; a side of the picture that is shorter is not cut.',
      default: 256,
      min: 16,
      max: 4096,
      track: { min: 64, max: 1024 },
      scale: 'log',
      unit: 'px',
    }),
    overlap: integer({
      label: 'Overlap',
      doc: 'At least so much of neighboring tiles is the same. Less than half of a tile.',
      default: 64,
      min: 0,
      max: 2047,
      track: { min: 0, max: 256 },
      unit: 'px',
    }),
  },
  outputs: { tiles: port(Images, { label: 'tiles', doc: 'The tiles, row by row from the upper left.' }) },
  forecast({ inputs: { image }, params: { tile, overlap } }) {
    if (2 * overlap >= tile) return undefined
    const [height, width, channels] = image
    const tiling = tilingOf({ width, height }, tile, overlap)
    const shape: Shape3 = [tiling.tileHeight, tiling.tileWidth, channels]
    const images = Array.from({ length: tileCount(tiling) }, () => shape)
    return { outputs: { tiles: { images, tiling } }, ...cutCost(tiling) }
  },
  async run({ inputs: { image }, params: { tile, overlap } }, { signal }) {
    if (2 * overlap >= tile) {
      throw new UserError(
        `An overlap of ${overlap} px is half of a tile of ${tile} px or more.`,
        'Choose larger tiles or less overlap.',
      )
    }
    const tiling = tilingOf(sizeOf(image), tile, overlap)
    return { tiles: { images: await cutTiles(image, tiling, { signal }), tiling } }
  },
})
