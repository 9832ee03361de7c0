import type { PortType } from '../../src/core/port'
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

/** What ports have in common whose values are one picture, of whatever channels. */
export const pictureValue: Omit<PortType<Tensor3D, Shape3>, 'id' | 'label' | 'color' | 'shape' | 'doc'> = {
  previewKind: 'picture',
  byteSize: (picture) => bytesOf(picture),
  measure: { sizeOf: (picture) => picture.shape, bytes: shapeBytes },
  dispose: (picture) => disposeTensors([picture]),
  describe: (picture) => `[${picture.shape.join(', ')}]`,
  preview: draw,
  views: {
    list: ({ shape: [height, width] }) => [{ id: 'image', label: '', width, height, channels: 0 }],
    draw: (picture, _, maxSide) => draw(picture, maxSide),
    sample: (picture, _, place) => sampleImage(picture, place),
    histogram: imageHistogram,
  },
}

async function draw(picture: Tensor3D, maxSide: number): Promise<PicturePreview> {
  const fits = Math.max(picture.shape[0], picture.shape[1]) <= maxSide
  const pixels = await (fits ? imageToPixels(picture) : previewImage(picture, maxSide))
  return { kind: 'picture', ...pixels }
}
