import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ColorMatching, ColorSpace, RunningBackend, Tensor3D } from '../../src/tensor'
import {
  adjustColors,
  colorStatistics,
  disposeTensors,
  grayOf,
  grayscale,
  keepColors,
  matchColor,
  matchHistogram,
  matchLuminance,
  memory,
  tensorFrom,
  valuesOf,
} from '../../src/tensor'
import { mapPixels } from '../../src/tensor/colors/map-pixels'
import { conversions } from '../../src/tensor/colors/spaces'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { randomTensor } from './support/random'

type Color = readonly [number, number, number]

function pixels(...colors: Color[]): Tensor3D {
  return tensorFrom(colors.flat(), [1, colors.length, 3]) as Tensor3D
}

function picture(height: number, width: number, seed: number, low = 0, high = 1): Tensor3D {
  return randomTensor([height, width, 3], seed, low, high) as Tensor3D
}

async function colorsOf(image: Tensor3D): Promise<number[][]> {
  const values = Array.from(await valuesOf(image))
  return Array.from({ length: values.length / 3 }, (_, i) => values.slice(3 * i, 3 * i + 3))
}

function expectClose(
  actual: readonly (readonly number[])[],
  expected: readonly (readonly number[])[],
  digits = 5,
) {
  expect(actual.length).toBe(expected.length)
  actual.forEach((row, y) => {
    row.forEach((value, x) => {
      expect(value, `${x} of ${y}`).toBeCloseTo(expected[y]?.[x] ?? Number.NaN, digits)
    })
  })
}

const chroma = ([r = 0, g = 0, b = 0]: readonly number[]) => [
  0.595716 * r - 0.274453 * g - 0.321263 * b,
  0.211456 * r - 0.522591 * g + 0.311135 * b,
]
const luma = ([r = 0, g = 0, b = 0]: readonly number[]) => 0.299 * r + 0.587 * g + 0.114 * b

const unchanged = { temperature: 0, brightness: 0, contrast: 1, saturation: 1, hue: 0, gamma: 1 }
const spaces: readonly ColorSpace[] = ['rgb', 'opponent', 'lab', 'lalphabeta']
const methods: readonly ColorMatching[] = ['monge-kantorovich', 'pca', 'cholesky', 'mean-std']

