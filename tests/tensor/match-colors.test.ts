import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ColorMatching, ColorSpace, RunningBackend, Tensor3D } from '../../src/tensor'
import {
  adjustColors,
  colorStatistics,
  disposeTensors,
  matchColor,
  matchHistogram,
  memory,
} from '../../src/tensor'
import { useBackend } from './support/backend'
import { chroma, colorsOf, expectClose, luma, picture, pixels, result, unchanged } from './support/colors'
import { expectTensors } from './support/leaks'

const spaces: readonly ColorSpace[] = ['rgb', 'opponent', 'lab', 'lalphabeta']
const methods: readonly ColorMatching[] = ['monge-kantorovich', 'pca', 'cholesky', 'mean-std']

describe.each(['cpu', 'wasm'] as const)('matching colors on %s', (name) => {
  let backend: RunningBackend

  beforeAll(async () => {
    backend = await useBackend(name)
  })
  afterAll(() => {
    expect(memory().tensors).toBe(0)
    backend.dispose()
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
})
