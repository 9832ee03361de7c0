import { defineNode } from '../../src/core/node'
import { choice, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { gradientCost, gradientMask, type Shape3, sizeOf } from '../../src/tensor'
import { Image, Mask } from '../ports'

export const maskGradient = defineNode({
  type: 'mask/gradient',
  version: 1,
  title: 'Gradient',
  category: 'Mask',
  doc: 'A mask that rises evenly from one side to the other, or falls off around a point: one style fades into another across the picture, or the middle is spared.',
  inputs: {
    image: port(Image, { label: 'size from', doc: 'Only its size is looked at: the mask gets it.' }),
  },
  params: {
    shape: choice({
      label: 'Shape',
      doc: 'Across the picture, or around a point.',
      default: 'linear',
      options: [
        { value: 'linear', label: 'Linear' },
        { value: 'radial', label: 'Radial' },
      ],
    }),
    angle: slider({
      label: 'Angle',
      doc: 'Where a linear one rises to: 0° is to the right, 90° down.',
      default: 0,
      min: -180,
      max: 180,
      step: 1,
      unit: '°',
    }),
    position: slider({
      label: 'Position',
      doc: 'Where the mask is one half: along the way of a linear one, and of a radial one in half diagonals from its middle.',
      default: 0.5,
      min: 0,
      max: 1,
      step: 0.01,
    }),
    width: slider({
      label: 'Width',
      doc: 'How far it is from 0 to 1, in the same measure. With 0 it has a hard edge.',
      default: 0.5,
      min: 0,
      max: 2,
      track: { min: 0, max: 1 },
      step: 0.01,
    }),
    x: slider({
      label: 'Middle, across',
      doc: 'Of a radial one: 0 is the left side, 1 the right.',
      default: 0.5,
      min: 0,
      max: 1,
      step: 0.01,
    }),
    y: slider({
      label: 'Middle, down',
      doc: 'Of a radial one: 0 is the top, 1 the bottom.',
      default: 0.5,
      min: 0,
      max: 1,
      step: 0.01,
    }),
  },
  outputs: {
    mask: port(Mask, { label: 'mask', doc: 'Linear: 0 to 1 along the angle. Radial: 1 in the middle.' }),
  },
  forecast({ inputs: { image } }) {
    const mask: Shape3 = [image[0], image[1], 1]
    return { outputs: { mask }, ...gradientCost(mask) }
  },
  run: async ({ inputs: { image }, params }, { signal }) => ({
    mask: await gradientMask(sizeOf(image), params, { signal }),
  }),
})
