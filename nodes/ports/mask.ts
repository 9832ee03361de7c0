import { definePort } from '../../src/core/port'
import type { Shape3, Tensor3D } from '../../src/tensor'
import { pictureValue } from './picture'

/** float32 [h, w, 1], 0..1: how much of what a node does counts at each pixel. */
export const Mask = definePort<Tensor3D, Shape3>({
  id: 'mask',
  label: 'Mask',
  color: '#8c8c8c',
  shape: 'hexagon',
  doc: 'Where, and how much: float32 [h, w, 1], 0..1',
  ...pictureValue,
})
