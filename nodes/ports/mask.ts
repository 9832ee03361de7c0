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

/** float32 [h, w, 1], 0..1: how much of what a node does counts at each pixel. */
export const Mask = definePort<Tensor3D, Shape3>({
  id: 'mask',
  label: 'Mask',
  color: '#8c8c8c',
  shape: 'hexagon',
  doc: 'Where, and how much: float32 [h, w, 1], 0..1',
  previewKind: 'picture',
  byteSize: (mask) => bytesOf(mask),
  measure: { sizeOf: (mask) => mask.shape, bytes: shapeBytes },
  dispose: (mask) => disposeTensors([mask]),
  describe: (mask) => `[${mask.shape.join(', ')}]`,
  preview: draw,
  views: {
    list: ({ shape: [height, width] }) => [{ id: 'image', label: '', width, height, channels: 0 }],
    draw: (mask, _, maxSide) => draw(mask, maxSide),
    sample: (mask, _, place) => sampleImage(mask, place),
    histogram: imageHistogram,
  },
})

async function draw(mask: Tensor3D, maxSide: number): Promise<PicturePreview> {
  const fits = Math.max(mask.shape[0], mask.shape[1]) <= maxSide
  const pixels = await (fits ? imageToPixels(mask) : previewImage(mask, maxSide))
  return { kind: 'picture', ...pixels }
}
