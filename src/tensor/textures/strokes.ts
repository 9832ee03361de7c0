import type { Tensor3D } from '@tensorflow/tfjs-core'
import { Pacer } from '../pause'
import { Noise, type Uniform } from './noise'
import {
  blankCanvas,
  type Canvas,
  canvasTensor,
  clip,
  type PictureSize,
  type Rgb,
  shade,
  smoothStep,
} from './paint'
import type { Palette } from './palette'

export interface StrokesLook {
  readonly palette: Palette
  /** Of a stroke, in px. */
  readonly length: number
  readonly width: number
  /** Size of the swirls that strokes follow, in px. */
  readonly swirl: number
  /** How often the canvas is covered. */
  readonly layers: number
  /** How much strokes differ in color from those around, 0..1. */
  readonly variety: number
  /** Light and shadow of the bristles' marks, 0..1. */
  readonly relief: number
}

/** Brush strokes along a flowing field, large ones below and smaller ones above. Rejects with the signal's reason. */
export async function paintStrokes(
  size: PictureSize,
  look: StrokesLook,
  random: Uniform,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Tensor3D> {
  const canvas = blankCanvas(size)
  const flow = new Noise('gradient', random)
  const drift = new Noise('gradient', random)
  const pacer = new Pacer(signal)
  const margin = look.length
  const [across, down] = [size.width + 2 * margin, size.height + 2 * margin]
  const toneAt = (x: number, y: number) =>
    drift.fractal(x / (1.6 * look.swirl), y / (1.6 * look.swirl), 3, 0.5)
  await primeCanvas(canvas, (x, y) => shade(look.palette.at(0.45 + toneAt(x, y)), 0.85), pacer)
  for (let layer = 0; layer < look.layers; layer++) {
    // The first layer is broad, so that no canvas shows between the strokes of the others.
    const scale = layer === 0 ? 2 : 1.25 - (0.5 * layer) / look.layers
    const width = look.width * scale
    const count = Math.ceil(((layer === 0 ? 5 : 1.6) * across * down) / (look.length * scale * width))
    for (let i = 0; i < count; i++) {
      const start = { x: random() * across - margin, y: random() * down - margin }
      const tone = toneAt(start.x, start.y)
      const color = shade(
        look.palette.at(0.5 + 1.05 * tone + 0.55 * look.variety * (random() - 0.5)),
        1 + 0.4 * look.variety * (random() - 0.5),
      )
      const length = look.length * scale * (0.6 + 0.8 * random())
      const path = follow(start, length, (x, y) => directionAt(flow, x / look.swirl, y / look.swirl))
      drawStroke(canvas, path, { width: width * (0.7 + 0.6 * random()), color, relief: look.relief }, random)
      await pacer.breathe()
    }
  }
  return canvasTensor(canvas)
}

/** So that no bare canvas shows where strokes leave a gap. */
async function primeCanvas(
  { width, height, values }: Canvas,
  ground: (x: number, y: number) => Rgb,
  pacer: Pacer,
): Promise<void> {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) values.set(ground(x, y), (y * width + x) * 3)
    await pacer.breathe()
  }
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Across the slope of the noise: paths close to swirls and never end in a point. */
function directionAt(noise: Noise, x: number, y: number): Point {
  const step = 0.02
  const height = (u: number, v: number) => noise.fractal(u, v, 2, 0.35)
  const down = height(x, y + step) - height(x, y - step)
  const across = height(x + step, y) - height(x - step, y)
  const length = Math.hypot(down, across) || 1
  return { x: down / length, y: -across / length }
}

const segments = 8

function follow(start: Point, length: number, direction: (x: number, y: number) => Point): Point[] {
  const path = [start]
  let { x, y } = start
  for (let i = 0; i < segments; i++) {
    const way = direction(x, y)
    x += (way.x * length) / segments
    y += (way.y * length) / segments
    path.push({ x, y })
  }
  return path
}

interface Brush {
  readonly width: number
  readonly color: Rgb
  readonly relief: number
}

/** Bristles across the brush. */
const bristles = 24

function drawStroke(canvas: Canvas, path: readonly Point[], brush: Brush, random: Uniform): void {
  const { width, color, relief } = brush
  const half = width / 2
  // Each bristle carries its own load of paint and leaves the canvas at its own time.
  const marks = Array.from({ length: bristles + 1 }, () => ({
    height: random() - 0.5,
    end: 0.75 + 0.25 * random(),
  }))
  const xs = path.map(({ x }) => x)
  const ys = path.map(({ y }) => y)
  const left = Math.max(0, Math.floor(Math.min(...xs) - half - 1))
  const right = Math.min(canvas.width - 1, Math.ceil(Math.max(...xs) + half + 1))
  const top = Math.max(0, Math.floor(Math.min(...ys) - half - 1))
  const bottom = Math.min(canvas.height - 1, Math.ceil(Math.max(...ys) + half + 1))
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const place = nearestOn(path, x + 0.5, y + 0.5)
      if (place.distance > half + 0.5) continue
      const across = (place.side / width + 0.5) * bristles
      const index = Math.min(bristles - 1, Math.max(0, Math.floor(across)))
      const [mark, next] = [marks[index], marks[index + 1]]
      if (!mark || !next) continue
      const share = across - index
      const height = mark.height + (next.height - mark.height) * share
      const end = mark.end + (next.end - mark.end) * share
      const edge = clip(half - place.distance + 0.5)
      const cover =
        edge * (1 - smoothStep(end - 0.12, end, place.along)) * smoothStep(0, 0.04, place.along + 0.02)
      if (cover === 0) continue
      const light =
        1 + relief * (0.35 * height + 0.22 * (next.height - mark.height) - 0.18 * (place.side / half) ** 3)
      const painted = shade(color, light)
      const at = (y * canvas.width + x) * 3
      for (let channel = 0; channel < 3; channel++) {
        const below = canvas.values[at + channel] ?? 0
        canvas.values[at + channel] = below + ((painted[channel] ?? 0) - below) * cover
      }
    }
  }
}

/** How far along a path (0..1) the nearest place on it is, how far away, and on which side. */
function nearestOn(path: readonly Point[], x: number, y: number) {
  let least = Number.POSITIVE_INFINITY
  let along = 0
  let turned = 0
  for (let i = 0; i + 1 < path.length; i++) {
    const [from, to] = [path[i], path[i + 1]]
    if (!from || !to) break
    const [dx, dy] = [to.x - from.x, to.y - from.y]
    const [px, py] = [x - from.x, y - from.y]
    const t = clip((px * dx + py * dy) / (dx * dx + dy * dy))
    const squared = (px - t * dx) ** 2 + (py - t * dy) ** 2
    if (squared < least) {
      least = squared
      along = (i + t) / (path.length - 1)
      turned = dx * py - dy * px
    }
  }
  const distance = Math.sqrt(least)
  return { distance, along, side: turned < 0 ? -distance : distance }
}
