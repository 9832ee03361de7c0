import { Pacer } from '../../src/tensor'
import { type ColorConversion, type Curve, encodeSrgb, linearOf } from './conversion'

/** Pixels converted between two looks at the clock. */
const band = 65_536

/**
 * Converts RGBA pixels in steps of `steps` (255 or 65,535) to sRGB in 8 bits; opacity stays as it is.
 *
 * @throws the signal's reason.
 */
export async function toSrgb(
  stored: ArrayLike<number>,
  steps: 255 | 65_535,
  conversion: ColorConversion,
  signal: AbortSignal,
): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const converted = new Uint8ClampedArray(stored.length)
  const convert = conversion.kind === 'curves' ? byCurves(conversion, steps) : byGrid(conversion, steps)
  const pacer = new Pacer(signal)
  for (let from = 0; from < stored.length; from += 4 * band) {
    convert(stored, converted, from, Math.min(stored.length, from + 4 * band))
    await pacer.breathe()
  }
  return converted
}

type Convert = (stored: ArrayLike<number>, to: Uint8ClampedArray, from: number, end: number) => void

function byCurves(
  { curves, matrix: [[a, b, c], [d, e, f], [g, h, i]] }: Extract<ColorConversion, { kind: 'curves' }>,
  steps: number,
): Convert {
  const table = (curve: Curve) => Float32Array.from({ length: steps + 1 }, (_, value) => curve(value / steps))
  const [reds, greens, blues] = [table(curves[0]), table(curves[1]), table(curves[2])]
  const scale = 255 / steps
  return (stored, to, from, end) => {
    for (let at = from; at < end; at += 4) {
      const red = reds[stored[at] ?? 0] ?? 0
      const green = greens[stored[at + 1] ?? 0] ?? 0
      const blue = blues[stored[at + 2] ?? 0] ?? 0
      to[at] = encoded(a * red + b * green + c * blue)
      to[at + 1] = encoded(d * red + e * green + f * blue)
      to[at + 2] = encoded(g * red + h * green + i * blue)
      to[at + 3] = (stored[at + 3] ?? 0) * scale
    }
  }
}

/** Fine enough that a step of it is half a step of 8 bits where sRGB is steepest. */
const fine = 8192
const encodedTable = Float32Array.from({ length: fine + 1 }, (_, index) => 255 * encodeSrgb(index / fine))

function encoded(linear: number): number {
  return encodedTable[Math.round(Math.min(1, Math.max(0, linear)) * fine)] ?? 0
}

/** Corners of a grid along each axis. */
const corners = 33

/**
 * Evaluated at the corners of a grid, straight between them: any one conversion may take a hundred steps. Of light, since
 * what sRGB stores is so steep near black that dark colors between two corners would be off by ten steps of 8 bits.
 */
function byGrid(conversion: ColorConversion, steps: number): Convert {
  const last = corners - 1
  const grid = new Float32Array(3 * corners ** 3)
  let next = 0
  for (let r = 0; r < corners; r++) {
    for (let g = 0; g < corners; g++) {
      for (let b = 0; b < corners; b++) {
        const light = linearOf(conversion, [r / last, g / last, b / last])
        for (const value of light) grid[next++] = value
      }
    }
  }
  const strides = [3 * corners * corners, 3 * corners, 3] as const
  const scale = last / steps
  return (stored, to, from, end) => {
    for (let at = from; at < end; at += 4) {
      const [x, y, z] = [
        (stored[at] ?? 0) * scale,
        (stored[at + 1] ?? 0) * scale,
        (stored[at + 2] ?? 0) * scale,
      ]
      const [i, j, k] = [
        Math.min(Math.floor(x), last - 1),
        Math.min(Math.floor(y), last - 1),
        Math.min(Math.floor(z), last - 1),
      ]
      const corner = i * strides[0] + j * strides[1] + k * strides[2]
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0
        for (let bits = 0; bits < 8; bits++) {
          const [u, v, w] = [bits >> 2, (bits >> 1) & 1, bits & 1]
          const weight = (u ? x - i : 1 - x + i) * (v ? y - j : 1 - y + j) * (w ? z - k : 1 - z + k)
          sum += weight * (grid[corner + u * strides[0] + v * strides[1] + w * strides[2] + channel] ?? 0)
        }
        to[at + channel] = encoded(sum)
      }
      to[at + 3] = ((stored[at + 3] ?? 0) * 255) / steps
    }
  }
}
