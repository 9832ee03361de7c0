import type { Curve } from './conversion'
import { type IccCurve, readCurve, tableCurve } from './icc-curve'
import type { Triple } from './primaries'

/** Channels of the picture, 0..1 -> the three numbers of the connection space, as the table encodes them. */
export interface IccLut {
  readonly channels: number
  readonly toConnection: (stored: readonly number[]) => Triple
  /** Which of ICC's encodings the three numbers have. */
  readonly encoding: 'lut8' | 'lut16' | 'v4'
}

const LUT8 = 0x6d667431
const LUT16 = 0x6d667432
const LUT_A_TO_B = 0x6d414220

/** @throws RangeError where there is no table that can be read. */
export function readLut(view: DataView, at: number): IccLut {
  switch (view.getUint32(at)) {
    case LUT8:
      return old(view, at, 1)
    case LUT16:
      return old(view, at, 2)
    case LUT_A_TO_B:
      return modern(view, at)
    default:
      throw new RangeError()
  }
}

/** `mft1` and `mft2`: curves, grid, curves. Their matrix is for XYZ input only. */
function old(view: DataView, at: number, width: 1 | 2): IccLut {
  const [channels, points] = [view.getUint8(at + 8), view.getUint8(at + 10)]
  if (view.getUint8(at + 9) !== 3) throw new RangeError()
  const before = width === 1 ? 256 : view.getUint16(at + 48)
  const after = width === 1 ? 256 : view.getUint16(at + 50)
  if (before < 2 || after < 2) throw new RangeError()
  const start = at + (width === 1 ? 48 : 52)
  const grid = readGrid(view, start + channels * before * width, Array(channels).fill(points), width)
  const curvesAt = (from: number, entries: number, count: number) =>
    Array.from({ length: count }, (_, channel) =>
      tableCurve(entries, (index) => readEntry(view, from + (channel * entries + index) * width, width)),
    )
  const input = curvesAt(start, before, channels)
  const output = curvesAt(grid.end, after, 3)
  return {
    channels,
    encoding: width === 1 ? 'lut8' : 'lut16',
    toConnection: (stored) => through(output, grid.at(stored.map((value, i) => input[i]?.(value) ?? 0))),
  }
}

/** `mAB `: up to five steps, of which each may be missing. */
function modern(view: DataView, at: number): IccLut {
  const channels = view.getUint8(at + 8)
  if (view.getUint8(at + 9) !== 3) throw new RangeError()
  const offset = (index: number) => {
    const from = view.getUint32(at + 12 + 4 * index)
    return from === 0 ? undefined : at + from
  }
  const [b, matrixAt, m, gridAt, a] = [offset(0), offset(1), offset(2), offset(3), offset(4)]
  if (gridAt === undefined && channels !== 3) throw new RangeError()
  const first = a === undefined ? undefined : curvesFrom(view, a, channels)
  const grid = gridAt === undefined ? undefined : gridWithHead(view, gridAt, channels)
  const middle = m === undefined ? undefined : curvesFrom(view, m, 3)
  const matrix =
    matrixAt === undefined
      ? undefined
      : Array.from({ length: 12 }, (_, index) => view.getInt32(matrixAt + 4 * index) / 65_536)
  const last = b === undefined ? undefined : curvesFrom(view, b, 3)
  return {
    channels,
    encoding: 'v4',
    toConnection(stored) {
      const curved = first ? stored.map((value, i) => first[i]?.(value) ?? 0) : stored
      const [x = 0, y = 0, z = 0] = grid ? grid.at(curved) : curved
      const mid = through(middle, [x, y, z])
      return through(last, matrix ? moved(matrix, mid) : mid)
    },
  }
}

function moved(matrix: readonly number[], [x, y, z]: Triple): Triple {
  const row = (index: number) =>
    (matrix[3 * index] ?? 0) * x +
    (matrix[3 * index + 1] ?? 0) * y +
    (matrix[3 * index + 2] ?? 0) * z +
    (matrix[9 + index] ?? 0)
  return [row(0), row(1), row(2)]
}

function through(curves: readonly Curve[] | undefined, [x, y, z]: Triple): Triple {
  if (!curves) return [x, y, z]
  const [a, b, c] = curves
  return [a?.(x) ?? x, b?.(y) ?? y, c?.(z) ?? z]
}

/** One after the other, each beginning at a multiple of four bytes. */
function curvesFrom(view: DataView, at: number, count: number): readonly Curve[] {
  const curves: Curve[] = []
  for (let from = at; curves.length < count; ) {
    const { curve, end }: IccCurve = readCurve(view, from)
    curves.push(curve)
    from = at + 4 * Math.ceil((end - at) / 4)
  }
  return curves
}

function gridWithHead(view: DataView, at: number, channels: number) {
  const sizes = Array.from({ length: channels }, (_, channel) => view.getUint8(at + channel))
  const width = view.getUint8(at + 16)
  if (width !== 1 && width !== 2) throw new RangeError()
  return readGrid(view, at + 20, sizes, width)
}

function readEntry(view: DataView, at: number, width: 1 | 2): number {
  return width === 1 ? view.getUint8(at) / 255 : view.getUint16(at) / 65_535
}

/** More inks than four are not read by any decoder here. */
const MOST_CHANNELS = 4

function readGrid(view: DataView, start: number, sizes: readonly number[], width: 1 | 2) {
  if (sizes.length < 1 || sizes.length > MOST_CHANNELS || sizes.some((size) => size < 2))
    throw new RangeError()
  const entries = sizes.reduce((all, size) => all * size, 3)
  const end = start + entries * width
  if (end > view.byteLength) throw new RangeError()
  const table = Float32Array.from({ length: entries }, (_, i) => readEntry(view, start + i * width, width))
  /** Of the corner below a place: the last channel changes fastest. */
  const at = (stored: readonly number[]): Triple => {
    let corners: { readonly index: number; readonly weight: number }[] = [{ index: 0, weight: 1 }]
    for (const [channel, size] of sizes.entries()) {
      const place = Math.min(1, Math.max(0, stored[channel] ?? 0)) * (size - 1)
      const low = Math.min(Math.floor(place), size - 2)
      const part = place - low
      corners = corners.flatMap(({ index, weight }) => [
        { index: index * size + low, weight: weight * (1 - part) },
        { index: index * size + low + 1, weight: weight * part },
      ])
    }
    const sum = (output: number) =>
      corners.reduce((all, { index, weight }) => all + weight * (table[3 * index + output] ?? 0), 0)
    return [sum(0), sum(1), sum(2)]
  }
  return { at, end }
}
