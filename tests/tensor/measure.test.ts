import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningBackend, Tensor3D } from '../../src/tensor'
import {
  colorfulnessOf,
  contrastOf,
  detailOf,
  disposeTensors,
  evaluateTerms,
  measureTerms,
  noiseImage,
  psnrOf,
  sharpnessOf,
  ssimOf,
  tensorFrom,
} from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { seeded, startImage, tinyNetwork, tinyTerms } from './support/random'

type Color = readonly [number, number, number]

/** A picture from what each place has; a number is a gray. */
function picture(height: number, width: number, at: (x: number, y: number) => number | Color): Tensor3D {
  const values = Array.from({ length: height * width }, (_, i) => {
    const value = at(i % width, Math.floor(i / width))
    return typeof value === 'number' ? [value, value, value] : value
  })
  return tensorFrom(values.flat(), [height, width, 3]) as Tensor3D
}

const sign = (x: number, y: number) => ((x + y) % 2 === 0 ? 1 : -1)
const checkerboard = (height: number, width: number, mean = 0.5, amplitude = 0.5) =>
  picture(height, width, (x, y) => mean + amplitude * sign(x, y))

/** One axis of the 11 px Gaussian with σ = 1.5, written out again. */
const gaussian = (() => {
  const raw = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((k) => Math.exp(-(k * k) / 4.5))
  const sum = raw.reduce((a, b) => a + b)
  return raw.map((value) => value / sum)
})()

/** What the window leaves of a wave of so many cycles per px. */
const passed = (frequency: number) =>
  gaussian.reduce((sum, weight, k) => sum + weight * Math.cos(2 * Math.PI * frequency * (k - 5)), 0)

