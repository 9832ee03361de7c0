import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { choice, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { copyCost, cropImage, type Shape3, sizeOf } from '../../src/tensor'
import { Image } from '../ports'
import { aspectOptions } from './aspects'
import { anchorOptions, cropBox } from './crop-box'

/** Percents and pixels share these fields; the track is that of percents. */
const lengths = { max: 16_384, track: { min: 0, max: 100 }, step: 1 } as const

export const imageCrop = defineNode({
  type: 'image/crop',
  version: 1,
  title: 'Crop',
  category: 'Image',
  doc: 'Cuts a box out of a picture, and from it the largest part of some aspect. Use it to choose what is painted, or which part of a painting lends its style.',
  inputs: { image: port(Image, { label: 'image', doc: 'The picture to cut from.' }) },
  params: {
    unit: choice({
      label: 'Unit',
      doc: 'What the four lengths are: percents of the picture fit pictures of any size, pixels are exact.',
      default: 'percent',
      options: [
        { value: 'percent', label: 'Percent' },
        { value: 'px', label: 'Pixels' },
      ],
    }),
    left: slider({
      label: 'Left',
      doc: 'Where the box begins, from the left.',
      default: 0,
      min: 0,
      ...lengths,
    }),
    top: slider({ label: 'Top', doc: 'Where the box begins, from the top.', default: 0, min: 0, ...lengths }),
    width: slider({
      label: 'Width',
      doc: 'Of the box, which ends where the picture ends.',
      default: 100,
      min: 1,
      ...lengths,
    }),
    height: slider({
      label: 'Height',
      doc: 'Of the box, which ends where the picture ends.',
      default: 100,
      min: 1,
      ...lengths,
    }),
    aspect: choice({
      label: 'Aspect',
      doc: 'Leaves the largest part of the box that has this shape, width to height.',
      default: 'original',
      options: aspectOptions,
    }),
    anchor: choice({
      label: 'Keep',
      doc: 'Where in the box the part of that aspect lies.',
      default: 'center',
      options: anchorOptions,
    }),
  },
  outputs: { image: port(Image, { label: 'image', doc: 'What was cut out.' }) },
  forecast({ inputs, params }) {
    const [height, width, channels] = inputs.image
    const box = cropBox({ width, height }, params)
    if (!box) return undefined
    const image: Shape3 = [box.height, box.width, channels]
    return { outputs: { image }, ...copyCost(image) }
  },
  run({ inputs, params }) {
    const box = cropBox(sizeOf(inputs.image), params)
    if (!box) {
      const { width, height } = sizeOf(inputs.image)
      throw new UserError(
        `The box begins at ${params.left}, ${params.top} ${params.unit === 'px' ? 'px' : '%'}, beyond the picture of ${width} × ${height} px.`,
        'Move its left and top into the picture.',
        { port: 'image' },
      )
    }
    return { image: cropImage(inputs.image, box) }
  },
})
