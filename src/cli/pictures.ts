import sharp from 'sharp'
import { maxPixels } from '../../nodes/pictures/check-picture'
import type { PictureDecoder } from '../../nodes/resources'

/** Reads pictures with libvips. */
export const pictures: PictureDecoder = {
  async decode(bytes, { maxSide, inks, signal }) {
    signal.throwIfAborted()
    const shrunk = sharp(bytes, { limitInputPixels: maxPixels }).resize({
      width: maxSide,
      height: maxSide,
      fit: 'inside',
      withoutEnlargement: true,
    })
    const stored =
      inks === 'plain'
        ? shrunk.pipelineColourspace('cmyk').toColourspace('cmyk')
        : shrunk.toColourspace('srgb').ensureAlpha()
    const { data, info } = await stored.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
    signal.throwIfAborted()
    const pixels = new Uint8ClampedArray(info.width * info.height * 4)
    pixels.set(data)
    if (inks === 'plain') inksToColors(pixels)
    return { width: info.width, height: info.height, data: pixels }
  },
}

/** CMYK -> RGBA, in place: each color is the part of the light that its ink and black leave. */
function inksToColors(pixels: Uint8ClampedArray): void {
  for (let at = 0; at < pixels.length; at += 4) {
    const light = (255 - (pixels[at + 3] ?? 0)) / 255
    for (let channel = at; channel < at + 3; channel++)
      pixels[channel] = (255 - (pixels[channel] ?? 0)) * light
    pixels[at + 3] = 255
  }
}
