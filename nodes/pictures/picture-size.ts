import { isLying, readOrientation } from './orientation'
import { readPictureHeader } from './picture-header'

export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** Width and height in px, put upright as its EXIF data says; undefined when it is no picture we read. */
export function readPictureSize(bytes: Uint8Array): PictureSize | undefined {
  const header = readPictureHeader(bytes)
  if (!header) return undefined
  const { width, height } = header
  return isLying(readOrientation(bytes)) ? { width: height, height: width } : { width, height }
}
