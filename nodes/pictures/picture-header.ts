/** What a picture file says of itself in its first bytes; nothing is decoded. */
export interface PictureHeader {
  readonly mime: 'image/png' | 'image/jpeg' | 'image/webp'
  /** As stored, before any EXIF rotation. In px. */
  readonly width: number
  readonly height: number
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/**
 * Recognizes PNG, JPEG and WebP by content, whatever the file's name, and reads the dimensions.
 * Bounded: looks at each byte at most once and allocates nothing of the file's choosing.
 *
 * @returns undefined when the bytes are none of the three, or break off before the dimensions.
 */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (pngSignature.every((byte, index) => bytes[index] === byte)) return png(view)
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpeg(view)
  if (tag(view, 0) === 'RIFF' && tag(view, 8) === 'WEBP') return webp(view)
  return undefined
}

function tag(view: DataView, offset: number): string {
  if (view.byteLength < offset + 4) return ''
  return String.fromCharCode(
    view.getUint8(offset),
    view.getUint8(offset + 1),
    view.getUint8(offset + 2),
    view.getUint8(offset + 3),
  )
}

function png(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 24 || tag(view, 12) !== 'IHDR') return undefined
  return { mime: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** Markers without a length field: restart and temporary ones, and that of the beginning. */
export const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
/** SOF0..SOF15 without DHT, JPG and DAC, which share the range. */
export const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function jpeg(view: DataView): PictureHeader | undefined {
  let offset = 2
  while (offset + 9 <= view.byteLength) {
    if (view.getUint8(offset) !== 0xff) return undefined
    const marker = view.getUint8(offset + 1)
    if (marker === 0xff) offset += 1
    else if (isBare(marker)) offset += 2
    else if (isFrame(marker)) {
      return { mime: 'image/jpeg', height: view.getUint16(offset + 5), width: view.getUint16(offset + 7) }
    } else {
      const length = view.getUint16(offset + 2)
      if (length < 2) return undefined
      offset += 2 + length
    }
  }
  return undefined
}

/** Layout: WebP container specification, sections "Simple File Format" and "Extended File Format". */
function webp(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 30) return undefined
  const mime = 'image/webp'
  switch (tag(view, 12)) {
    case 'VP8 ':
      return { mime, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { mime, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { mime, width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 }
    default:
      return undefined
  }
}

/** Where a WebP ends by what its first bytes say; what stands behind is no part of it. */
export function webpEnd(view: DataView): number {
  return Math.min(view.byteLength, 8 + view.getUint32(4, true))
}

function uint24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16)
}
