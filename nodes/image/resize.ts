import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { choice, integer } from '../../src/core/param'
import { port } from '../../src/core/port'
import { resizeCost, resizeImagePaced, sizeOf } from '../../src/tensor'
import { Image } from '../ports'
import { fitLongestSide, fitShortestSide } from './geometry'

const lengths = { min: 1, max: 8192, scale: 'log', unit: 'px', track: { min: 16, max: 4096 } } as const

export const imageResize = defineNode({
  type: 'image/resize',
  version: 1,
  title: 'Resize',
  category: 'Image',
  doc: 'Shrinks or enlarges a picture, to a longest or shortest side or to an exact size. Use it to bring two pictures to one size, or a style to another scale: a smaller style gives larger strokes.',
  inputs: { image: port(Image, { label: 'image', doc: 'The picture to resize, of any size.' }) },
  params: {
    fit: choice({
      label: 'Fit',
      doc: 'Which length is given. Only the exact size may change the aspect.',
      default: 'longest',
      options: [
        { value: 'longest', label: 'Longest side' },
        { value: 'shortest', label: 'Shortest side' },
        { value: 'exact', label: 'Width and height' },
      ],
    }),
    side: integer({
      label: 'Side',
      doc: 'The longest or the shortest side of the result; the other follows from the aspect.',
      default: 384,
      role: 'size',
      ...lengths,
    }),
    width: integer({
      label: 'Width',
      doc: 'Of the result, when the size is exact.',
      default: 384,
      ...lengths,
    }),
    height: integer({
      label: 'Height',
      doc: 'Of the result, when the size is exact.',
      default: 384,
      ...lengths,
    }),
    filter: choice({
      label: 'Filter',
      doc: 'How pixels are weighted. Area is faithful when shrinking, Lanczos keeps the most detail when enlarging, bilinear is the softest. None of them aliases.',
      default: 'area',
      options: [
        { value: 'area', label: 'Area', doc: 'Averages what each pixel covers; linear when enlarging.' },
        { value: 'bilinear', label: 'Bilinear', doc: 'A triangle as wide as two pixels.' },
        {
          value: 'lanczos3',
          label: 'Lanczos',
          doc: 'A sinc in a window of three lobes; sharp, may ring at hard edges.',
        },
      ],
    }),
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The resized picture.' }) },
  forecast({ inputs, params }) {
    const [height, width, channels] = inputs.image
    const size = resizedSize({ width, height }, params)
    if (!isAllowed(size)) return undefined
    return {
      outputs: { image: [size.height, size.width, channels] },
      ...resizeCost(inputs.image, size, params.filter),
    }
  },
  async run({ inputs, params }, { signal }) {
    const size = resizedSize(sizeOf(inputs.image), params)
    if (!isAllowed(size)) {
      const { width, height } = sizeOf(inputs.image)
      throw new UserError(
        `A picture of ${width} × ${height} px would become ${size.width} × ${size.height} px; at most 16,384 px a side are possible.`,
        'Choose a smaller side, or fit the longest one.',
        { port: 'image' },
      )
    }
    return { image: await resizeImagePaced(inputs.image, size, { signal, filter: params.filter }) }
  },
})

interface Size {
  readonly width: number
  readonly height: number
}

interface Fit extends Size {
  readonly fit: 'longest' | 'shortest' | 'exact'
  readonly side: number
}

function resizedSize(from: Size, { fit, side, width, height }: Fit): Size {
  switch (fit) {
    case 'longest':
      return fitLongestSide(from, side)
    case 'shortest':
      return fitShortestSide(from, side)
    case 'exact':
      return { width, height }
  }
}

/** A very long picture fitted by its shortest side would become endless. */
function isAllowed({ width, height }: Size): boolean {
  return Math.max(width, height) <= 16_384
}
