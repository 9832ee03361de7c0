import { defineNode } from '../../src/core/node'
import { color, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { colorMask, colorMaskCost, type Shape3 } from '../../src/tensor'
import { Image, Mask } from '../ports'

export const maskFromColor = defineNode({
  type: 'mask/from-color',
  version: 1,
  title: 'Mask from color',
  category: 'Mask',
  doc: 'A mask of where a picture has about one color, such as a sky, a wall or a dress. Distances are those of CIELAB (ΔE of 1976): 2 can just be seen, black and white are 100 apart.',
  inputs: {
    image: port(Image, { label: 'image', doc: 'The picture to look at; sets the size of the mask.' }),
  },
  params: {
    color: color({ label: 'Color', doc: 'What to look for.', default: '#4a7ab5' }),
    tolerance: slider({
      label: 'Tolerance',
      doc: 'Colors as near as this are fully in the mask.',
      default: 25,
      min: 0,
      max: 200,
      track: { min: 0, max: 100 },
      step: 1,
      unit: 'ΔE',
    }),
    softness: slider({
      label: 'Softness',
      doc: 'Beyond the tolerance the mask falls to 0 over this distance. With 0 it has hard edges.',
      default: 15,
      min: 0,
      max: 200,
      track: { min: 0, max: 100 },
      step: 1,
      unit: 'ΔE',
    }),
  },
  outputs: { mask: port(Mask, { label: 'mask', doc: '1 where the color is near.' }) },
  forecast({ inputs: { image } }) {
    const mask: Shape3 = [image[0], image[1], 1]
    return { outputs: { mask }, ...colorMaskCost(image) }
  },
  run: async ({ inputs: { image }, params: { color: wanted, tolerance, softness } }, { signal }) => ({
    mask: await colorMask(image, { color: channelsOf(wanted), tolerance, softness, signal }),
  }),
})

/** @param hex `#rrggbb`. */
function channelsOf(hex: string) {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return [channel(1), channel(3), channel(5)] as const
}
