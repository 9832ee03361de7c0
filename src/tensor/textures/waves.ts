import { Noise, type Uniform } from './noise'
import { clip, mix, type Rgb, shade, smoothStep } from './paint'
import type { Palette } from './palette'

export interface WavesLook {
  readonly palette: Palette
  /** Height of a wave, in px. */
  readonly wavelength: number
  /** How far waves swing, in wavelengths. */
  readonly swing: number
  /** Lines within each wave. */
  readonly lines: number
  /** Clockwise from the horizontal, in degrees. */
  readonly angle: number
}

/** Bands like layered paper or carved water, each with a crest, a few lines within, and a shadow on the next. */
export function wavesAt(look: WavesLook, random: Uniform): (x: number, y: number) => Rgb {
  const { palette, wavelength, swing, lines, angle } = look
  const noise = new Noise('gradient', random)
  const tones = Array.from({ length: 64 }, random)
  const turn = (angle * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const foam = palette.at(1)
  const ink = shade(palette.at(0), 0.75)
  const color = (x: number, y: number): Rgb => {
    const along = (cos * x + sin * y) / wavelength
    const across = (cos * y - sin * x) / wavelength
    const swell = noise.fractal(0.28 * along, 0.3 * across, 3, 0.45)
    const place = across + 1.6 * swing * swell + 0.22 * swing * Math.sin(2.2 * along + 5 * swell)
    const band = Math.floor(place)
    const depth = place - band
    const tone = tones[((band % 64) + 64) % 64] ?? 0
    const body = shade(palette.at(0.08 + 0.72 * tone + 0.16 * (1 - depth)), 1.08 - 0.34 * depth)
    const line =
      lines === 0 ? 0 : 0.5 + 0.5 * Math.cos(2 * Math.PI * (depth * (lines + 1) + 0.15 * swing * swell))
    const carved = mix(body, foam, 0.55 * smoothStep(0.72, 0.98, line) * clip(1.3 - depth))
    const crest = mix(carved, foam, 1 - smoothStep(0.07, 0.12, depth))
    return mix(ink, crest, smoothStep(0, 0.03, depth) * (1 - smoothStep(0.975, 1, depth)))
  }
  return fourSamples(color)
}

/** The mean of four places in each pixel, so that hard edges are smooth. */
function fourSamples(color: (x: number, y: number) => Rgb): (x: number, y: number) => Rgb {
  return (x, y) => {
    const upper = mix(color(x - 0.25, y - 0.25), color(x + 0.25, y - 0.25), 0.5)
    return mix(upper, mix(color(x - 0.25, y + 0.25), color(x + 0.25, y + 0.25), 0.5), 0.5)
  }
}
