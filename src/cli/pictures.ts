import sharp from 'sharp'
import { maxPixels } from '../../nodes/image/check-picture'
import type { PictureDecoder } from '../../nodes/resources'

/** Reads pictures with libvips: EXIF orientation applied, converted to sRGB, shrunk to fit. */
export const pictures: PictureDecoder = {
  async decode(bytes, { maxSide, signal }) {
    signal.throwIfAborted()
    const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels })
      .autoOrient()
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
      .toColorspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    signal.throwIfAborted()
    const pixels = new Uint8ClampedArray(info.width * info.height * 4)
    pixels.set(data)
    return { width: info.width, height: info.height, data: pixels }
  },
}
