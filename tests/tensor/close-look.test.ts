import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningBackend, Tensor2D, Tensor3D } from '../../src/tensor'
import {
  channelOf,
  disposeTensors,
  imageHistogram,
  memory,
  previewChannel,
  previewChannels,
  previewGram,
  sampleImage,
  sampleMatrix,
  tensorFrom,
  valueHistogram,
  valuesOf,
} from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { randomTensor } from './support/random'

describe('a close look', () => {
  let backend: RunningBackend

  beforeAll(async () => {
    backend = await useBackend('wasm')
  })
  afterAll(() => {
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  test('all channels are laid out in their order, each where the grid says, at the size they have', async () => {
    const features = randomTensor([5, 7, 10], 3, 0, 4) as Tensor3D
    const values = await valuesOf(features)
    const { width, height, data, grid } = await expectTensors(0, () => previewChannels(features, 256))
    expect(grid).toEqual({
      columns: 4,
      tile: { width: 7, height: 5 },
      gap: 2,
      channels: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    })
    expect([width, height]).toEqual([4 * 9 - 2, 3 * 7 - 2])
    const channel = 6
    const ofChannel = values.filter((_, i) => i % 10 === channel)
    const [left, top] = [2 * 9, 1 * 7]
    const drawn = ofChannel.map((_, i) => {
      const at = ((top + Math.floor(i / 7)) * width + left + (i % 7)) * 4
      return data[at] ?? -1
    })
    const largest = Math.max(...ofChannel)
    ofChannel.forEach((value, i) => {
      expect(drawn[i]).toBeCloseTo((value / largest) * 255, -0.5)
    })
    features.dispose()
  })

  test('many large channels stay within the side asked for', async () => {
    const features = randomTensor([60, 90, 64], 5, 0, 1) as Tensor3D
    const { width, height } = await expectTensors(0, () => previewChannels(features, 200))
    expect(Math.max(width, height)).toBeLessThanOrEqual(200)
    expect(Math.max(width, height)).toBeGreaterThan(150)
    features.dispose()
  })

  test('one channel alone is that channel, with the legend of its colors', async () => {
    const features = randomTensor([40, 30, 9], 7, 0, 2) as Tensor3D
    const map = await expectTensors(1, () => channelOf(features, 4))
    const values = await valuesOf(features)
    const expected = values.filter((_, i) => i % 9 === 4)
    expect(map.shape).toEqual([40, 30, 1])
    expect(await valuesOf(map)).toEqual(expected)
    const drawn = await expectTensors(0, () => previewChannel(features, 4, 512))
    expect([drawn.width, drawn.height]).toEqual([30, 40])
    expect(drawn.legend.values[0]).toBe(0)
    expect(drawn.legend.values.at(-1)).toBeCloseTo(Math.max(...expected), 5)
    const brightest = expected.indexOf(Math.max(...expected))
    expect(Array.from(drawn.data.slice(brightest * 4, brightest * 4 + 3))).toEqual([252, 255, 164])
    const small = await previewChannel(features, 4, 20)
    expect([small.width, small.height]).toEqual([15, 20])
    disposeTensors([features, map])
  })

  test('the legend of a heat map goes with its scale', async () => {
    const gram = tensorFrom([0, 10, 10, 1000], [2, 2]) as Tensor2D
    const { legend } = await expectTensors(0, () => previewGram(gram))
    expect(legend.values).toHaveLength(legend.colors.length)
    expect(legend.values[0]).toBe(0)
    expect(legend.values.at(-1)).toBeCloseTo(1000, 3)
    expect(legend.values).toEqual(legend.values.toSorted((a, b) => a - b))
    expect(legend.colors.at(-1)).toBe('rgb(252 255 164)')
    gram.dispose()
  })

  test('numbers are read at full resolution', async () => {
    const image = randomTensor([4, 6, 3], 9, -0.5, 1.5) as Tensor3D
    const values = await valuesOf(image)
    const at = (2 * 6 + 5) * 3
    expect(await expectTensors(0, () => sampleImage(image, { x: 5, y: 2 }))).toEqual(
      Array.from(values.slice(at, at + 3)),
    )
    expect(await sampleImage(image, { x: 5, y: 2 }, 1)).toEqual([values[at + 1]])
    const matrix = tensorFrom([1, 2, 3, 4, 5, 6], [2, 3]) as Tensor2D
    expect(await expectTensors(0, () => sampleMatrix(matrix, { x: 2, y: 1 }))).toEqual([6])
    disposeTensors([image, matrix])
  })

  test('a histogram of a picture counts every component, and apart what lies outside of 0 to 1', async () => {
    const image = tensorFrom([0, 0.5, 1, 0, 1.25, -0.25], [1, 2, 3]) as Tensor3D
    const { curves, below, above, from, to } = await expectTensors(0, () => imageHistogram(image))
    expect([from, to, below, above]).toEqual([0, 1, 1, 1])
    expect(curves.map(({ name }) => name)).toEqual(['red', 'green', 'blue', 'luminance'])
    const total = curves.map(({ counts }) => counts.reduce((sum, n) => sum + n, 0))
    expect(total).toEqual([2, 1, 1, 2])
    expect(curves[0]?.counts[0]).toBe(2)
    expect(curves[1]?.counts[128]).toBe(1)
    expect(curves[2]?.counts[255]).toBe(1)
    image.dispose()
  })

  test('a histogram spans the values there are, whatever their number', async () => {
    const many = randomTensor([1100, 1000, 1], 11, -3, 5) as Tensor3D
    const { from, to, curves, below, above } = await expectTensors(0, () => valueHistogram(many))
    expect(from).toBeCloseTo(-3, 3)
    expect(to).toBeCloseTo(5, 3)
    expect(below + above).toBe(0)
    expect(curves[0]?.counts.reduce((sum, n) => sum + n, 0)).toBe(1_100_000)
    many.dispose()
    const odd = tensorFrom([2, 2, Number.NaN, Number.POSITIVE_INFINITY], [4])
    const { from: least, to: most, curves: one, above: beyond } = await valueHistogram(odd)
    expect([least, most, beyond, one[0]?.counts[0]]).toEqual([2, 2, 1, 2])
    odd.dispose()
  })
})
