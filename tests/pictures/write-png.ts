import { deflateSync } from 'node:zlib'
import { pngChunk } from '../../src/core/png-chunks'
import { joined } from '../core/png'

/** How a test's PNG stores its pixels. */
export interface PngForm {
  readonly depth: 1 | 2 | 4 | 8 | 16
  /** 0 gray, 2 RGB, 3 palette, 4 gray with opacity, 6 RGB with opacity. */
  readonly type: 0 | 2 | 3 | 4 | 6
  /** Before the pixels, in this order. */
  readonly chunks?: readonly Uint8Array[]
  /** Behind the pixels. */
  readonly after?: readonly Uint8Array[]
  /** In the seven passes of Adam7. Default false. */
  readonly interlaced?: boolean
}

/** A PNG of rows of samples, each an integer of `depth` bits, without filters. */
export function writePng(
  rows: readonly (readonly number[])[],
  width: number,
  form: PngForm,
): Uint8Array<ArrayBuffer> {
  const { depth, type, chunks = [], after = [], interlaced = false } = form
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(rows.length, 4)
  header.set([depth, type, 0, 0, Number(interlaced)], 8)
  const lines = interlaced ? inPasses(rows, width) : rows
  return joined([
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    ...chunks,
    pngChunk('IDAT', packRows(lines, depth)),
    ...after,
    pngChunk('IEND', new Uint8Array(0)),
  ])
}

/** As `IDAT` has them. */
export function packRows(rows: readonly (readonly number[])[], depth: PngForm['depth']): Uint8Array {
  return deflateSync(Uint8Array.from(rows.flatMap((samples) => [0, ...pack(samples, depth)])))
}

function inPasses(rows: readonly (readonly number[])[], width: number): readonly (readonly number[])[] {
  const channels = (rows[0]?.length ?? 0) / width
  const every = (count: number, first: number, step: number) =>
    Array.from({ length: Math.max(0, Math.ceil((count - first) / step)) }, (_, index) => first + index * step)
  return adam7.flatMap(([left, top, across, down]) =>
    every(rows.length, top, down).flatMap((y) => {
      const line = every(width, left, across).flatMap(
        (x) => rows[y]?.slice(x * channels, (x + 1) * channels) ?? [],
      )
      return line.length > 0 ? [line] : []
    }),
  )
}

/** Of each pass: its first column and row, and how far apart they are. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

function pack(samples: readonly number[], depth: number): readonly number[] {
  if (depth === 16) return samples.flatMap((sample) => [sample >> 8, sample & 255])
  if (depth === 8) return samples
  const bits = samples.map((sample) => sample.toString(2).padStart(depth, '0')).join('')
  return (bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2))
}

/** Numbers of four bytes, in 100,000ths. */
function hundredThousandths(numbers: readonly number[]): Uint8Array {
  const data = Buffer.alloc(4 * numbers.length)
  for (const [index, number] of numbers.entries()) data.writeUInt32BE(Math.round(number * 100_000), 4 * index)
  return data
}

export const gamma = (value: number) => pngChunk('gAMA', hundredThousandths([value]))
/** White, red, green, blue: x and y of each. */
export const chromaticities = (...xy: readonly number[]) => pngChunk('cHRM', hundredThousandths(xy))
export const codePoints = (...points: readonly number[]) => pngChunk('cICP', Uint8Array.from(points))
export const saysSrgb = pngChunk('sRGB', new Uint8Array([0]))
export const profileChunk = (profile: Uint8Array) =>
  pngChunk('iCCP', joined([Buffer.from('test\0\0', 'latin1'), deflateSync(profile)]))
