import { joined } from '../core/png'

/** A JPEG with a profile, in pieces of at most `most` bytes. */
export function jpegWithProfile(
  jpeg: Uint8Array,
  profile: Uint8Array,
  most = 65_519,
): Uint8Array<ArrayBuffer> {
  const count = Math.ceil(profile.length / most)
  const pieces = Array.from({ length: count }, (_, index) => {
    const part = profile.subarray(index * most, (index + 1) * most)
    const head = Buffer.from(`\xff\xe2..ICC_PROFILE\0..`, 'latin1')
    head.writeUInt16BE(part.length + 16, 2)
    head.set([index + 1, count], 16)
    return joined([head, part])
  })
  // The last piece first: their numbers say the order.
  return joined([jpeg.subarray(0, 2), ...pieces.reverse(), jpeg.subarray(2)])
}

/** The WebP in the extended format, with chunks before and after its picture. */
export function webpWith(
  webp: Uint8Array,
  { size, alpha = false, profile, exif }: WebpTags,
): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(10)
  head[0] = (profile ? 0x20 : 0) | (alpha ? 0x10 : 0) | (exif ? 0x08 : 0)
  head.writeUIntLE(size[0] - 1, 4, 3)
  head.writeUIntLE(size[1] - 1, 7, 3)
  const bytes = Buffer.from(webp)
  const stored = bytes.toString('latin1', 12, 16) === 'VP8X' ? bytes.subarray(30) : bytes.subarray(12)
  const body = joined([
    Buffer.from('WEBP'),
    webpChunk('VP8X', head),
    ...(profile ? [webpChunk('ICCP', profile)] : []),
    stored,
    ...(exif ? [webpChunk('EXIF', exif)] : []),
  ])
  return webpChunk('RIFF', body)
}

interface WebpTags {
  readonly size: readonly [width: number, height: number]
  readonly alpha?: boolean
  readonly profile?: Uint8Array
  readonly exif?: Uint8Array
}

export function webpChunk(name: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = Buffer.from(`${name}....`, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return joined([head, data, Buffer.alloc(data.length % 2)])
}

/** EXIF data that notes an orientation and nothing else. */
export function exifOf(orientation: number): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from('MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1')
  bytes.writeUInt16BE(orientation, 18)
  return joined([bytes])
}
