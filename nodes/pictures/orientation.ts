import { isBare, webpEnd } from './picture-header'

/** How a camera was held, as EXIF counts it: 1 is upright, 5 to 8 are quarter turns, with or without a mirror. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** Whether width and height change places when the picture is put upright. */
export function isLying(orientation: Orientation): boolean {
  return orientation >= 5
}

/**
 * The orientation that a picture's EXIF data notes. Reads JPEG, PNG and WebP; looks at each byte at most once, and takes
 * damaged data for upright.
 */
export function readOrientation(bytes: Uint8Array): Orientation {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const start = findExif(view)
    const noted = start === undefined ? 1 : orientationAt(view, start)
    return isOrientation(noted) ? noted : 1
  } catch (error) {
    // Cut short: some offset points behind the end.
    if (error instanceof RangeError) return 1
    throw error
  }
}

function isOrientation(value: number): value is Orientation {
  return value >= 1 && value <= 8
}

/** Where the TIFF structure of the EXIF data begins. */
function findExif(view: DataView): number | undefined {
  if (view.getUint16(0) === 0xffd8) return inJpeg(view)
  if (textAt(view, 1, 3) === 'PNG') return inChunks(view, 8, false)
  if (textAt(view, 8, 4) === 'WEBP') return inChunks(view, 12, true)
  return undefined
}

const header = 'Exif\0\0'

function inJpeg(view: DataView): number | undefined {
  for (let offset = 2; view.getUint8(offset) === 0xff; ) {
    const marker = view.getUint8(offset + 1)
    const startOfScan = marker === 0xda
    if (startOfScan) return undefined
    if (marker === 0xff) offset += 1
    else if (isBare(marker)) offset += 2
    else {
      if (marker === 0xe1 && textAt(view, offset + 4, header.length) === header) {
        return offset + 4 + header.length
      }
      offset += 2 + Math.max(2, view.getUint16(offset + 2))
    }
  }
  return undefined
}

/** PNG's chunks have their length before their name and a checksum at the end, WebP's their name first, padded. */
function inChunks(view: DataView, first: number, webp: boolean): number | undefined {
  const end = webp ? webpEnd(view) : view.byteLength
  for (let offset = first; offset + 8 <= end; ) {
    const name = textAt(view, webp ? offset : offset + 4, 4)
    const length = view.getUint32(webp ? offset + 4 : offset, webp)
    const start = offset + 8
    if (name === (webp ? 'EXIF' : 'eXIf')) {
      return textAt(view, start, header.length) === header ? start + header.length : start
    }
    if (!webp && name === 'IEND') return undefined
    offset = start + length + (webp ? length % 2 : 4)
  }
  return undefined
}

const orientationTag = 0x0112

/** The orientation of the first directory, 1 to 8; 1 when it has none. */
function orientationAt(view: DataView, start: number): number {
  const little = textAt(view, start, 2) === 'II'
  const directory = start + view.getUint32(start + 4, little)
  const entries = view.getUint16(directory, little)
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + 12 * entry
    if (view.getUint16(at, little) === orientationTag) return view.getUint16(at + 8, little)
  }
  return 1
}

function textAt(view: DataView, offset: number, length: number): string {
  let text = ''
  for (let i = 0; i < length; i++) text += String.fromCharCode(view.getUint8(offset + i))
  return text
}
