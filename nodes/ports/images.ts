import { definePort } from '../../src/core/port'
import type { PicturePreview } from '../../src/core/preview'
import {
  bytesOf,
  disposeTensors,
  imageHistogram,
  imageToPixels,
  previewImage,
  previewImages,
  type Shape3,
  sampleImage,
  shapeBytes,
  type Tensor3D,
  type Tiling,
} from '../../src/tensor'
import { contactSheet } from './contact-sheet'

/** A list of pictures, each float32 [h, w, 3], sRGB, nominal 0..1. */
export interface ImageList {
  /** Owned. */
  readonly images: readonly Tensor3D[]
  /** Where they lie, when they are the tiles of a picture. */
  readonly tiling?: Tiling
}

export interface ImageListSize {
  readonly images: readonly Shape3[]
  readonly tiling?: Tiling
}

export const Images = definePort<ImageList, ImageListSize>({
  id: 'images',
  label: 'Images',
  color: '#b56a00',
  shape: 'square',
  doc: 'List of pictures, each float32 [h, w, 3], sRGB, 0..1',
  previewKind: 'picture',
  byteSize: ({ images }) => bytesOf(...images),
  measure: {
    sizeOf: ({ images, tiling }) => ({ images: images.map(({ shape }) => shape), ...(tiling && { tiling }) }),
    bytes: ({ images }) => images.reduce((sum, shape) => sum + shapeBytes(shape), 0),
  },
  dispose: ({ images }) => disposeTensors(images),
  describe: ({ images }) => images.map(({ shape }) => `[${shape.join(', ')}]`).join(', '),
  preview: drawSheet,
  views: {
    list: ({ images }) =>
      images.map(({ shape: [height, width] }, index) => ({
        id: String(index),
        label: String(index + 1),
        width,
        height,
        channels: 0,
      })),
    draw: (list, { view }, maxSide) => draw(imageAt(list, view), maxSide),
    sample: (list, { view }, place) => sampleImage(imageAt(list, view), place),
    histogram: (list, { view }) => imageHistogram(imageAt(list, view)),
  },
})

/** @throws Error when there is none; callers choose from the views. */
function imageAt({ images }: ImageList, view: string): Tensor3D {
  const image = images[Number(view)]
  if (!image) throw new Error(`There is no picture ${view} here.`)
  return image
}

async function draw(image: Tensor3D, maxSide: number): Promise<PicturePreview> {
  const fits = Math.max(image.shape[0], image.shape[1]) <= maxSide
  const pixels = await (fits ? imageToPixels(image) : previewImage(image, maxSide))
  return { kind: 'picture', ...pixels }
}

/** Tiles stand as they lie in their picture. */
async function drawSheet({ images, tiling }: ImageList, maxSide: number): Promise<PicturePreview> {
  const columns = tiling?.lefts.length ?? Math.max(1, Math.ceil(Math.sqrt(images.length)))
  const rows = Math.max(1, Math.ceil(images.length / columns))
  const share = Math.max(8, Math.floor(maxSide / Math.max(columns, rows)) - 4)
  return { kind: 'picture', ...contactSheet(await previewImages(images, share), columns) }
}
