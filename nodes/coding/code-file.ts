import { UserError } from '../../src/core/context'
import { crc32 } from '../../src/core/crc32'
import { Pacer } from '../../src/tensor'
import { BitReader, BitWriter } from './bit-coder'
import { LevelModel, type LevelsSize, levelCount } from './level-model'

/** What the bytes of a compressed picture say before its levels. */
export interface CodeHeader {
  /** Of the picture, in px. */
  readonly width: number
  readonly height: number
  readonly channels: number
  readonly bits: number
  /** Which network reads it, 8 bytes. */
  readonly network: Uint8Array
}

const mark = [0x47, 0x63, 1] as const
export const idBytes = 8
/** Mark, bits, width, height, channels, network, checksum. */
export const headerBytes = mark.length + 1 + 2 + 2 + 2 + idBytes + 4
const checksumAt = headerBytes - 4

/** Of a side, in px. */
const mostSide = 16_384
const mostChannels = 256
/** Of one code. */
const mostLevels = 2 ** 24

const damaged = (message: string) =>
  new UserError(message, 'It is damaged, or no code of Compress: compress the picture again.', {
    port: 'code',
  })

/** @throws UserError for a code of more numbers than can be. */
export function demandNotTooLarge(size: LevelsSize): void {
  const count = levelCount(size)
  if (size.channels <= mostChannels && count <= mostLevels) return
  throw new UserError(
    `The code of this picture has ${count} numbers in ${size.channels} channels; at most ${mostLevels} in ${mostChannels} are possible.`,
    'Make the picture smaller, or take a network whose code has fewer channels.',
    { port: 'image' },
  )
}

/** The bytes of a code: a header and the levels, entropy coded. Rejects with the signal's reason. */
export async function writeCode(
  header: CodeHeader,
  levels: Uint8Array,
  places: { readonly width: number; readonly height: number },
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new BitWriter()
  const size = { ...places, channels: header.channels, bits: header.bits }
  const model = new LevelModel(size)
  const pacer = new Pacer(signal)
  for (let row = 0; row < size.height; row++) {
    model.codeRow(levels, row, writer)
    await pacer.breathe()
  }
  const coded = writer.end()
  const bytes = new Uint8Array(headerBytes + coded.length)
  bytes.set([...mark, header.bits])
  const view = new DataView(bytes.buffer)
  view.setUint16(4, header.width)
  view.setUint16(6, header.height)
  view.setUint16(8, header.channels)
  bytes.set(header.network.subarray(0, idBytes), 10)
  bytes.set(coded, headerBytes)
  view.setUint32(checksumAt, checksumOf(bytes))
  return bytes
}

/** Over everything, with zeros in its place. */
const checksumOf = (bytes: Uint8Array) => crc32(bytes.slice().fill(0, checksumAt, headerBytes))

/** @throws UserError when the bytes are no code, or damaged. */
export function readHeader(bytes: Uint8Array): CodeHeader {
  if (bytes.length < headerBytes || mark.some((byte, at) => bytes[at] !== byte)) {
    throw damaged('The code does not begin like one.')
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(checksumAt) !== checksumOf(bytes))
    throw damaged('The code has a checksum of other bytes.')
  const bits = bytes[3] ?? 0
  const [width, height, channels] = [view.getUint16(4), view.getUint16(6), view.getUint16(8)]
  const sides = [width, height].every((side) => side >= 1 && side <= mostSide)
  if (!sides || bits < 1 || bits > 8 || channels < 1 || channels > mostChannels) {
    throw damaged(`The code says of itself ${width} x ${height} px, ${channels} channels of ${bits} bits.`)
  }
  return { width, height, channels, bits, network: bytes.slice(10, 10 + idBytes) }
}

/** The levels of a code whose header was read. @throws UserError; rejects with the signal's reason. */
export async function readLevels(
  bytes: Uint8Array,
  { channels, bits }: CodeHeader,
  places: { readonly width: number; readonly height: number },
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const size = { ...places, channels, bits }
  if (levelCount(size) > mostLevels) throw damaged(`The code says that it has ${levelCount(size)} numbers.`)
  const levels = new Uint8Array(levelCount(size))
  const reader = new BitReader(bytes.subarray(headerBytes))
  const model = new LevelModel(size)
  const pacer = new Pacer(signal)
  for (let row = 0; row < size.height; row++) {
    model.codeRow(levels, row, reader)
    await pacer.breathe()
  }
  return levels
}
