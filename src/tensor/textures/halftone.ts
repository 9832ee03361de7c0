import type { Uniform } from './noise'
import { Noise } from './noise'
import { clip, type Rgb } from './paint'

export interface HalftoneLook {
  /** From dot to dot, in px. */
  readonly cell: number
  /** Of the first screen, in degrees; the others are turned against it so that they make no moiré. */
  readonly angle: number
  readonly paper: Rgb
  readonly inks: readonly Rgb[]
}

/** How much of each ink there is at a place, 0..1. */
export type Tones = (x: number, y: number, ink: number) => number

/** Between the screens of a print, in degrees. */
const screenTurn = 30

/** Round dots of each ink on paper, their areas in proportion to the tone; inks that overlap multiply, as in print. */
export function halftoneAt(
  { cell, angle, paper, inks }: HalftoneLook,
  tones: Tones,
): (x: number, y: number) => Rgb {
  const screens = inks.map((ink, index) => {
    const turn = ((angle + screenTurn * index) * Math.PI) / 180
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    const dots = new Map<number, Dot>()
    const dotAt = (u: number, v: number): Dot => {
      const key = u * 2 ** 20 + v
      const known = dots.get(key)
      if (known) return known
      const [across, down] = [(u + 0.5) * cell, (v + 0.5) * cell]
      const [x, y] = [cos * across - sin * down, sin * across + cos * down]
      const dot = { x, y, radius: dotRadius(clip(tones(x, y, index))) * cell }
      dots.set(key, dot)
      return dot
    }
    return { ink, cos, sin, dotAt }
  })
  return (x, y) => {
    let [red, green, blue] = paper
    for (const { ink, cos, sin, dotAt } of screens) {
      const column = Math.floor((cos * x + sin * y) / cell)
      const row = Math.floor((cos * y - sin * x) / cell)
      const cover = dotCover(x, y, column, row, dotAt)
      red *= 1 - cover * (1 - ink[0])
      green *= 1 - cover * (1 - ink[1])
      blue *= 1 - cover * (1 - ink[2])
    }
    return [red, green, blue]
  }
}

interface Dot {
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** Dots of dark tones reach into the cells around. */
function dotCover(
  x: number,
  y: number,
  column: number,
  row: number,
  dotAt: (u: number, v: number) => Dot,
): number {
  let cover = 0
  for (let v = row - 1; v <= row + 1; v++) {
    for (let u = column - 1; u <= column + 1; u++) {
      const dot = dotAt(u, v)
      // A dot smaller than a pixel is fainter, not larger.
      const strength = clip(2 * dot.radius) ** 2
      cover = Math.max(cover, strength * clip(dot.radius - Math.hypot(x - dot.x, y - dot.y) + 0.5))
    }
  }
  return cover
}

/** In cells: a disk of the tone's area until it touches its neighbors, then on until it covers the corners. */
function dotRadius(tone: number): number {
  const touching = Math.PI / 4
  if (tone < touching) return tone === 0 ? -1 : Math.sqrt(tone / Math.PI)
  return 0.5 + (Math.SQRT1_2 + 0.05 - 0.5) * ((tone - touching) / (1 - touching))
}

/** Soft drifts of tone, others for each ink, where there is no picture. */
export function driftingTones(scale: number, inks: number, random: Uniform): Tones {
  const noises = Array.from({ length: inks }, () => new Noise('gradient', random))
  return (x, y, ink) => 0.36 + 0.75 * (noises[ink]?.fractal(x / scale, y / scale, 3, 0.45) ?? 0)
}
