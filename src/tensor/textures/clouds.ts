import { Noise, type NoiseKind, type Uniform } from './noise'
import type { Rgb } from './paint'
import type { Palette } from './palette'

export interface CloudsLook {
  readonly kind: NoiseKind
  readonly palette: Palette
  /** Of the largest forms, in px. */
  readonly scale: number
  readonly octaves: number
  readonly roughness: number
  /** How far forms are drawn into swirls, in lengths of `scale`. */
  readonly warp: number
  readonly contrast: number
}

/**
 * Fractal noise through a palette, its plane distorted by noise of its own (domain warping): clouds without warp,
 * marble and smoke with it.
 */
export function cloudsAt(look: CloudsLook, random: Uniform): (x: number, y: number) => Rgb {
  const { kind, palette, scale, octaves, roughness, warp, contrast } = look
  const noise = new Noise(kind, random)
  const bend = new Noise('gradient', random)
  return (x, y) => {
    const [u, v] = [x / scale, y / scale]
    const du = warp === 0 ? 0 : warp * bend.fractal(u + 5.2, v + 1.3, 3, 0.5)
    const dv = warp === 0 ? 0 : warp * bend.fractal(u + 91.7, v + 28.3, 3, 0.5)
    const height = noise.fractal(u + 2 * du, v + 2 * dv, octaves, roughness)
    return palette.at(0.5 + contrast * height)
  }
}
