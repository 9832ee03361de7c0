import { defineNode } from '../../src/core/node'
import { slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { resizeCost, resizeImagePaced, type Shape3, sizeOf } from '../../src/tensor'
import { Image } from '../ports'
import { fitLongestSide } from './geometry'

/** Longest side of a style, px: networks that look at a larger one run out of memory. */
const longest = 4096

export const imageStrokeSize = defineNode({
  type: 'image/stroke-size',
  version: 1,
  title: 'Size of the strokes',
  category: 'Image',
  doc: 'Brings the style picture to a size that goes with the canvas. Networks measure in pixels: the larger the style is next to the canvas, the larger its strokes come out, and the fewer of them fit (Gatys et al. 2017, section 6, spatial scale). A larger canvas keeps the look, because the style grows with it.',
  inputs: {
    style: port(Image, { label: 'style', doc: 'The style picture, as large as there is.' }),
    canvas: port(Image, { label: 'canvas', doc: 'What is painted on: only its size counts.' }),
  },
  params: {
    size: slider({
      label: 'Size of the strokes',
      doc: "The style's longest side as a multiple of the canvas's; at most 4,096 px.",
      default: 1,
      min: 0.1,
      max: 4,
      track: { min: 0.4, max: 2.5 },
      step: 0.05,
      scale: 'log',
      unit: '×',
    }),
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The style picture at the size to look at it.' }) },
  forecast({ inputs: { style, canvas }, params: { size } }) {
    const to = styleSize(asSize(style), asSize(canvas), size)
    return { outputs: { image: [to.height, to.width, style[2]] }, ...resizeCost(style, to) }
  },
  async run({ inputs: { style, canvas }, params: { size } }, { signal }) {
    const to = styleSize(sizeOf(style), sizeOf(canvas), size)
    return { image: await resizeImagePaced(style, to, { signal }) }
  },
})

interface Size {
  readonly width: number
  readonly height: number
}

function styleSize(style: Size, canvas: Size, size: number): Size {
  const side = Math.round(size * Math.max(canvas.width, canvas.height))
  return fitLongestSide(style, Math.min(longest, Math.max(16, side)))
}

function asSize([height, width]: Shape3): Size {
  return { width, height }
}
