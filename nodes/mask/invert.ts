import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { invertCost, invertMask } from '../../src/tensor'
import { Mask } from '../ports'

export const maskInvert = defineNode({
  type: 'mask/invert',
  version: 1,
  title: 'Invert mask',
  category: 'Mask',
  doc: 'Swaps inside and outside: 1 − mask. With one style under a mask and another under its inverse, both together cover the picture once.',
  inputs: { mask: port(Mask, { label: 'mask', doc: 'The mask to turn around.' }) },
  params: {},
  outputs: { mask: port(Mask, { label: 'mask', doc: '1 where it was 0.' }) },
  forecast: ({ inputs: { mask } }) => ({ outputs: { mask }, ...invertCost(mask) }),
  run: async ({ inputs: { mask } }, { signal }) => ({ mask: await invertMask(mask, { signal }) }),
})
