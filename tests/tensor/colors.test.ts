import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ColorSpace, RunningBackend } from '../../src/tensor'
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
  valuesOf,
} from '../../src/tensor'
import { mapPixels } from '../../src/tensor/colors/map-pixels'
import { conversions } from '../../src/tensor/colors/spaces'
import { useBackend } from './support/backend'
import { chroma, colorsOf, expectClose, luma, picture, pixels, result, unchanged } from './support/colors'
import { expectTensors } from './support/leaks'

const spaces: readonly ColorSpace[] = ['rgb', 'opponent', 'lab', 'lalphabeta']

describe.each(['cpu', 'wasm'] as const)('colors on %s', (name) => {
  let backend: RunningBackend

  beforeAll(async () => {
    backend = await useBackend(name)
  })
  afterAll(() => {
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

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
