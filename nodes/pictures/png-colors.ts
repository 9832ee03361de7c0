import { type ColorConversion, decodeSrgb, sameCurves, unlessSrgb } from './conversion'
import {
  d50ToSrgb,
  d65,
  type Primaries,
  product,
  srgbPrimaries,
  type Triple,
  times,
  toD50,
  toXyz,
} from './primaries'

/** gAMA, cHRM: numbers in 100,000ths. @returns undefined when they are sRGB's, or make no sense. */
export function fromGamma(gamma: number | undefined, primaries: Primaries | undefined) {
  const exponent = gamma === undefined ? undefined : 100_000 / gamma
  const sane = exponent === undefined || (exponent > 0.05 && exponent < 20)
  const matrix = toD50(primaries ?? srgbPrimaries) ?? toD50(srgbPrimaries)
  if (!sane || !matrix) return undefined
  const toSrgb = product(d50ToSrgb, matrix)
  const bySrgb = unlessSrgb(sameCurves(decodeSrgb, toSrgb))
  if (exponent === undefined || (gamma === SRGB_GAMMA && !bySrgb)) return bySrgb
  return unlessSrgb(sameCurves((value) => value ** exponent, toSrgb))
}

/** How gAMA writes sRGB, which is no power: ImageMagick and others write it without the chunk that would say so. */
const SRGB_GAMMA = 45_455

/** What is known of a PNG's cICP: the code points of ITU-T H.273. */
export interface CodePoints {
  readonly primaries: number
  readonly transfer: number
  readonly fullRange: boolean
}

/** @returns `unknown` for code points that mean no colors here, and undefined for sRGB. */
export function fromCodePoints({
  primaries,
  transfer,
  fullRange,
}: CodePoints): ColorConversion | undefined | 'unknown' {
  const gamut = gamuts[primaries]
  const [matrix, absolute] = gamut ? [toD50(gamut), toXyz(gamut)] : []
  const decode = transfers[transfer]
  if (!matrix || !absolute || !decode) return 'unknown'
  const widened = (value: number) => (fullRange ? value : (255 * value - 16) / 219)
  const toSrgb = product(d50ToSrgb, matrix)
  if (transfer !== HLG) return unlessSrgb(sameCurves((value) => decode(widened(value)), toSrgb))
  const [, luminance] = absolute
  return {
    kind: 'mixed',
    toLinear: ([r, g, b]) => {
      const scene: Triple = [decode(widened(r)), decode(widened(g)), decode(widened(b))]
      const light = scene.reduce((sum, value, channel) => sum + value * (luminance[channel] ?? 0), 0)
      // A display of 1000 cd/m²; its system gamma is 1.2.
      const gain = light > 0 ? (1000 / WHITE) * light ** 0.2 : 0
      return times(toSrgb, [scene[0] * gain, scene[1] * gain, scene[2] * gain])
    },
  }
}

/** What white of a page is in high dynamic range, in cd/m² (ITU-R BT.2408); brighter parts are cut off. */
const WHITE = 203
const HLG = 18

const film: Primaries = {
  red: [0.681, 0.319],
  green: [0.243, 0.692],
  blue: [0.145, 0.049],
  white: [0.31, 0.316],
}
const ntsc: Primaries = { red: [0.63, 0.34], green: [0.31, 0.595], blue: [0.155, 0.07], white: d65 }
const p3 = { red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06] } as const

const gamuts: Readonly<Record<number, Primaries>> = {
  1: srgbPrimaries,
  4: { red: [0.67, 0.33], green: [0.21, 0.71], blue: [0.14, 0.08], white: [0.31, 0.316] },
  5: { red: [0.64, 0.33], green: [0.29, 0.6], blue: [0.15, 0.06], white: d65 },
  6: ntsc,
  7: ntsc,
  8: film,
  9: { red: [0.708, 0.292], green: [0.17, 0.797], blue: [0.131, 0.046], white: d65 },
  11: { ...p3, white: [0.314, 0.351] },
  12: { ...p3, white: d65 },
  22: { red: [0.63, 0.34], green: [0.295, 0.605], blue: [0.155, 0.077], white: d65 },
}

/** Backwards from what is stored to light. */
const transfers: Readonly<Record<number, (value: number) => number>> = {
  1: video,
  4: (value) => Math.max(0, value) ** 2.2,
  5: (value) => Math.max(0, value) ** 2.8,
  6: video,
  7: (value) => (value < 4 * 0.0228 ? value / 4 : ((value + 0.1115) / 1.1115) ** (1 / 0.45)),
  8: (value) => value,
  13: decodeSrgb,
  14: video,
  15: video,
  16: perceptualQuantizer,
  17: (value) => (52.37 / 48) * Math.max(0, value) ** 2.6,
  18: hybridLogGamma,
}

function video(value: number): number {
  return value < 0.081 ? value / 4.5 : ((value + 0.099) / 1.099) ** (1 / 0.45)
}

/** SMPTE ST 2084. */
function perceptualQuantizer(value: number): number {
  const [c1, c2, c3] = [0.8359375, 18.8515625, 18.6875]
  const power = Math.max(0, value) ** (1 / 78.84375)
  const light = (Math.max(0, power - c1) / (c2 - c3 * power)) ** (1 / 0.1593017578125)
  return (10_000 / WHITE) * light
}

/** ARIB STD-B67, of the scene. */
function hybridLogGamma(value: number): number {
  const stored = Math.max(0, value)
  return stored <= 0.5 ? stored ** 2 / 3 : (Math.exp((stored - 0.55991073) / 0.17883277) + 0.28466892) / 12
}
