import { definePort } from '../../src/core/port'
import type { Shape3, Tensor3D } from '../../src/tensor'
import { pictureValue } from './picture'

/** float32 [h, w, 3], sRGB, nominal 0..1. */
export const Image = definePort<Tensor3D, Shape3>({
  id: 'image',
  label: 'Image',
  color: '#d9a400',
  shape: 'circle',
  doc: 'Picture: float32 [h, w, 3], sRGB, 0..1',
  ...pictureValue,
})