describe.each(['cpu', 'wasm'] as const)('measures on %s', (name) => {
  let backend: RunningBackend
  const made: Tensor3D[] = []
  const keep = (image: Tensor3D) => {
    made.push(image)
    return image
  }

  beforeAll(async () => {
    backend = await useBackend(name)
  })
  afterAll(() => {
    disposeTensors(made)
    backend.dispose()
  })

  test('of a picture of one tone there is nothing to see', async () => {
    const gray = keep(picture(20, 30, () => 0.3))
    expect(await contrastOf(gray)).toBeCloseTo(0, 6)
    expect(await sharpnessOf(gray)).toBeCloseTo(0, 6)
    expect(await detailOf(gray)).toBe(0)
    expect(await colorfulnessOf(gray)).toBeCloseTo(0, 4)
  })

  test('of a checkerboard all is contrast, edges and detail', async () => {
    const board = keep(checkerboard(22, 32))
    expect(await contrastOf(board)).toBeCloseTo(0.5, 5)
    // Every place is 4 · 1 away from its neighbors, up or down.
    expect((await sharpnessOf(board)) / (16 * 255 ** 2)).toBeCloseTo(1, 5)
    expect(await detailOf(board)).toBeCloseTo((1 - passed(0.5) ** 2) ** 2, 5)
    expect(await detailOf(board)).toBeGreaterThan(0.999)
    expect(await colorfulnessOf(board)).toBeCloseTo(0, 3)
  })

  test.each([4, 8, 16, 32])('detail of a wave of %i px is what the window takes from it', async (period) => {
    const wave = keep(picture(20, 10 + 64, (x) => 0.5 + 0.4 * Math.sin((2 * Math.PI * x) / period)))
    expect(await detailOf(wave)).toBeCloseTo((1 - passed(1 / period)) ** 2, 4)
  })

  test('sharpness of a slope is 0, and of a curve the square of its bend', async () => {
    expect(await sharpnessOf(keep(picture(12, 12, (x, y) => 0.02 * x + 0.03 * y)))).toBeCloseTo(0, 5)
    // x³/1000 bends by 6x/1000 at x: the variance of 6/1000 · 255 · (1..10).
    const curve = keep(picture(9, 12, (x) => x ** 3 / 1000))
    expect(await sharpnessOf(curve)).toBeCloseTo((0.006 * 255) ** 2 * ((10 ** 2 - 1) / 12), 2)
  })

  test('contrast and colorfulness are as published', async () => {
    const color: Color = [0.9, 0.2, 0.4]
    const plain = keep(picture(9, 14, () => color))
    expect(await colorfulnessOf(plain)).toBeCloseTo(0.3 * 255 * Math.hypot(0.7, 0.55 - 0.4), 3)
    // Half red (rg = 255, yb = 127.5), half blue (rg = 0, yb = −255).
    const halves = keep(picture(10, 20, (x) => (x < 10 ? [1, 0, 0] : [0, 0, 1])))
    const deviations = Math.hypot(127.5, 191.25)
    const means = Math.hypot(127.5, -63.75)
    expect(await colorfulnessOf(halves)).toBeCloseTo(deviations + 0.3 * means, 3)
    expect(await contrastOf(halves)).toBeCloseTo((0.299 - 0.114) / 2, 5)
  })

  test('PSNR is that of the known error', async () => {
    const clean = keep(noiseImage({ width: 40, height: 30 }, seeded(3)))
    expect(await psnrOf(clean, clean)).toBe(Number.POSITIVE_INFINITY)
    for (const error of [0.1, 0.01]) {
      const dark = keep(picture(30, 40, () => 0.4))
      const noisy = keep(picture(30, 40, (x, y) => 0.4 + error * sign(x, y)))
      const brighter = keep(picture(30, 40, () => 0.4 + error))
      expect(await psnrOf(dark, noisy)).toBeCloseTo(-20 * Math.log10(error), 3)
      expect(await psnrOf(dark, brighter)).toBeCloseTo(-20 * Math.log10(error), 3)
    }
  })

  test('SSIM of tones and of patterns is the formula', async () => {
    const [c1, c2] = [0.01 ** 2, 0.03 ** 2]
    const [a, b] = [0.3, 0.5]
    const tones = [keep(picture(15, 15, () => a)), keep(picture(15, 15, () => b))] as const
    expect(await ssimOf(...tones)).toBeCloseTo((2 * a * b + c1) / (a * a + b * b + c1), 4)
    expect(await ssimOf(tones[0], tones[0])).toBe(1)
    // The window leaves e of a checkerboard: its means are m ± e A, its variances A² (1 − e²), the covariance A B (1 − e²).
    const [A, B] = [0.5, 0.2]
    const patterns = [keep(checkerboard(16, 16, 0.5, A)), keep(checkerboard(16, 16, 0.5, B))] as const
    const e = passed(0.5) ** 2
    const at = (s: number) => {
      const [x, y, rest] = [0.5 + s * e * A, 0.5 + s * e * B, 1 - e * e]
      return (
        ((2 * x * y + c1) * (2 * A * B * rest + c2)) / ((x * x + y * y + c1) * ((A * A + B * B) * rest + c2))
      )
    }
    expect(await ssimOf(...patterns)).toBeCloseTo((at(1) + at(-1)) / 2, 4)
    const turned = keep(checkerboard(16, 16, 0.5, -A))
    expect(await ssimOf(patterns[0], turned)).toBeLessThan(-0.99)
  })

  test('SSIM of noise is that of a direct sum', async () => {
    const random = seeded(8)
    const [height, width] = [13, 14]
    const x = Array.from({ length: height * width }, random)
    const y = x.map((value) => 0.7 * value + 0.3 * random())
    const of = (values: readonly number[]) =>
      keep(picture(height, width, (u, v) => values[v * width + u] ?? 0))
    let sum = 0
    for (let top = 0; top <= height - 11; top++) {
      for (let left = 0; left <= width - 11; left++) {
        let [mx, my, xx, yy, xy] = [0, 0, 0, 0, 0]
        gaussian.forEach((down, v) => {
          gaussian.forEach((across, u) => {
            const place = (top + v) * width + left + u
            const [p = 0, q = 0, w] = [x[place], y[place], down * across]
            mx += w * p
            my += w * q
            xx += w * p * p
            yy += w * q * q
            xy += w * p * q
          })
        })
        const covariance = 2 * (xy - mx * my) + 0.0009
        const variances = xx - mx * mx + yy - my * my + 0.0009
        sum += ((2 * mx * my + 0.0001) * covariance) / ((mx * mx + my * my + 0.0001) * variances)
      }
    }
    expect(await ssimOf(of(x), of(y))).toBeCloseTo(sum / ((height - 10) * (width - 10)), 4)
  })

  test('a picture of several bands is measured as a whole', async () => {
    // Brighter toward the bottom, so that no band has the mean of the whole.
    const [height, width] = [300, 1000]
    const image = keep(picture(height, width, (x, y) => (y + (x % 2)) / (height + 1)))
    const values = Array.from({ length: height }, (_, y) => [y, y + 1])
      .flat()
      .map((v) => v / (height + 1))
    const mean = values.reduce((a, b) => a + b) / values.length
    const variance = values.reduce((total, v) => total + (v - mean) ** 2, 0) / values.length
    expect(await contrastOf(image)).toBeCloseTo(Math.sqrt(variance), 5)
    expect(await ssimOf(image, image)).toBe(1)
  })

  test('what is too small for a window has no number', async () => {
    const small = keep(picture(10, 30, (x) => x / 30))
    expect(await ssimOf(small, small)).toBeNaN()
    expect(await detailOf(small)).toBeNaN()
  })

  test('losses are those that an optimizer sees', async () => {
    const network = tinyNetwork()
    const terms = tinyTerms(network)
    const image = keep(startImage())
    const { gradient, ...seen } = await evaluateTerms(image, terms)
    const measured = await expectTensors(0, () => measureTerms(image, terms))
    expect(measured.total).toBeCloseTo(seen.total, 5)
    expect(Object.keys(measured.values)).toEqual(Object.keys(seen.values))
    for (const term of Object.keys(seen.values)) {
      expect(measured.values[term]).toBeCloseTo(seen.values[term] ?? Number.NaN, 5)
    }
    disposeTensors([gradient, ...terms.flatMap(({ targets }) => targets)])
    network.dispose()
  })

  test('nothing is left behind, by Cancel neither', async () => {
    const image = keep(noiseImage({ width: 600, height: 500 }, seeded(5)))
    const controller = new AbortController()
    const measures = [contrastOf, sharpnessOf, detailOf, colorfulnessOf]
    const pairs = [psnrOf, ssimOf]
    for (const measure of measures) await expectTensors(0, () => measure(image))
    for (const measure of pairs) await expectTensors(0, () => measure(image, image))
    controller.abort(new Error('enough'))
    const { signal } = controller
    for (const measure of measures) {
      await expectTensors(0, () => expect(measure(image, signal)).rejects.toThrow('enough'))
    }
    for (const measure of pairs) {
      await expectTensors(0, () => expect(measure(image, image, signal)).rejects.toThrow('enough'))
    }
  })
})
