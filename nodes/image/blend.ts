import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { choice, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import {
  blendCost,
  blendPictures,
  cropImage,
  disposeTensors,
  resizeCost,
  resizeImagePaced,
  type Shape3,
  shapeBytes,
  sizeOf,
  type Tensor3D,
} from '../../src/tensor'
import { Image } from '../ports'
import { centeredCrop } from './geometry'

export const imageBlend = defineNode({
  type: 'image/blend',
  version: 1,
  title: 'Blend',
  category: 'Image',
  doc: "Lays one picture over another, by the formulas of W3C's Compositing and Blending Level 1. Lay a texture over a painted picture (overlay, soft light), mix two results (normal, half opaque), or take the color of one and the light of another (color, luminosity).",
  inputs: {
    back: port(Image, { label: 'back', doc: 'The picture below; sets the size of the result.' }),
    front: port(Image, { label: 'front', doc: 'The picture above.' }),
  },
  params: {
    mode: choice({
      label: 'Mode',
      doc: 'What the two make of each other. Both are clipped to 0..1 before.',
      default: 'normal',
      options: [
        { value: 'normal', label: 'Normal' },
        { value: 'multiply', label: 'Multiply' },
        { value: 'screen', label: 'Screen' },
        { value: 'overlay', label: 'Overlay' },
        { value: 'soft-light', label: 'Soft light' },
        { value: 'hard-light', label: 'Hard light' },
        { value: 'darken', label: 'Darken' },
        { value: 'lighten', label: 'Lighten' },
        { value: 'color-dodge', label: 'Color dodge' },
        { value: 'color-burn', label: 'Color burn' },
        { value: 'difference', label: 'Difference' },
        { value: 'exclusion', label: 'Exclusion' },
        { value: 'add', label: 'Add' },
        { value: 'subtract', label: 'Subtract' },
        { value: 'hue', label: 'Hue' },
        { value: 'saturation', label: 'Saturation' },
        { value: 'color', label: 'Color' },
        { value: 'luminosity', label: 'Luminosity' },
      ],
    }),
    opacity: slider({
      label: 'Opacity',
      doc: 'Of the picture above: 0 leaves only the one below.',
      default: 0.5,
      min: 0,
      max: 1,
      step: 0.01,
    }),
    sizes: choice({
      label: 'Other size',
      doc: 'What to do with a picture above of another size than the one below.',
      default: 'cover',
      options: [
        { value: 'cover', label: 'Fill and crop', doc: 'Keeps its aspect; what stands over is cut off.' },
        { value: 'stretch', label: 'Stretch', doc: 'Changes its aspect.' },
        { value: 'refuse', label: 'Refuse', doc: 'Both must have the same size.' },
      ],
    }),
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The blend, of the size of the picture below.' }) },
  forecast({ inputs: { back, front }, params: { sizes } }) {
    const [height, width] = back
    const blend = blendCost(back)
    if (front[0] === height && front[1] === width) return { outputs: { image: back }, ...blend }
    const cut = sizes === 'cover' ? coverBox(front, back) : { width: front[1], height: front[0] }
    const part: Shape3 = [cut.height, cut.width, front[2]]
    const resize = resizeCost(part, { width, height })
    const kept = sizes === 'cover' ? shapeBytes(part) : 0
    return {
      outputs: { image: back },
      work: resize.work + blend.work,
      peak: kept + Math.max(resize.peak, shapeBytes(back) + blend.peak),
    }
  },
  async run({ inputs: { back, front }, params }, context) {
    const { signal } = context
    const step = (made: Tensor3D) => context.own(made, (owned) => disposeTensors([owned]))
    let above = front
    const size = sizeOf(back)
    const { width, height } = sizeOf(front)
    if (width !== size.width || height !== size.height) {
      if (params.sizes === 'refuse') {
        throw new UserError(
          `The picture above is ${width} × ${height} px, the one below ${size.width} × ${size.height} px.`,
          'Resize one of them first, or choose what to do with another size.',
          { port: 'front' },
        )
      }
      if (params.sizes === 'cover') above = step(cropImage(above, coverBox(front.shape, back.shape)))
      above = step(await resizeImagePaced(above, size, { signal }))
    }
    return { image: await blendPictures(back, above, { ...params, signal }) }
  },
})

/** The part of `front` with the aspect of `back`. */
function coverBox([height, width]: Shape3, [rows, columns]: Shape3) {
  return centeredCrop({ width, height }, columns / rows)
}
