import { crc32 } from './crc32'

/** A piece of a PNG file. Offsets are in bytes of the file. */
export interface PngChunk {
  /** Four letters, such as `IDAT`. */
  readonly type: string
  /** Where its length stands. */
  readonly start: number
  /** Where its data begins and ends. */
  readonly from: number
  readonly to: number
  /** Behind its checksum. */
  readonly end: number
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Length, type and checksum. */
const FRAME = 12
/** A picture of 64 MB in the smallest chunks that programs write has some ten thousand. */
const MOST_CHUNKS = 100_000

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte)
}

/**
 * The chunks of a PNG one after the other, up to the first that is not whole; whether that was the end of the picture
 * is for those who need to know. Reads twelve bytes of each and allocates nothing of the file's choosing.
 */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk, void> {
  if (!isPng(bytes)) return
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let start = SIGNATURE.length
  for (let count = 0; count < MOST_CHUNKS && start + FRAME <= bytes.length; count++) {
    const length = view.getUint32(start)
    if (length > bytes.length - start - FRAME) return
    const type = String.fromCharCode(...bytes.subarray(start + 4, start + 8))
    if (!/^[A-Za-z]{4}$/.test(type)) return
    const from = start + 8
    const to = from + length
    yield { type, start, from, to, end: to + 4 }
    if (type === 'IEND') return
    start = to + 4
  }
}

/** Whether a chunk has the checksum that its content should have. */
export function isIntact(bytes: Uint8Array, { start, to }: PngChunk): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return view.getUint32(to) === crc32(bytes.subarray(start + 4, to))
}

/** A chunk as it stands in a file. */
export function pngChunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.length + FRAME)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  for (let index = 0; index < 4; index++) bytes[4 + index] = type.charCodeAt(index)
  bytes.set(data, 8)
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)))
  return bytes
}
