import { defineNode } from '../../src/core/node'
import { choice, color, integer } from '../../src/core/param'
import { port } from '../../src/core/port'
import { extendCost, extendImage, type Surrounding } from '../../src/tensor'
import { parseHexColor } from '../hex-color'
import { Image } from '../ports'

const margin = { default: 32, min: 0, max: 4096, track: { min: 0, max: 256 }, unit: 'px' } as const

export const imagePad = defineNode({
  type: 'image/pad',
  version: 1,
  title: 'Pad',
  category: 'Image',
  doc: 'Adds margins around a picture. Mirrored margins keep a network from seeing an edge where none is: pad before painting, crop afterwards.',
  inputs: { image: port(Image, { label: 'image', doc: 'The picture to put in the middle.' }) },
  params: {
    left: integer({ label: 'Left', doc: 'Columns added on the left.', ...margin }),
    top: integer({ label: 'Top', doc: 'Rows added at the top.', ...margin }),
    right: integer({ label: 'Right', doc: 'Columns added on the right.', ...margin }),
    bottom: integer({ label: 'Bottom', doc: 'Rows added at the bottom.', ...margin }),
    fill: choice({
      label: 'Fill with',
      doc: 'What stands in the margins, however wide they are.',
      default: 'reflect',
      options: [
        { value: 'reflect', label: 'Mirrored picture' },
        { value: 'edge', label: 'Last pixel' },
        { value: 'wrap', label: 'Other side' },
        { value: 'color', label: 'Color' },
      ],
    }),
    color: color({
      label: 'Color',
      doc: 'Of the margins, when they are filled with a color.',
      default: '#ffffff',
    }),
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The picture with its margins.' }) },
  forecast({ inputs, params }) {
    const [height, width, channels] = inputs.image
    const { left, top, right, bottom } = params
    return {
      outputs: { image: [height + top + bottom, width + left + right, channels] },
      ...extendCost(inputs.image, params, fillOf(params)),
    }
  },
  async run({ inputs, params }, { signal }) {
    return { image: await extendImage(inputs.image, params, fillOf(params), { signal }) }
  },
})

interface Fill {
  readonly fill: 'reflect' | 'edge' | 'wrap' | 'color'
  readonly color: string
}

function fillOf({ fill, color }: Fill): Surrounding {
  return fill === 'color' ? parseHexColor(color) : fill
}
