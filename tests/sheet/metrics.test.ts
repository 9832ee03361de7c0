import { expect, test } from 'vitest'
import { seeded } from '../tensor/support/random'
import { chroma, colorfulness, frame, grid, psnr, type Raster } from './metrics'

function raster(width: number, height: number, color: (x: number, y: number) => readonly number[]): Raster {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data.set(color(x, y), 3 * (y * width + x))
  return { width, height, data }
}

const gray = (value: number) => [value, value, value]
const random = seeded(5)
const noise = () => 110 + 30 * random()

test('a gray picture has no colors, a picture of one color a chroma and one mean', () => {
  const plain = raster(64, 64, () => gray(noise()))
  expect(colorfulness(plain)).toBe(0)
  expect(chroma(plain)).toBe(0)
  const red = raster(8, 8, () => [90, 30, 30])
  expect(chroma(red)).toBeCloseTo(Math.hypot(40, 20, 20))
  expect(colorfulness(red)).toBeCloseTo(0.3 * Math.hypot(60, 30))
})

test('a dark frame is so many levels', () => {
  const framed = raster(80, 60, (x, y) => gray(Math.min(x, y, 79 - x, 59 - y) === 0 ? 48 : 110))
  expect(frame(framed)).toBeCloseTo(-62)
  expect(frame(raster(80, 60, () => gray(50)))).toBeCloseTo(0)
})

test('dots every 8 px are a grid, in either direction, and grain is none', () => {
  const grain = raster(128, 128, () => gray(noise()))
  const dotted = raster(128, 128, (x) => gray(noise() + (x % 8 === 0 ? 20 : 0)))
  const lined = raster(128, 128, (_, y) => gray(noise() + (y % 8 === 3 ? 20 : 0)))
  expect(grid(dotted)).toBeGreaterThan(2 * grid(grain))
  expect(grid(lined)).toBeGreaterThan(2 * grid(grain))
  const other = raster(128, 128, (x) => gray(noise() + (x % 5 === 0 ? 20 : 0)))
  expect(grid(other)).toBeLessThan(2 * grid(grain))
})

test('pictures that differ by one level everywhere are 48 dB apart', () => {
  expect(
    psnr(
      raster(4, 4, () => gray(7)),
      raster(4, 4, () => gray(8)),
    ),
  ).toBeCloseTo(48.13, 2)
})
