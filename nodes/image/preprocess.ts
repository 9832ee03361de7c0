import { defineNode } from '../../src/core/node'
import { choice, integer } from '../../src/core/param'
import { port } from '../../src/core/port'
import {
  cloneTensor,
  cropImage,
  disposeTensors,
  flipImage,
  resizeCost,
  resizeImagePaced,
  rotateImage,
  type Shape3,
  shapeBytes,
  sizeOf,
  type Tensor3D,
  valuesIn,
  valueWork,
} from '../../src/tensor'
import { Image } from '../ports'
import { aspectOptions } from './aspects'
import { centeredCrop, fitLongestSide, parseAspect } from './geometry'
import { flipOptions, quarterTurns, turnOptions, turnSteps } from './turns'

export const imagePreprocess = defineNode({
  type: 'image/preprocess',
  version: 1,
  title: 'Preprocess',
  category: 'Image',
  doc: 'Turns, flips, crops and resizes a picture, in this order. The size decides most of the time and memory that everything after it takes: start small, enlarge when you like what you see.',
  inputs: { image: port(Image, { label: 'image', doc: 'The picture to prepare.' }) },
  params: {
    longestSide: integer({
      label: 'Longest side',
      doc: 'The longer side of the result; the other follows from the aspect. Shrinking averages areas, so nothing flickers or aliases.',
      default: 384,
      min: 16,
      max: 4096,
      scale: 'log',
      unit: 'px',
      role: 'size',
    }),
    aspect: choice({
      label: 'Crop to',
      doc: 'Cuts the largest centered part of this shape, width to height, out of the turned picture.',
      default: 'original',
      options: aspectOptions,
    }),
    rotate: choice({
      label: 'Rotate',
      doc: 'Clockwise, in degrees.',
      default: '0',
      options: turnOptions,
    }),
    flip: choice({
      label: 'Flip',
      doc: 'Mirrors the turned picture left to right, or top to bottom.',
      default: 'none',
      options: flipOptions,
    }),
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The prepared picture.' }) },
  forecast({ inputs, params: { rotate, flip, aspect, longestSide } }) {
    const { lying, copies: turned } = turnSteps({ rotate, flip })
    const [height, width, channels] = inputs.image
    const crop = aspect === 'original' ? { width, height } : cropTo({ width, height }, aspect, lying)
    const cropped: Shape3 = [crop.height, crop.width, channels]
    const size = fitLongestSide(crop, longestSide)
    const resized: Shape3 = [size.height, size.width, channels]
    const image: Shape3 = lying ? [size.width, size.height, channels] : resized
    const resize = resizeCost(cropped, size)
    // Every step's result stays until the end, and the last is given on.
    const copies = turned + 1
    const before = aspect === 'original' ? 0 : shapeBytes(cropped)
    return {
      outputs: { image },
      work: resize.work + valueWork * ((before > 0 ? valuesIn(cropped) : 0) + copies * valuesIn(image)),
      peak: before + Math.max(resize.peak, shapeBytes(resized) + copies * shapeBytes(image)),
    }
  },
  async run({ inputs, params }, context) {
    const step = (image: Tensor3D) => context.own(image, (owned) => disposeTensors([owned]))
    const { rotate, flip, aspect, longestSide } = params
    // The result is as if turned first, but fewer pixels are left to turn after cropping and resizing.
    const { lying } = turnSteps(params)
    let image = inputs.image
    if (aspect !== 'original') {
      image = step(cropImage(image, cropTo(sizeOf(image), aspect, lying)))
    }
    const size = fitLongestSide(sizeOf(image), longestSide)
    const { signal } = context
    image = step(await resizeImagePaced(image, size, { signal }))
    if (rotate !== '0') image = step(await rotateImage(image, quarterTurns[rotate], { signal }))
    if (flip !== 'none') image = step(await flipImage(image, flip, { signal }))
    return { image: cloneTensor(image) }
  },
})

/** What is cut out before turning, for an aspect that is meant after it. */
function cropTo(size: { width: number; height: number }, aspect: `${number}:${number}`, lying: boolean) {
  const ratio = parseAspect(aspect)
  return centeredCrop(size, lying ? 1 / ratio : ratio)
}
