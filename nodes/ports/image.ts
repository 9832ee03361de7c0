import { definePort } from '../../src/core/port'
import {
  bytesOf,
  disposeTensors,
  imageToPixels,
  previewImage,
  type Shape3,
  shapeBytes,
  type Tensor3D,
} from '../../src/tensor'

/** float32 [h, w, 3], sRGB, nominal 0..1. */
export const Image = definePort<Tensor3D, Shape3>({
  id: 'image',
  label: 'Image',
  color: '#d9a400',
  shape: 'circle',
  doc: 'Picture: float32 [h, w, 3], sRGB, 0..1',
  previewKind: 'picture',
  byteSize: (image) => bytesOf(image),
  measure: { sizeOf: (image) => image.shape, bytes: shapeBytes },
  dispose: (image) => disposeTensors([image]),
  describe: (image) => `[${image.shape.join(', ')}]`,
  preview: async (image, maxSide) => {
    const fits = Math.max(image.shape[0], image.shape[1]) <= maxSide
    const pixels = await (fits ? imageToPixels(image) : previewImage(image, maxSide))
    return { kind: 'picture', ...pixels }
  },
})
