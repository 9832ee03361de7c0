import type { Matrix, Triple } from './primaries'
import { times } from './primaries'

/** One channel, 0..1 -> 0..1 where the picture is not brighter than white. */
export type Curve = (value: number) => number

/** From the numbers that a picture stores, 0..1, to linear sRGB, which may lie outside of 0..1. */
export type ColorConversion =
  | { readonly kind: 'curves'; readonly curves: readonly [Curve, Curve, Curve]; readonly matrix: Matrix }
  /** Where the channels depend on each other in other ways. */
  | { readonly kind: 'mixed'; readonly toLinear: (stored: Triple) => Triple }

export const identity: Matrix = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

export function sameCurves(curve: Curve, matrix: Matrix): ColorConversion {
  return { kind: 'curves', curves: [curve, curve, curve], matrix }
}

/** Stored color -> sRGB, each 0..1 where it is inside of the gamut. */
function convertColor(conversion: ColorConversion, stored: Triple): Triple {
  const [r, g, b] = linearOf(conversion, stored)
  return [encodeSrgb(r), encodeSrgb(g), encodeSrgb(b)]
}

export function linearOf(conversion: ColorConversion, stored: Triple): Triple {
  if (conversion.kind === 'mixed') return conversion.toLinear(stored)
  const { curves, matrix } = conversion
  return times(matrix, [curves[0](stored[0]), curves[1](stored[1]), curves[2](stored[2])])
}

/** Linear -> as sRGB stores it, on both sides of 0 alike; no number is black. */
export function encodeSrgb(linear: number): number {
  if (linear < 0) return -encodeSrgb(-linear)
  if (linear <= 0.0031308) return 12.92 * linear
  return linear > 0 ? 1.055 * linear ** (1 / 2.4) - 0.055 : 0
}

export function decodeSrgb(stored: number): number {
  return stored <= 0.04045 ? stored / 12.92 : ((stored + 0.055) / 1.055) ** 2.4
}

function clipped(value: number): number {
  return Math.min(1, Math.max(0, value))
}

/** A conversion that moves no color by as much as one step of 8 bits is none: sRGB stays as it is. */
export function unlessSrgb(conversion: ColorConversion | undefined): ColorConversion | undefined {
  if (!conversion) return undefined
  const levels = [0, 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 1]
  for (const r of levels) {
    for (const g of levels) {
      for (const b of levels) {
        const stored: Triple = [r, g, b]
        const moved = convertColor(conversion, stored)
        if (moved.some((value, channel) => Math.abs(clipped(value) - (stored[channel] ?? 0)) > 1 / 255))
          return conversion
      }
    }
  }
  return undefined
}
