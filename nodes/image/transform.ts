import { defineNode } from '../../src/core/node'
import { choice, color, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import {
  cloneTensor,
  disposeTensors,
  flipImage,
  rotateImage,
  type Shape3,
  shapeBytes,
  sizeOf,
  type Tensor3D,
  type Turn,
  turnCost,
  turnImage,
  valuesIn,
  valueWork,
} from '../../src/tensor'
import { parseHexColor } from '../hex-color'
import { Image } from '../ports'
import { boundingSize, inscribedSize } from './turned-size'
import { flipOptions, quarterTurns, turnOptions, turnSteps } from './turns'

export const imageTransform = defineNode({
  type: 'image/transform',
  version: 1,
  title: 'Rotate and flip',
  category: 'Image',
  doc: 'Turns a picture by quarter turns, mirrors it, and turns it further by any angle, in this order. A turned style turns its strokes.',
  inputs: { image: port(Image, { label: 'image', doc: 'The picture to turn.' }) },
  params: {
    rotate: choice({
      label: 'Quarter turns',
      doc: 'Clockwise, in degrees. Every pixel is kept as it is.',
      default: '0',
      options: turnOptions,
    }),
    flip: choice({
      label: 'Flip',
      doc: 'Mirrors the turned picture left to right, or top to bottom.',
      default: 'none',
      options: flipOptions,
    }),
    angle: slider({
      label: 'Angle',
      doc: 'Clockwise, about the middle, after all else; interpolated bilinearly.',
      default: 0,
      min: -180,
      max: 180,
      track: { min: -45, max: 45 },
      step: 0.5,
      unit: '°',
    }),
    corners: choice({
      label: 'Corners',
      doc: 'What to do with the corners that an angle leaves empty.',
      default: 'crop',
      options: [
        { value: 'crop', label: 'Cut off', doc: 'The largest upright box in the turned picture.' },
        { value: 'reflect', label: 'Mirror', doc: 'The size stays; the picture goes on mirrored.' },
        { value: 'expand', label: 'Expand on color', doc: 'All of the picture, on a larger colored ground.' },
      ],
    }),
    color: color({
      label: 'Color',
      doc: 'Of the ground that the picture is expanded on.',
      default: '#ffffff',
    }),
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The turned picture.' }) },
  forecast({ inputs, params }) {
    const [height, width, channels] = inputs.image
    const { lying, copies: before } = turnSteps(params)
    const upright: Shape3 = lying ? [width, height, channels] : [height, width, channels]
    // Every step's result stays until the end.
    const turn = turnFor({ width: upright[1], height: upright[0] }, params)
    const image: Shape3 = turn ? [turn.size.height, turn.size.width, channels] : upright
    const last = turn
      ? turnCost(upright, turn)
      : { work: valueWork * valuesIn(upright), peak: shapeBytes(upright) }
    return {
      outputs: { image },
      work: last.work + before * valueWork * valuesIn(upright),
      peak: last.peak + before * shapeBytes(upright),
    }
  },
  async run({ inputs, params }, context) {
    const step = (made: Tensor3D) => context.own(made, (owned) => disposeTensors([owned]))
    let image = inputs.image
    const { signal } = context
    if (params.rotate !== '0') image = step(await rotateImage(image, quarterTurns[params.rotate], { signal }))
    if (params.flip !== 'none') image = step(await flipImage(image, params.flip, { signal }))
    const turn = turnFor(sizeOf(image), params)
    return { image: turn ? await turnImage(image, turn, { signal }) : cloneTensor(image) }
  },
})

interface Corners {
  readonly angle: number
  readonly corners: 'crop' | 'reflect' | 'expand'
  readonly color: string
}

/** Undefined when nothing has to be turned. */
function turnFor(
  size: { width: number; height: number },
  { angle, corners, color }: Corners,
): Turn | undefined {
  if (angle === 0) return undefined
  switch (corners) {
    case 'crop':
      return { degrees: angle, size: inscribedSize(size, angle), beyond: 'reflect' }
    case 'reflect':
      return { degrees: angle, size, beyond: 'reflect' }
    case 'expand':
      return { degrees: angle, size: boundingSize(size, angle), beyond: parseHexColor(color) }
  }
}
