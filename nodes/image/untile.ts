import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { joinCost, joinTiles } from '../../src/tensor'
import { Image, Images } from '../ports'

export const imageUntile = defineNode({
  type: 'image/untile',
  version: 1,
  title: 'Untile',
  category: 'Image',
  doc: 'Puts the tiles of a picture together again. Where they overlap they pass into each other smoothly, so that differences between them make no seams; unchanged tiles give back the picture.',
  inputs: { tiles: port(Images, { label: 'tiles', doc: 'Tiles, all that *Tile* made.' }) },
  params: {},
  outputs: { image: port(Image, { label: 'image', doc: 'The whole picture.' }) },
  forecast({ inputs: { tiles } }) {
    const { tiling } = tiles
    return tiling && { outputs: { image: [tiling.height, tiling.width, 3] as const }, ...joinCost(tiling) }
  },
  async run({ inputs: { tiles } }, { signal }) {
    const { images, tiling } = tiles
    if (!tiling) {
      throw new UserError(
        `These ${images.length} pictures are no tiles of one picture.`,
        'Wire tiles that the node Tile made.',
        { port: 'tiles' },
      )
    }
    return { image: await joinTiles(images, tiling, { signal }) }
  },
})
