import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { files, integer } from '../../src/core/param'
import { port } from '../../src/core/port'
import { disposeTensors, imageFromPixels, type Shape3, shapeBytes, type Tensor3D } from '../../src/tensor'
import { decodingWork, loadedSize } from '../image/load'
import { maxPictureBytes } from '../pictures/check-picture'
import { decodePicture } from '../pictures/decode-picture'
import { type PictureSize, readPictureSize } from '../pictures/picture-size'
import { Images } from '../ports'

/** Of all pictures together, as they are kept: 1.2 GB of numbers. */
const mostPixels = 100_000_000

export const setLoad = defineNode({
  type: 'set/load',
  version: 1,
  title: 'Load images',
  category: 'Set',
  doc: 'Many pictures from files, or from a whole folder with what is in it: PNG, JPEG or WebP, of any sizes. Drop files or a folder on the node. They stand in the order of their names, with numbers counted as numbers (2 before 10), the same on every machine; the same picture twice counts once. They are read as Load image reads one.',
  inputs: {},
  params: {
    files: files({
      label: 'Pictures',
      doc: 'PNG, JPEG or WebP: up to 500 pictures and 128 MB in all. The graph keeps copies; a graph file has room for some 45 MB of them.',
      accept: ['image/png', 'image/jpeg', 'image/webp'],
      maxBytes: maxPictureBytes,
      maxFiles: 500,
      maxBytesInAll: 128_000_000,
    }),
    maxSide: integer({
      label: 'At most',
      doc: 'A picture whose longer side exceeds this is reduced while it is read; smaller ones stay as they are. All together may have 100 megapixels then.',
      default: 1024,
      min: 16,
      max: 8192,
      scale: 'log',
      unit: 'px',
    }),
  },
  outputs: { images: port(Images, { label: 'images', doc: 'The pictures, in the order of their names.' }) },
  forecast({ params }, context) {
    // All are asked for before the first that is not known ends it, so that they are looked up together.
    const stored = params.files.map(({ asset }) => context.file(asset, readPictureSize))
    const sizes = stored.flatMap((size) => (size ? [size] : []))
    if (sizes.length === 0 || sizes.length < stored.length) return undefined
    const images = sizes.map((size) => shapeOf(size, params.maxSide))
    if (pixelsIn(images) > mostPixels) return undefined
    const work = sizes.reduce((sum, { width, height }) => sum + decodingWork * width * height, 0)
    const peak = images.reduce((sum, shape) => sum + shapeBytes(shape), 0)
    return { outputs: { images: { images } }, work, peak }
  },
  async run({ params: { files: chosen, maxSide } }, context) {
    if (chosen.length === 0) {
      throw new UserError('No pictures are chosen.', 'Choose pictures or a folder, or drop them on the node.')
    }
    const images = context.own<Tensor3D[]>([], disposeTensors)
    for (const { asset } of chosen) {
      const pixels = await decodePicture(asset, maxSide, context)
      checkRoom(images, pixels, chosen.length, maxSide)
      images.push(imageFromPixels(pixels))
      await context.report({ fraction: images.length / chosen.length })
    }
    return { images: { images: images.splice(0) } }
  },
})

function shapeOf(stored: PictureSize, maxSide: number): Shape3 {
  const { width, height } = loadedSize(stored, maxSide)
  return [height, width, 3]
}

function pixelsIn(shapes: readonly Shape3[]): number {
  return shapes.reduce((sum, [height, width]) => sum + height * width, 0)
}

/** @throws UserError with the longest side that would do, if the rest is like what there is. */
function checkRoom(
  images: readonly Tensor3D[],
  { width, height }: PictureSize,
  count: number,
  maxSide: number,
) {
  const pixels = pixelsIn(images.map(({ shape }) => shape)) + width * height
  if (pixels <= mostPixels) return
  const all = (pixels / (images.length + 1)) * count
  const side = Math.max(16, Math.floor(maxSide * Math.sqrt(mostPixels / all)))
  throw new UserError(
    `The first ${images.length + 1} of ${count} pictures have more than 100 megapixels together, which is the most that fits.`,
    `Set “At most” to ${side} px, or choose fewer pictures.`,
  )
}
