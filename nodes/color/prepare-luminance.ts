import { defineNode } from '../../src/core/node'
import { toggle } from '../../src/core/param'
import { port } from '../../src/core/port'
import {
  cloneTensor,
  disposeTensors,
  grayCost,
  grayOf,
  matchLuminance,
  shapeBytes,
  type Tensor3D,
} from '../../src/tensor'
import { Image } from '../ports'

export const colorPrepareLuminance = defineNode({
  type: 'color/prepare-luminance',
  version: 1,
  title: 'Prepare luminance',
  category: 'Color',
  doc: 'Makes gray pictures of content and style for a transfer in luminance alone, the style with the mean and standard deviation of the content: L′ = σc/σs (L − μs) + μc (Gatys, Bethge, Hertzmann and Shechtman 2016, on luminance-only transfer). Wire both into any transfer, and its result with the colored content into Luminance only.',
  inputs: {
    content: port(Image, { label: 'content', doc: 'The picture that will be repainted.' }),
    style: port(Image, { label: 'style', doc: 'The picture it will be painted like; of any size.' }),
  },
  params: {
    match: toggle({
      label: 'Match light',
      doc: 'Gives the style the brightness and contrast of the content. Without, a dark painting darkens the picture.',
      default: true,
    }),
  },
  outputs: {
    content: port(Image, { label: 'content', doc: 'The luminance of the content, gray.' }),
    style: port(Image, { label: 'style', doc: 'The luminance of the style, gray.' }),
  },
  forecast({ inputs: { content, style } }) {
    const [first, second] = [grayCost(content), grayCost(style)]
    return {
      outputs: { content, style },
      work: first.work + 2 * second.work,
      peak: Math.max(
        2 * shapeBytes(content) + shapeBytes(style),
        first.peak,
        shapeBytes(content) + second.peak,
      ),
    }
  },
  async run({ inputs: { content, style }, params: { match } }, context) {
    const own = (image: Tensor3D) => context.own(image, (owned) => disposeTensors([owned]))
    const { signal } = context
    const gray = own(await grayOf(content, { signal }))
    const painted = await (match ? matchLuminance(style, content, { signal }) : grayOf(style, { signal }))
    return { content: cloneTensor(gray), style: painted }
  },
})
