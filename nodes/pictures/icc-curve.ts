import type { Curve } from './conversion'

/** A curve of an ICC profile, and where it ends. */
export interface IccCurve {
  readonly curve: Curve
  readonly end: number
}

/** `curv` or `para` at an offset. @throws RangeError where it is neither, or breaks off. */
export function readCurve(view: DataView, at: number): IccCurve {
  const type = view.getUint32(at)
  if (type === CURV) return sampled(view, at)
  if (type === PARA) return parametric(view, at)
  throw new RangeError()
}

const CURV = 0x63757276
const PARA = 0x70617261

function sampled(view: DataView, at: number): IccCurve {
  const count = view.getUint32(at + 8)
  const end = at + 12 + 2 * count
  if (count === 0) return { curve: (value) => value, end }
  if (count === 1) {
    const gamma = view.getUint16(at + 12) / 256
    return { curve: (value) => value ** gamma, end }
  }
  if (end > view.byteLength) throw new RangeError()
  return { curve: tableCurve(count, (index) => view.getUint16(at + 12 + 2 * index) / 65_535), end }
}

/** Straight between its entries. */
export function tableCurve(count: number, entry: (index: number) => number): Curve {
  const table = Float64Array.from({ length: count }, (_, index) => entry(index))
  const last = count - 1
  return (value) => {
    const place = Math.min(1, Math.max(0, value)) * last
    const index = Math.min(Math.floor(place), Math.max(0, last - 1))
    const low = table[index] ?? 0
    return low + (place - index) * ((table[index + 1] ?? low) - low)
  }
}

/** How many numbers each kind of `para` has. */
const lengths = [1, 3, 4, 5, 7]

function parametric(view: DataView, at: number): IccCurve {
  const kind = view.getUint16(at + 8)
  const length = lengths[kind]
  if (length === undefined) throw new RangeError()
  const numbers = Array.from({ length }, (_, index) => view.getInt32(at + 12 + 4 * index) / 65_536)
  const [g = 1, a = 1, b = 0, third = 0, d = 0, e = 0, f = 0] = numbers
  const end = at + 12 + 4 * length
  const power = (value: number) => Math.max(0, a * value + b) ** g
  switch (kind) {
    case 0:
      return { curve: (value) => Math.max(0, value) ** g, end }
    case 1:
      return { curve: (value) => (a * value + b >= 0 ? power(value) : 0), end }
    case 2:
      return { curve: (value) => (a * value + b >= 0 ? power(value) : 0) + third, end }
    default:
      return { curve: (value) => (value >= d ? power(value) + e : third * value + f), end }
  }
}
