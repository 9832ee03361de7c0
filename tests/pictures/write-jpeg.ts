import { joined } from '../core/png'

/** Blocks of 8 × 8 px along a patch of 16 px. */
const across = 2
/** Codes of four bits for the twelve lengths that a number may have, and one bit for the end of a block. */
const lengths = 12

/**
 * A baseline JPEG of flat patches in a row, 16 px high and wide, with the samples exactly as given.
 *
 * @param adobe the color transform that Adobe's mark says: 0 none, 1 YCbCr, 2 YCCK; none without the mark.
 */
export function writeJpeg(
  patches: readonly (readonly number[])[],
  adobe?: 0 | 1 | 2,
): Uint8Array<ArrayBuffer> {
  const channels = patches[0]?.length ?? 0
  const ids = Array.from({ length: channels }, (_, index) => index + 1)
  const width = 8 * across * patches.length
  const height = 8 * across
  const frame = [8, 0, height, width >> 8, width & 255, channels, ...ids.flatMap((id) => [id, 0x11, 0])]
  const direct = [0x00, ...counts(4, lengths), ...Array.from({ length: lengths }, (_, index) => index)]
  const rest = [0x10, ...counts(1, 1), 0]
  const mark = [...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, adobe ?? 0]
  return joined([
    Buffer.from([0xff, 0xd8]),
    ...(adobe === undefined ? [] : [segment(0xee, mark)]),
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]),
    segment(0xc0, frame),
    segment(0xc4, [...direct, ...rest]),
    segment(0xda, [channels, ...ids.flatMap((id) => [id, 0]), 0, 63, 0]),
    Buffer.from(scan(patches, channels)),
    Buffer.from([0xff, 0xd9]),
  ])
}

function segment(marker: number, data: readonly number[]): Buffer {
  return Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255, ...data])
}

/** So many codes of that many bits. */
function counts(bits: number, codes: number): readonly number[] {
  return Array.from({ length: 16 }, (_, index) => (index + 1 === bits ? codes : 0))
}

function scan(patches: readonly (readonly number[])[], channels: number): readonly number[] {
  const before = Array.from({ length: channels }, () => 0)
  let bits = ''
  for (let block = 0; block < across * across * patches.length; block++) {
    const patch = patches[Math.floor(block / across) % patches.length] ?? []
    for (const [channel, sample] of patch.entries()) {
      // Eight times the mean of a block.
      const mean = 8 * (sample - 128)
      bits += difference(mean - (before[channel] ?? 0))
      bits += '0'
      before[channel] = mean
    }
  }
  const bytes = bits.match(/.{1,8}/g) ?? []
  return bytes.flatMap((byte) => {
    const value = Number.parseInt(byte.padEnd(8, '1'), 2)
    return value === 0xff ? [0xff, 0] : [value]
  })
}

/** The length of a number, and its bits; a negative one is stored one lower. */
function difference(value: number): string {
  const length = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1
  const stored = value < 0 ? value + 2 ** length - 1 : value
  return length.toString(2).padStart(4, '0') + (length === 0 ? '' : stored.toString(2).padStart(length, '0'))
}