describe.each(['cpu', 'wasm'] as const)('colors on %s', (name) => {
  let backend: RunningBackend

  beforeAll(async () => {
    backend = await useBackend(name)
  })
  afterAll(() => {
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  /** The result's colors; neither it nor anything else is left. */
  async function result(compute: () => Promise<Tensor3D>): Promise<number[][]> {
    const image = await expectTensors(1, compute)
    const colors = await colorsOf(image)
    image.dispose()
    return colors
  }

  test('luminance only keeps chroma, and takes luminance as it is', async () => {
    const property = fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
      const stylized = picture(4, 5, seed)
      const content = picture(4, 5, seed + 1)
      const kept = await result(() => keepColors(stylized, content, { clip: false }))
      expectClose(kept.map(chroma), (await colorsOf(content)).map(chroma))
      expectClose([kept.map(luma)], [(await colorsOf(stylized)).map(luma)])
      disposeTensors([stylized, content])
    })
    await fc.assert(property, { numRuns: 20 })
  })

  test('luminance only keeps a picture whose own luminance it gets, and stays in range where asked', async () => {
    const image = picture(3, 3, 7)
    expectClose(await result(() => keepColors(image, image, { clip: true })), await colorsOf(image))
    const white = pixels([1, 1, 1])
    const red = pixels([1, 0, 0])
    expectClose(await result(() => keepColors(white, red, { clip: true })), [[1, 0.701, 0.701]])
    expectClose(await result(() => keepColors(white, red, { clip: false })), [[1.701, 0.701, 0.701]])
    disposeTensors([image, white, red])
  })

  test('luminance is matched by mean and standard deviation', async () => {
    const style = picture(9, 7, 3, 0.1, 0.5)
    const content = picture(5, 8, 4, 0.4, 0.7)
    const gray = await result(() => grayOf(content))
    expectClose(
      gray,
      (await colorsOf(content)).map((color) => [luma(color), luma(color), luma(color)]),
    )
    const matched = await expectTensors(1, () => matchLuminance(style, content))
    const [from, to] = [await colorStatistics(matched, 'rgb'), await colorStatistics(content, 'rgb')]
    expect(from.mean[0]).toBeCloseTo(luma(to.mean), 5)
    const weights = [0.299, 0.587, 0.114]
    const variance = to.covariance.flatMap((row, i) =>
      row.map((value, j) => value * (weights[i] ?? 0) * (weights[j] ?? 0)),
    )
    expect(from.covariance[0][0]).toBeCloseTo(
      variance.reduce((sum, value) => sum + value, 0),
      6,
    )
    const even = pixels([0.2, 0.2, 0.2], [0.2, 0.2, 0.2])
    const mean = luma(to.mean)
    expectClose(
      await result(() => matchLuminance(even, content)),
      [1, 2].map(() => [mean, mean, mean]),
    )
    disposeTensors([style, content, matched, even])
  })

  test('color spaces have the values known for them', async () => {
    const image = pixels([1, 1, 1], [0, 0, 0], [1, 0, 0], [0, 0, 1], [0.5, 0.5, 0.5])
    const inSpace = (space: ColorSpace) =>
      result(() => mapPixels([image], (x = image) => conversions[space].toSpace(x)))
    // Bruce Lindbloom's calculator, D65.
    expectClose(
      await inSpace('lab'),
      [
        [1, 0, 0],
        [0, 0, 0],
        [0.532408, 0.800925, 0.672032],
        [0.32297, 0.791875, -1.078602],
        [0.533889, 0, 0],
      ],
      3,
    )
    const third = Math.sqrt(1 / 3)
    const [white, black, red] = await inSpace('opponent')
    expectClose(
      [white ?? [], black ?? [], red ?? []],
      [
        [3 * third, 0, 0],
        [0, 0, 0],
        [third, Math.sqrt(1 / 2), Math.sqrt(1 / 6)],
      ],
    )
    // The logarithm of LMS of white is 0 but for the rounding of the published matrix.
    const [log] = await inSpace('lalphabeta')
    expectClose([log ?? []], [[0, 0, 0]], 2)
    image.dispose()
  })

  test.each(spaces)('%s leads back to RGB', async (space) => {
    const image = picture(6, 6, 12, 0.05, 1)
    const { toSpace, toRgb } = conversions[space]
    expectClose(
      await result(() => mapPixels([image], (x = image) => toRgb(toSpace(x)))),
      await colorsOf(image),
      3,
    )
    image.dispose()
  })

  describe.each(methods)('matching colors by %s', (method) => {
    test.each(spaces)('a picture with itself changes nothing, in %s', async (space) => {
      const image = picture(8, 7, 5, 0.05, 1)
      const matched = await result(() => matchColor({ image, target: image, space, method, strength: 1 }))
      expectClose(matched, await colorsOf(image), 3)
      image.dispose()
    })

    test('gives mean and covariance of the target', async () => {
      const base = picture(16, 12, 8, 0.4, 0.6)
      const image = await adjustColors(base, { ...unchanged, saturation: 0.7, temperature: 0.3 })
      const target = picture(9, 14, 9, 0.3, 0.5)
      const matched = await expectTensors(1, () =>
        matchColor({ image, target, space: 'rgb', method, strength: 1 }),
      )
      const [is, should] = [await colorStatistics(matched, 'rgb'), await colorStatistics(target, 'rgb')]
      expectClose([is.mean], [should.mean])
      if (method === 'mean-std') {
        is.covariance.forEach((row, i) => {
          expect(row[i]).toBeCloseTo(should.covariance[i]?.[i] ?? Number.NaN, 5)
        })
      } else expectClose(is.covariance, should.covariance)
      disposeTensors([base, image, target, matched])
    })

    test('at strength 0 changes nothing, and takes gray and even pictures', async () => {
      const image = picture(5, 5, 6)
      const gray = pixels([0.2, 0.2, 0.2], [0.4, 0.4, 0.4], [0.9, 0.9, 0.9])
      const even = pixels([0.3, 0.5, 0.7], [0.3, 0.5, 0.7])
      const none = await result(() => matchColor({ image, target: gray, space: 'rgb', method, strength: 0 }))
      expectClose(none, await colorsOf(image))
      const match = (from: Tensor3D, target: Tensor3D) =>
        result(() => matchColor({ image: from, target, space: 'rgb', method, strength: 1 }))
      for (const [red = 0, green = 0, blue = 0] of await match(image, gray)) {
        if (method === 'mean-std') continue
        expect(Math.abs(red - green) + Math.abs(green - blue)).toBeLessThan(0.03)
      }
      expectClose(await match(even, image), Array(2).fill([...(await colorStatistics(image, 'rgb')).mean]), 4)
      expectClose((await match(image, even)).slice(0, 1), [[0.3, 0.5, 0.7]], 2)
      disposeTensors([image, gray, even])
    })
  })

  test('Monge and Kantorovich: the same in every orthogonal space, and no farther than any other', async () => {
    const image = picture(12, 12, 15, 0.4, 0.6)
    const target = await adjustColors(image, { ...unchanged, hue: 70, saturation: 0.5, contrast: 1.4 })
    const match = (method: ColorMatching, space: ColorSpace) =>
      result(() => matchColor({ image, target, space, method, strength: 1 }))
    expectClose(await match('monge-kantorovich', 'opponent'), await match('monge-kantorovich', 'rgb'), 4)
    const before = (await colorsOf(image)).flat()
    const moved = (after: number[][]) =>
      after.flat().reduce((sum, value, i) => sum + (value - (before[i] ?? 0)) ** 2, 0)
    const least = moved(await match('monge-kantorovich', 'rgb'))
    expect(moved(await match('pca', 'rgb'))).toBeGreaterThanOrEqual(least)
    expect(moved(await match('cholesky', 'rgb'))).toBeGreaterThan(least)
    disposeTensors([image, target])
  })

  test('histograms: values keep their order and get the target’s distribution', async () => {
    const image = picture(20, 20, 21, 0, 0.5)
    const target = picture(30, 25, 22, 0.6, 1)
    const matched = await result(() => matchHistogram({ image, target, channels: 'rgb', strength: 1 }))
    const before = await colorsOf(image)
    for (const channel of [0, 1, 2]) {
      const pairs = matched.map((color, i) => [before[i]?.[channel] ?? 0, color[channel] ?? 0] as const)
      pairs.sort(([a], [b]) => a - b)
      for (const [i, [, value]] of pairs.entries())
        expect(value).toBeGreaterThanOrEqual((pairs[i - 1]?.[1] ?? 0) - 1e-6)
      const sorted = (await colorsOf(target)).map((color) => color[channel] ?? 0).sort((a, b) => a - b)
      for (const share of [0.1, 0.5, 0.9]) {
        const is = pairs[Math.floor(share * pairs.length)]?.[1]
        expect(is).toBeCloseTo(sorted[Math.floor(share * sorted.length)] ?? Number.NaN, 2)
      }
    }
    disposeTensors([image, target])
  })

  test('histograms: a picture with itself changes nothing; luminance alone keeps chroma', async () => {
    const image = picture(10, 10, 23, 0.3, 0.6)
    const target = picture(10, 10, 24, 0.4, 0.7)
    const itself = await result(() => matchHistogram({ image, target: image, channels: 'rgb', strength: 1 }))
    expectClose(itself, await colorsOf(image))
    const none = await result(() => matchHistogram({ image, target, channels: 'rgb', strength: 0 }))
    expectClose(none, await colorsOf(image))
    const light = await result(() => matchHistogram({ image, target, channels: 'luminance', strength: 1 }))
    expectClose(light.map(chroma), (await colorsOf(image)).map(chroma))
    const median = (colors: number[][]) => colors.map(luma).sort((a, b) => a - b)[50]
    expect(median(light)).toBeCloseTo(median(await colorsOf(target)) ?? Number.NaN, 2)
    const even = pixels([0.5, 0.5, 0.5])
    const flat = await result(() =>
      matchHistogram({ image: even, target, channels: 'luminance', strength: 1 }),
    )
    expect(luma(flat[0] ?? [])).toBeCloseTo(median(await colorsOf(target)) ?? Number.NaN, 1)
    disposeTensors([image, target, even])
  })

  test('adjusting: each setting does what it says', async () => {
    const image = pixels([0.2, 0.5, 0.8], [0.4, 0.4, 0.4])
    const adjust = (change: Partial<typeof unchanged>) =>
      result(() => adjustColors(image, { ...unchanged, ...change }))
    expectClose(await adjust({}), await colorsOf(image))
    expectClose(await adjust({ brightness: 0.1 }), [
      [0.3, 0.6, 0.9],
      [0.5, 0.5, 0.5],
    ])
    expectClose(await adjust({ contrast: 2 }), [
      [0, 0.5, 1],
      [0.3, 0.3, 0.3],
    ])
    const gray = 0.2126 * 0.2 + 0.7152 * 0.5 + 0.0722 * 0.8
    expectClose(await adjust({ saturation: 0 }), [
      [gray, gray, gray],
      [0.4, 0.4, 0.4],
    ])
    expectClose(
      await adjust({ gamma: 2 }),
      (await colorsOf(image)).map((color) => color.map(Math.sqrt)),
    )
    const [turned = [], still = []] = await adjust({ hue: 180 })
    expectClose([chroma(turned)], [chroma([0.2, 0.5, 0.8]).map((value) => -value)])
    expectClose([still], [[0.4, 0.4, 0.4]], 4)
    const [, warm = []] = await adjust({ temperature: 1 })
    expect(warm[0]).toBeGreaterThan(warm[2] ?? 1)
    expect(0.2126 * (warm[0] ?? 0) + 0.7152 * (warm[1] ?? 0) + 0.0722 * (warm[2] ?? 0)).toBeCloseTo(0.4, 5)
    image.dispose()
  })

  test.each([
    ['rec709', 0.2126 * 0.2 + 0.7152 * 0.6 + 0.0722 * 0.9],
    ['rec601', 0.299 * 0.2 + 0.587 * 0.6 + 0.114 * 0.9],
    ['average', 1.7 / 3],
    ['maximum', 0.9],
    ['lightness', 0.6093],
  ] as const)('grayscale by %s', async (method, expected) => {
    const image = pixels([0.2, 0.6, 0.9], [1, 1, 1])
    expectClose(
      await result(() => grayscale(image, method)),
      [
        [expected, expected, expected],
        [1, 1, 1],
      ],
      3,
    )
    image.dispose()
  })

  test('large pictures are computed in bands, with the same result; cancel and errors leave nothing', async () => {
    const image = picture(3, 70_000, 30)
    const target = picture(3, 70_000, 31)
    const first = await mapPixels([image], (x = image) => conversions.lab.toSpace(x))
    const whole = tf.tidy(() => conversions.lab.toSpace(image))
    expect(first.shape).toEqual(image.shape)
    const [a, b] = [await valuesOf(first), await valuesOf(whole)]
    expect(a.findIndex((value, i) => Math.abs(value - (b[i] ?? 0)) > 1e-6)).toBe(-1)
    disposeTensors([first, whole])

    const jobs = (signal: AbortSignal) => [
      () => matchColor({ image, target, space: 'lab', method: 'pca', strength: 1, signal }),
      () => matchHistogram({ image, target, channels: 'rgb', strength: 1, signal }),
      () => keepColors(image, target, { clip: true, signal }),
      () => matchLuminance(image, target, { signal }),
      () => adjustColors(image, unchanged, { signal }),
      () => grayscale(image, 'lightness', { signal }),
    ]
    for (const [index] of jobs(AbortSignal.abort()).entries()) {
      const early = jobs(AbortSignal.abort())[index]
      await expect(expectTensors(0, async () => early?.())).rejects.toThrow(/abort/i)
      const controller = new AbortController()
      const late = jobs(controller.signal)[index]
      const stopped = expectTensors(0, async () => late?.())
      controller.abort()
      await expect(stopped).rejects.toThrow(/abort/i)
    }
    const other = picture(2, 2, 1)
    await expect(expectTensors(0, () => keepColors(image, other, { clip: true }))).rejects.toThrow(/2 x 2/)
    disposeTensors([image, target, other])
  })
})
