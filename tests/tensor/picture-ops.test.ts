import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ResizeFilter, RunningBackend, Surrounding, Tensor3D } from '../../src/tensor'
import {
  blurImage,
  disposeTensors,
  extendImage,
  memory,
  noiseImage,
  resizeImagePaced,
  sharpenImage,
  tensorFrom,
  turnImage,
  valuesOf,
} from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { abortAfter, distance, rows, toRows } from './support/pictures'
import { seeded } from './support/random'

describe.each(['cpu', 'wasm'] as const)('operations on pictures on %s', (name) => {
  let backend: RunningBackend

  beforeAll(async () => {
    backend = await useBackend(name)
  })
  afterAll(() => {
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  /** Runs on a picture and frees both. */
  async function numbers(image: Tensor3D, run: (image: Tensor3D) => Promise<Tensor3D>): Promise<number[]> {
    const result = await expectTensors(1, () => run(image))
    const values = Array.from(await valuesOf(result))
    disposeTensors([image, result])
    return values
  }

  test('Lanczos weighs samples by a windowed sinc', async () => {
    const input = [0.5, 0.2, 0.9, 0.4, 0.1, 0.6, 0.3, 0.8]
    const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))
    const window = (x: number) => (Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0)
    for (const to of [5, 13]) {
      const ratio = input.length / to
      const scale = Math.max(1, ratio)
      const expected = Array.from({ length: to }, (_, row) => {
        const center = (row + 0.5) * ratio - 0.5
        let sum = 0
        let weights = 0
        for (let i = -30; i < 40; i++) {
          const weight = window((i - center) / scale)
          sum += weight * (input[Math.min(7, Math.max(0, i))] ?? 0)
          weights += weight
        }
        return Math.min(1, Math.max(0, sum / weights))
      })
      const filter = 'lanczos3' as const
      const resized = await numbers(rows(input), (image) =>
        resizeImagePaced(image, { width: to, height: 1 }, { filter }),
      )
      expect(distance(resized, expected)).toBeLessThan(1e-5)
    }
  })

  test('bilinear shrinks with a triangle that is as wide as two of its pixels', async () => {
    const resized = await numbers(rows([0, 8, 0, 0, 0, 0, 0, 0]), (image) =>
      resizeImagePaced(image, { width: 4, height: 1 }, { filter: 'bilinear' }),
    )
    // Of the four samples around a center the inner two weigh 3/8 each, the outer two 1/8.
    expect(distance(resized, [3, 1, 0, 0])).toBeLessThan(1e-5)
  })

  test.each(['area', 'bilinear', 'lanczos3'] as const)(
    '%s keeps constants and 0..1',
    async (filter: ResizeFilter) => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 90 }),
          fc.integer({ min: 1, max: 90 }),
          fc.integer({ min: 1, max: 40 }),
          async (width, height, side) => {
            const gray = tensorFrom(new Float32Array(side * 7 * 3).fill(0.4), [7, side, 3]) as Tensor3D
            const even = await numbers(gray, (image) =>
              resizeImagePaced(image, { width, height }, { filter }),
            )
            expect(even.length).toBe(width * height * 3)
            expect(even.every((value) => Math.abs(value - 0.4) < 1e-5)).toBe(true)
            const noise = noiseImage({ width: side, height: 7 }, seeded(side))
            const values = await numbers(noise, (image) =>
              resizeImagePaced(image, { width, height }, { filter }),
            )
            expect(values.every((value) => value >= -1e-6 && value <= 1 + 1e-6)).toBe(true)
          },
        ),
        { numRuns: 15 },
      )
    },
  )

  test('a blurred point is a Gaussian of the given standard deviation', async () => {
    const side = 31
    const point = new Float32Array(side * side)
    point[15 * side + 15] = 1
    const deviation = 2.5
    const values = await numbers(tensorFrom(point, [side, side, 1]) as Tensor3D, (image) =>
      blurImage(image, deviation),
    )
    const bell = (x: number) =>
      Math.exp(-(x ** 2) / (2 * deviation ** 2)) / (deviation * Math.sqrt(2 * Math.PI))
    for (const [x, y] of [
      [15, 15],
      [17, 14],
      [10, 20],
    ] as const) {
      expect(values[y * side + x]).toBeCloseTo(bell(x - 15) * bell(y - 15), 4)
    }
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5)
  })

  test('blurring repeats the edge, and by 0 changes nothing', async () => {
    const step = () => rows([1, 1, 1, 0, 0, 0])
    expect(await numbers(step(), (image) => blurImage(image, 0))).toEqual([1, 1, 1, 0, 0, 0])
    const values = await numbers(step(), (image) => blurImage(image, 0.5))
    expect(values[0]).toBeCloseTo(1, 3)
    expect((values[2] ?? 0) + (values[3] ?? 0)).toBeCloseTo(1, 5)
    const wide = await numbers(step(), (image) => blurImage(image, 60))
    expect(wide.every((value) => Math.abs(value - 0.5) < 0.03)).toBe(true)
  })

  test('sharpening adds what a blur takes, and clips', async () => {
    const image = noiseImage({ width: 20, height: 14 }, seeded(2))
    const blurred = await blurImage(image, 1.3)
    const [sharp, soft] = [await valuesOf(image), await valuesOf(blurred)]
    disposeTensors([blurred])
    const expected = sharp.map((value, i) => Math.min(1, Math.max(0, value + 1.5 * (value - (soft[i] ?? 0)))))
    const values = await numbers(image, (it) => sharpenImage(it, { deviation: 1.3, amount: 1.5 }))
    expect(distance(values, expected)).toBeLessThan(1e-5)
  })

  const margins = { top: 3, right: 4, bottom: 1, left: 2 }
  const find = {
    edge: (at: number, length: number) => Math.min(length - 1, Math.max(0, at)),
    wrap: (at: number, length: number) => (at + 10 * length) % length,
    reflect(at: number, length: number): number {
      if (length === 1) return 0
      if (at < 0) return find.reflect(-at, length)
      return at < length ? at : find.reflect(2 * (length - 1) - at, length)
    },
  }

  test.each(['reflect', 'edge', 'wrap'] as const)('margins of any length: %s', async (surrounding) => {
    for (const source of [
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [[7]],
    ]) {
      const image = rows(...source)
      const result = await expectTensors(1, () => extendImage(image, margins, surrounding))
      const at = (x: number, y: number) =>
        source[find[surrounding](y, source.length)]?.[find[surrounding](x, source[0]?.length ?? 0)] ??
        Number.NaN
      expect(await toRows(result)).toEqual(
        Array.from({ length: source.length + 4 }, (_, y) =>
          Array.from({ length: (source[0]?.length ?? 0) + 6 }, (_unused, x) => at(x - 2, y - 3)),
        ),
      )
      disposeTensors([image, result])
    }
  })

  test('margins of a color', async () => {
    const image = rows([1, 2])
    const result = await expectTensors(1, () =>
      extendImage(image, { top: 1, right: 2, bottom: 0, left: 0 }, [9]),
    )
    expect(await toRows(result)).toEqual([
      [9, 9, 9, 9],
      [1, 2, 9, 9],
    ])
    disposeTensors([image, result])
  })

  test('turning by quarter turns and by 0 gives back the pixels', async () => {
    const size = { width: 7, height: 5 }
    const image = noiseImage(size, seeded(3))
    const values = await valuesOf(image)
    const turn = async (degrees: number, to: { width: number; height: number }) => {
      const turned = await expectTensors(1, () => turnImage(image, { degrees, size: to, beyond: 'reflect' }))
      const made = await valuesOf(turned)
      turned.dispose()
      return made
    }
    expect(distance(await turn(0, size), values)).toBeLessThan(1e-5)
    const clockwise = await turn(90, { width: 5, height: 7 })
    const expected = Array.from({ length: 7 * 5 * 3 }, (_, i) => {
      const [y, x, channel] = [Math.floor(i / 15), Math.floor(i / 3) % 5, i % 3]
      return values[((4 - x) * 7 + y) * 3 + channel] ?? Number.NaN
    })
    expect(distance(clockwise, expected)).toBeLessThan(1e-4)
    const back = await turn(180, size)
    const flat = Array.from({ length: 35 * 3 }, (_, i) => values[(34 - Math.floor(i / 3)) * 3 + (i % 3)] ?? 0)
    expect(distance(back, flat)).toBeLessThan(1e-4)
    image.dispose()
  })

  test('a picture turned on a color of its own stays even; on another the corners have that color', async () => {
    const color = [0.2, 0.5, 0.8] as const
    const image = tensorFrom(
      Float32Array.from({ length: 12 * 8 * 3 }, (_, i) => color[i % 3] ?? 0),
      [8, 12, 3],
    )
    const size = { width: 15, height: 14 }
    const turned = await expectTensors(1, () =>
      turnImage(image as Tensor3D, { degrees: 33, size, beyond: color }),
    )
    const even = await valuesOf(turned)
    expect(even.every((value, i) => Math.abs(value - (color[i % 3] ?? 0)) < 1e-5)).toBe(true)
    const onRed = await turnImage(image as Tensor3D, { degrees: 33, size, beyond: [1, 0, 0] })
    expect(Array.from(await valuesOf(onRed)).slice(0, 3)).toEqual([1, 0, 0])
    disposeTensors([image, turned, onRed])
  })

  test('bands give what the whole would: a large picture turned back is itself', async () => {
    const size = { width: 420, height: 300 }
    const image = noiseImage(size, seeded(9))
    const half = await turnImage(image, { degrees: 180, size, beyond: [1, 1, 1] })
    const whole = await expectTensors(1, () => turnImage(half, { degrees: -180, size, beyond: 'reflect' }))
    expect(distance(await valuesOf(whole), await valuesOf(image))).toBeLessThan(2e-3)
    disposeTensors([image, half, whole])
  })

  test.each([1, 2, 3, 5])('canceled at look %i, nothing is left', async (looks) => {
    const image = noiseImage({ width: 400, height: 320 }, seeded(6))
    const size = { width: 700, height: 650 }
    const runs: ((signal: AbortSignal) => Promise<Tensor3D>)[] = [
      (signal) => resizeImagePaced(image, size, { signal, filter: 'lanczos3' }),
      (signal) => blurImage(image, 3, { signal }),
      (signal) => sharpenImage(image, { deviation: 2, amount: 1, signal }),
      (signal) => turnImage(image, { degrees: 20, size, beyond: [1, 1, 1] }, { signal }),
      ...(['wrap', [0, 0, 0]] as const).map(
        (surrounding: Surrounding) => (signal: AbortSignal) =>
          extendImage(image, { top: 90, right: 90, bottom: 90, left: 90 }, surrounding, { signal }),
      ),
    ]
    for (const run of runs) {
      const outcome = expectTensors(0, () => run(abortAfter(looks)))
      await expect(outcome).rejects.toThrow(/abort/i)
    }
    image.dispose()
  })
})
