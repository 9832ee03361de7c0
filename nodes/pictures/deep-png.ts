import { deflate, inflate } from '../../src/core/deflate'
import { isPng, pngChunk, pngChunks } from '../../src/core/png-chunks'
import { Pacer } from '../../src/tensor'
import type { ColorConversion } from './conversion'
import { readPictureHeader } from './picture-header'
import { toSrgb } from './to-srgb'

/** Offsets in the file, of what the header says behind width and height. */
const [BITS, COLOR_TYPE, INTERLACE] = [24, 25, 28]
/** Of each color type: gray, RGB, gray with opacity, RGB with opacity. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 }
/** A larger one would take gigabytes on the way; its colors are converted after it was rounded to 8 bits. */
const MOST_PIXELS = 40_000_000

/**
 * A PNG of 16 bits a channel as one of 8 bits in sRGB. Decoders would round to 8 bits first, which takes the shadows
 * from colors that are stored by light, as linear ones are.
 *
 * @returns undefined when the PNG is none of 16 bits, too large, or damaged.
 */
export async function flattenDeepPng(
  bytes: Uint8Array<ArrayBuffer>,
  colors: ColorConversion,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const header = readPictureHeader(bytes)
  const channels = channelsOf[bytes[COLOR_TYPE] ?? -1]
  if (!isPng(bytes) || !header || bytes[BITS] !== 16 || !channels) return undefined
  const { width, height } = header
  if (width * height > MOST_PIXELS) return undefined
  const passes = passesOf(width, height, bytes[INTERLACE] === 1)
  const size = passes.reduce((sum, { wide, high }) => sum + high * (1 + wide * channels * 2), 0)
  const chunks = [...pngChunks(bytes)]
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ from, to }) => bytes.subarray(from, to))
  const rows = await inflate(new Uint8Array(await new Blob(packed).arrayBuffer()), 'deflate', size)
  if (typeof rows === 'string' || rows.length !== size) return undefined
  const hidden = chunks.find(({ type }) => type === 'tRNS')
  const stored = new Uint16Array(width * height * 4)
  const pacer = new Pacer(signal)
  let at = 0
  for (const { wide, high, place } of passes) {
    const length = wide * channels * 2
    for (let y = 0; y < high; y++, at += 1 + length) {
      unfilter(rows, at, length, channels * 2, y > 0)
      for (let x = 0; x < wide; x++) {
        const from = at + 1 + x * channels * 2
        put(stored, 4 * place(x, y), rows, from, channels)
      }
      await pacer.breathe()
    }
  }
  if (hidden) hide(stored, bytes.subarray(hidden.from, hidden.to), channels)
  return encode(bytes.subarray(0, 8), width, height, await toSrgb(stored, 65_535, colors, signal))
}

interface Pass {
  readonly wide: number
  readonly high: number
  /** The pixel of the whole picture at a place of this pass. */
  readonly place: (x: number, y: number) => number
}

/** Adam7: where each pass begins and how far apart its pixels are, across and down. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

function passesOf(width: number, height: number, interlaced: boolean): readonly Pass[] {
  const all = interlaced ? adam7 : ([[0, 0, 1, 1]] as const)
  return all
    .map(([left, top, across, down]) => ({
      wide: Math.ceil((width - left) / across),
      high: Math.ceil((height - top) / down),
      place: (x: number, y: number) => (top + y * down) * width + left + x * across,
    }))
    .filter(({ wide, high }) => wide > 0 && high > 0)
}

/** Undoes a row's filter in place; the row before it, of the same length, has been undone. */
function unfilter(rows: Uint8Array, at: number, length: number, pixel: number, hasAbove: boolean) {
  const filter = rows[at]
  const start = at + 1
  const above = start - length - 1
  for (let i = 0; i < length; i++) {
    const a = i < pixel ? 0 : (rows[start + i - pixel] ?? 0)
    const b = hasAbove ? (rows[above + i] ?? 0) : 0
    const c = hasAbove && i >= pixel ? (rows[above + i - pixel] ?? 0) : 0
    rows[start + i] = (rows[start + i] ?? 0) + guess(filter, a, b, c)
  }
}

function guess(filter: number | undefined, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left
    case 2:
      return above
    case 3:
      return (left + above) >> 1
    case 4:
      return paeth(left, above, corner)
    default:
      return 0
  }
}

function paeth(left: number, above: number, corner: number): number {
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)]
  if (a <= b && a <= c) return left
  return b <= c ? above : corner
}

function put(stored: Uint16Array, to: number, rows: Uint8Array, from: number, channels: number) {
  const value = (index: number) => ((rows[from + 2 * index] ?? 0) << 8) | (rows[from + 2 * index + 1] ?? 0)
  const isGray = channels < 3
  stored[to] = value(0)
  stored[to + 1] = isGray ? value(0) : value(1)
  stored[to + 2] = isGray ? value(0) : value(2)
  stored[to + 3] = channels % 2 === 0 ? value(channels - 1) : 65_535
}

/** The one color that tRNS makes transparent. */
function hide(stored: Uint16Array, color: Uint8Array, channels: number) {
  if (color.length !== 2 * channels) return
  const value = (index: number) => ((color[2 * index] ?? 0) << 8) | (color[2 * index + 1] ?? 0)
  const [r, g, b] = channels === 1 ? [value(0), value(0), value(0)] : [value(0), value(1), value(2)]
  for (let at = 0; at < stored.length; at += 4) {
    if (stored[at] === r && stored[at + 1] === g && stored[at + 2] === b) stored[at + 3] = 0
  }
}

async function encode(
  signature: Uint8Array<ArrayBuffer>,
  width: number,
  height: number,
  pixels: Uint8ClampedArray,
): Promise<Uint8Array<ArrayBuffer>> {
  const rows = new Uint8Array(height * (1 + 4 * width))
  for (let y = 0; y < height; y++) {
    rows.set(pixels.subarray(4 * width * y, 4 * width * (y + 1)), y * (1 + 4 * width) + 1)
  }
  const header = new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0])
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  const parts = [
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', await deflate(rows, 'deflate')),
    pngChunk('IEND', new Uint8Array(0)),
  ]
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}
