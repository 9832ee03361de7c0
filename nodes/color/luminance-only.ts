import { defineNode } from '../../src/core/node'
import { toggle } from '../../src/core/param'
import { port } from '../../src/core/port'
import { keepColors, keepColorsCost } from '../../src/tensor'
import { Image } from '../ports'
import { agree, demandSameSize } from '../sizes'

export const colorLuminanceOnly = defineNode({
  type: 'color/luminance-only',
  version: 1,
  title: 'Luminance only',
  category: 'Color',
  doc: 'Keeps original colors: takes light and dark from one picture, such as a stylized one, and the colors (I and Q of YIQ) from another, such as its content (Gatys, Bethge, Hertzmann and Shechtman 2016, “Preserving Color in Neural Artistic Style Transfer”, on luminance-only transfer). With Prepare luminance before the transfer it is the paper’s luminance-only transfer; without, it recolors any picture afterwards.',
  inputs: {
    luminance: port(Image, {
      label: 'luminance',
      doc: 'Gives light and dark: usually the stylized picture.',
    }),
    colors: port(Image, { label: 'colors', doc: 'Gives the colors: usually the content, of the same size.' }),
  },
  params: {
    clip: toggle({
      label: 'Stay in range',
      doc: 'Cuts values below 0 and above 1, as any screen would. Off, chroma is kept exactly even where it cannot be shown.',
      default: true,
    }),
  },
  outputs: {
    image: port(Image, { label: 'image', doc: 'The luminance of one with the colors of the other.' }),
  },
  forecast: ({ inputs: { luminance, colors } }) =>
    agree(luminance, colors) ? { outputs: { image: luminance }, ...keepColorsCost(luminance) } : undefined,
  async run({ inputs: { luminance, colors }, params: { clip } }, { signal }) {
    demandSameSize({ label: 'luminance', value: luminance }, { label: 'colors', value: colors }, 'colors')
    return { image: await keepColors(luminance, colors, { clip, signal }) }
  },
})
