import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { file, integer } from '../../src/core/param'
import { port } from '../../src/core/port'
import { imageFromPixels, type Shape3, shapeBytes } from '../../src/tensor'
import { maxPictureBytes } from '../pictures/check-picture'
import { decodePicture } from '../pictures/decode-picture'
import { type PictureSize, readPictureSize } from '../pictures/picture-size'
import { Image } from '../ports'
import { fitLongestSide } from './geometry'

export const imageLoad = defineNode({
  type: 'image/load',
  version: 1,
  title: 'Load image',
  category: 'Image',
  doc: 'A picture from a file: PNG, JPEG or WebP. Choose one, or drop it on the node. The rotation a camera noted in the file is applied, and transparent parts become white. Colors become sRGB, 8 bits a channel, by the ICC profile in the file, or in a PNG by the first of cICP, profile, sRGB, gAMA with cHRM; without any they are sRGB already. Gramarye converts them itself, relative to the white and with colors that sRGB does not have cut off, so that the browser and the command line give the same; light above white (PQ, HLG: 203 cd/m²) is cut off too. CMYK and YCCK with a profile are converted by the browser or by libvips, which differ a little; without one, each of red, green and blue is what its ink and black leave of the light. A profile that is damaged or for another kind of picture is ignored.',
  inputs: {},
  params: {
    file: file({
      label: 'Picture',
      doc: 'PNG, JPEG or WebP, up to 67 MB, 16,384 px a side and 100 megapixels. The graph keeps a copy.',
      accept: ['image/png', 'image/jpeg', 'image/webp'],
      maxBytes: maxPictureBytes,
    }),
    maxSide: integer({
      label: 'At most',
      doc: 'A picture whose longer side exceeds this is reduced while it is read, to save memory.',
      default: 4096,
      min: 16,
      max: 8192,
      scale: 'log',
      unit: 'px',
    }),
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The picture, float32 [h, w, 3], sRGB, 0..1.' }) },
  forecast({ params }, context) {
    const stored = params.file && context.file(params.file.asset, readPictureSize)
    if (!stored) return undefined
    const { width, height } = loadedSize(stored, params.maxSide)
    const image: Shape3 = [height, width, 3]
    const work = decodingWork * stored.width * stored.height
    return { outputs: { image }, work, peak: shapeBytes(image) }
  },
  async run({ params }, context) {
    if (!params.file)
      throw new UserError('No picture is chosen.', 'Choose a picture, or drop one on the node.')
    return { image: imageFromPixels(await decodePicture(params.file.asset, params.maxSide, context)) }
  },
})

/** What a picture is reduced to while it is read. */
export function loadedSize(stored: PictureSize, maxSide: number): PictureSize {
  return Math.max(stored.width, stored.height) > maxSide ? fitLongestSide(stored, maxSide) : stored
}

/** Of one stored pixel: a decoder takes about as long for it as a convolution for so many operations. */
export const decodingWork = 400
