import { UserError } from '../../src/core/context'
import { megabytes, megabytesAllowed } from '../../src/core/megabytes'
import { type PictureHeader, readPictureHeader } from './picture-header'

export const maxPictureBytes = 64 * 1024 * 1024
/** Beyond these a decoder would need gigabytes; the header is enough to refuse. */
const maxSide = 16_384
export const maxPixels = 100_000_000

/**
 * Refuses what must not reach a decoder.
 *
 * @param bytes the file, or its beginning when `size`, the whole file's bytes, is given.
 * @throws UserError naming the file, for too many bytes, an unknown format or too large dimensions.
 */
export function checkPicture(name: string, bytes: Uint8Array, size = bytes.byteLength): PictureHeader {
  if (size > maxPictureBytes) {
    throw new UserError(
      `${name} has ${megabytes(size)} MB; at most ${megabytesAllowed(maxPictureBytes)} MB can be read.`,
      'Save it smaller, or as JPEG.',
    )
  }
  const header = readPictureHeader(bytes)
  if (!header || header.width === 0 || header.height === 0) {
    throw new UserError(
      `${name} is not a PNG, JPEG or WebP picture, whatever its name says, or it is cut short.`,
      'Choose a picture in one of these formats.',
    )
  }
  const { width, height } = header
  if (Math.max(width, height) > maxSide || width * height > maxPixels) {
    throw new UserError(
      `${name} is ${width} × ${height} px; at most 16,384 px a side and 100 megapixels can be read.`,
      'Reduce it in another program first.',
    )
  }
  return header
}
