import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { maskToImage, maskToImageCost, type Shape3 } from '../../src/tensor'
import { Image, Mask } from '../ports'

export const maskToImageNode = defineNode({
  type: 'mask/to-image',
  version: 1,
  title: 'Mask to image',
  category: 'Mask',
  doc: 'A mask as a gray picture: black is 0, white is 1. Save it with a Picture node, or use it wherever a picture is wanted.',
  inputs: { mask: port(Mask, { label: 'mask', doc: 'The mask to draw.' }) },
  params: {},
  outputs: { image: port(Image, { label: 'image', doc: 'The mask in gray.' }) },
  forecast({ inputs: { mask } }) {
    const image: Shape3 = [mask[0], mask[1], 3]
    return { outputs: { image }, ...maskToImageCost(mask) }
  },
  run: async ({ inputs: { mask } }, { signal }) => ({ image: await maskToImage(mask, { signal }) }),
})
