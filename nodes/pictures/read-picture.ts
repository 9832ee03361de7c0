import type { Pixels } from '../../src/core/preview'
import type { PictureDecoder } from '../resources'
import { checkPicture } from './check-picture'
import { flattenDeepPng } from './deep-png'
import { readJpegTags } from './jpeg-tags'
import { readOrientation } from './orientation'
import type { PictureHeader } from './picture-header'
import { readPngTags } from './png-tags'
import { toSrgb } from './to-srgb'
import { turnUpright } from './turn'
import { readWebpTags } from './webp-tags'

/**
 * The pixels of a picture file, upright and in sRGB, reduced so that no side exceeds `maxSide` px. The decoder only
 * unpacks and reduces; what the numbers mean is the same everywhere, because it is done here.
 *
 * @param name what refusals call the file.
 * @throws UserError when it is no picture or too large, the decoder's error when it is damaged.
 */
export async function readPicture(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  { maxSide, signal }: { readonly maxSide: number; readonly signal: AbortSignal },
  decoder: PictureDecoder,
): Promise<Pixels> {
  const { mime } = checkPicture(name, bytes)
  const { plain, colors, inks } = await readTags(bytes, mime)
  const flat = colors && (await flattenDeepPng(plain, colors, signal))
  const pixels = await decoder.decode(flat ?? plain, { mime, maxSide, inks, signal })
  const converted =
    colors && !flat ? { ...pixels, data: await toSrgb(pixels.data, 255, colors, signal) } : pixels
  return turnUpright(converted, readOrientation(bytes))
}

async function readTags(bytes: Uint8Array<ArrayBuffer>, mime: PictureHeader['mime']) {
  switch (mime) {
    case 'image/png':
      return { ...(await readPngTags(bytes)), inks: undefined }
    case 'image/jpeg':
      return readJpegTags(bytes)
    case 'image/webp':
      return { ...readWebpTags(bytes), inks: undefined }
  }
}
