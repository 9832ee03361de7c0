import { defineNode } from '../../src/core/node'
import { integer, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { featherCost, featherMask } from '../../src/tensor'
import { Mask } from '../ports'

export const maskFeather = defineNode({
  type: 'mask/feather',
  version: 1,
  title: 'Feather',
  category: 'Mask',
  doc: 'Grows or shrinks a mask, then blurs its edge, so that what it separates blends. Grow a little before a strong blur to keep the whole of a figure.',
  inputs: { mask: port(Mask, { label: 'mask', doc: 'The mask to soften.' }) },
  params: {
    grow: integer({
      label: 'Grow',
      doc: 'Moves the edge outward, or below 0 inward, in a square.',
      default: 0,
      min: -1024,
      max: 1024,
      track: { min: -32, max: 32 },
      unit: 'px',
    }),
    blur: slider({
      label: 'Blur',
      doc: 'Standard deviation of the blur, near to Gaussian.',
      default: 6,
      min: 0,
      max: 512,
      track: { min: 0, max: 64 },
      step: 0.5,
      unit: 'px',
    }),
  },
  outputs: { mask: port(Mask, { label: 'mask', doc: 'The softened mask, of the same size.' }) },
  forecast: ({ inputs: { mask }, params }) => ({ outputs: { mask }, ...featherCost(mask, params) }),
  run: async ({ inputs: { mask }, params }, { signal }) => ({
    mask: await featherMask(mask, { ...params, signal }),
  }),
})
