import { definePort } from '../../src/core/port'
import type { PicturePreview } from '../../src/core/preview'
import {
  bytesOf,
  disposeTensors,
  imageHistogram,
  imageToPixels,
  previewImage,
  type Shape3,
  sampleImage,
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
  preview: draw,
  views: {
    list: ({ shape: [height, width] }) => [{ id: 'image', label: '', width, height, channels: 0 }],
    draw: (image, _, maxSide) => draw(image, maxSide),
    sample: (image, _, place) => sampleImage(image, place),
    histogram: imageHistogram,
  },
})

async function draw(image: Tensor3D, maxSide: number): Promise<PicturePreview> {
  const fits = Math.max(image.shape[0], image.shape[1]) <= maxSide
  const pixels = await (fits ? imageToPixels(image) : previewImage(image, maxSide))
  return { kind: 'picture', ...pixels }
}
