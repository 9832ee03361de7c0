import sharp from 'sharp'
import { pngChunk } from '../../src/core/png-chunks'
import { joined } from '../core/png'
import type { Rgb } from './expected'
import { exifOf, webpWith } from './put-tags'
import { writePng } from './write-png'

const corners: readonly Rgb[] = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 0],
]

/** Stored: red and green above, blue and yellow below, 32 × 16 px in quarters. */
const stored = [32, 16] as const

function quarters(...chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const row = (...pair: readonly number[]) =>
    pair.flatMap((index) => Array.from({ length: stored[0] / 2 }, () => corners[index] ?? []).flat())
  const rows = Array.from({ length: stored[1] }, (_, y) => (y < stored[1] / 2 ? row(0, 1) : row(2, 3)))
  return writePng(rows, stored[0], { depth: 8, type: 2, chunks })
}

/** Which stored corner is seen upper left, upper right, lower left and lower right, for each EXIF orientation. */
const seen: Readonly<Record<number, readonly number[]>> = {
  1: [0, 1, 2, 3],
  2: [1, 0, 3, 2],
  3: [3, 2, 1, 0],
  4: [2, 3, 0, 1],
  5: [0, 2, 1, 3],
  6: [2, 0, 3, 1],
  7: [3, 1, 2, 0],
  8: [1, 3, 0, 2],
}

export interface LieCase {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Upright, in px. */
  readonly size: readonly [width: number, height: number]
  readonly expected: readonly Rgb[]
}

function inSegment(exif: Uint8Array): readonly Uint8Array[] {
  const head = Buffer.from('\xff\xe1..Exif\0\0', 'latin1')
  head.writeUInt16BE(exif.length + 8, 2)
  return [head, exif]
}
/** TEM, and one after fill bytes: nothing follows them that would belong to them. */
const bareMarkers = Uint8Array.of(0xff, 0x01, 0xff, 0xff, 0xff, 0x01)

/** Format × orientation. */
export async function lieCases(): Promise<readonly LieCase[]> {
  const picture = sharp(quarters())
  const jpeg = new Uint8Array(
    await picture.clone().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer(),
  )
  const webp = new Uint8Array(await picture.clone().webp({ lossless: true }).toBuffer())
  const formats = {
    PNG: (exif: Uint8Array) => quarters(pngChunk('eXIf', exif)),
    JPEG: (exif: Uint8Array) => joined([jpeg.subarray(0, 2), ...inSegment(exif), jpeg.subarray(2)]),
    'JPEG with markers before it': (exif: Uint8Array) =>
      joined([jpeg.subarray(0, 2), bareMarkers, ...inSegment(exif), jpeg.subarray(2)]),
    WebP: (exif: Uint8Array) => webpWith(webp, { size: stored, exif }),
  }
  return Object.entries(formats).flatMap(([format, bytesOf]) =>
    Object.entries(seen).map(([orientation, order]) => ({
      name: `${format}, orientation ${orientation}`,
      bytes: bytesOf(exifOf(Number(orientation))),
      size: Number(orientation) < 5 ? stored : ([stored[1], stored[0]] as const),
      expected: order.map((index) => corners[index] ?? [0, 0, 0]),
    })),
  )
}

/** The middles of the quarters of a picture. */
export function middles(width: number, height: number): readonly (readonly [number, number])[] {
  const [x, y] = [width / 4, height / 4]
  return [
    [x, y],
    [3 * x, y],
    [x, 3 * y],
    [3 * x, 3 * y],
  ]
}

/** Every second pixel is opaque gray, and what is transparent has a color of its own. */
export function hiddenColor(): Uint8Array<ArrayBuffer> {
  const pixel = (x: number, y: number) => ((x + y) % 2 ? [128, 128, 128, 255] : [0, 255, 0, 0])
  const rows = Array.from({ length: 64 }, (_, y) => Array.from({ length: 64 }, (_, x) => pixel(x, y)).flat())
  return writePng(rows, 64, { depth: 8, type: 6 })
}
