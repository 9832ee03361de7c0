import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningBackend, Tensor3D } from '../../src/tensor'
import {
  colorMask,
  compositeImages,
  disposeTensors,
  featherMask,
  gradientMask,
  invertMask,
  maskToImage,
  memory,
  tensorFrom,
  thresholdMask,
  valuesOf,
} from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { randomTensor } from './support/random'

function mask(...rows: number[][]): Tensor3D {
  return tensorFrom(rows.flat(), [rows.length, rows[0]?.length ?? 0, 1]) as Tensor3D
}

/** One row of grays or colors. */
function row(...colors: (number | readonly [number, number, number])[]): Tensor3D {
  const values = colors.flatMap((color) => (typeof color === 'number' ? [color, color, color] : color))
  return tensorFrom(values, [1, colors.length, 3]) as Tensor3D
}

const linear = { shape: 'linear', angle: 0, position: 0.5, width: 1, x: 0.5, y: 0.5 } as const

describe.each(['cpu', 'wasm'] as const)('masks on %s', (name) => {
  let backend: RunningBackend

  beforeAll(async () => {
    backend = await useBackend(name)
  })
  afterAll(() => {
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  /** The result's values; neither it nor anything else is left. */
  async function result(compute: () => Promise<Tensor3D>): Promise<number[]> {
    const made = await expectTensors(1, compute)
    const values = Array.from(await valuesOf(made))
    made.dispose()
    return values
  }

  function expectClose(actual: readonly number[], expected: readonly number[], digits = 5) {
    expect(actual.length).toBe(expected.length)
    actual.forEach((value, i) => {
      expect(value, `number ${i}`).toBeCloseTo(expected[i] ?? Number.NaN, digits)
    })
  }

  test('threshold: hard, soft, and by every source', async () => {
    const image = row(0.2, 0.5, 0.6, 0.9)
    const hard = { source: 'luminance', threshold: 0.55, softness: 0 } as const
    expectClose(await result(() => thresholdMask(image, hard)), [0, 0, 1, 1])
    const soft = { ...hard, threshold: 0.5, softness: 0.4 }
    expectClose(await result(() => thresholdMask(image, soft)), [0, 0.5, 0.75, 1], 4)
    const colors = row([1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [0, 0, 0])
    const by = (source: 'red' | 'green' | 'blue' | 'saturation' | 'luminance') =>
      result(() => thresholdMask(colors, { source, threshold: 0.5, softness: 0 }))
    expectClose(await by('red'), [1, 0, 0, 1, 0])
    expectClose(await by('green'), [0, 1, 0, 1, 0])
    expectClose(await by('blue'), [0, 0, 1, 1, 0])
    expectClose(await by('saturation'), [1, 1, 1, 0, 0])
    expectClose(await by('luminance'), [0, 1, 0, 1, 0])
    disposeTensors([image, colors])
  })

  test('from color: by CIELAB’s distance', async () => {
    const image = row(1, 0, [1, 0, 0], 0.5)
    const near = (tolerance: number, softness: number) =>
      result(() => colorMask(image, { color: [1, 1, 1], tolerance, softness }))
    expectClose(await near(10, 0), [1, 0, 0, 0])
    // Middle gray has a lightness of 53.4, black of 0: 46.6 and 100 from white. Red: 46.8, 80.1, 67.2.
    expectClose(await near(0, 200), [1, 0.5, 1 - Math.hypot(46.76, 80.09, 67.2) / 200, 1 - 46.61 / 200], 2)
    expectClose(await near(100.01, 0), [1, 1, 0, 1])
    expectClose(
      await result(() => colorMask(image, { color: [1, 0, 0], tolerance: 0, softness: 0 })),
      [0, 0, 1, 0],
    )
    image.dispose()
  })

  test('gradients', async () => {
    const size = { width: 4, height: 2 }
    const draw = (change: Partial<Parameters<typeof gradientMask>[1]>, of = size) =>
      result(() => gradientMask(of, { ...linear, ...change }))
    const rise = [0.125, 0.375, 0.625, 0.875]
    expectClose(await draw({}), [...rise, ...rise])
    expectClose(await draw({ angle: 180 }), [...rise.toReversed(), ...rise.toReversed()])
    expectClose(await draw({ angle: 90 }), [0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.75])
    expectClose(await draw({ width: 0 }), [0, 0, 1, 1, 0, 0, 1, 1])
    expectClose(await draw({ width: 0.5 }), [0, 0.25, 0.75, 1, 0, 0.25, 0.75, 1])
    const radial = { shape: 'radial', position: 0.5, width: 1 } as const
    const round = await draw(radial, { width: 3, height: 3 })
    const side = 1 - 1 / (1.5 * Math.SQRT2)
    const corner = 1 - Math.SQRT2 / (1.5 * Math.SQRT2)
    expectClose(round, [corner, side, corner, side, 1, side, corner, side, corner])
    expectClose(await draw({ ...radial, x: 0, y: 0.5, width: 0, position: 0.4 }), [1, 0, 0, 0, 1, 0, 0, 0])
  })

  test('inverted twice it is itself; composites show one where it is 1, the other where it is 0', async () => {
    const one = mask([0, 0.25, 1])
    expectClose(await result(() => invertMask(one)), [1, 0.75, 0])
    const front = row([1, 0, 0], [1, 0, 0], [1, 0, 0])
    const back = row([0, 0.5, 1], [0, 0.5, 1], [0, 0.5, 1])
    expectClose(
      await result(() => compositeImages(front, back, one)),
      [0, 0.5, 1, 0.25, 0.375, 0.75, 1, 0, 0],
    )
    expectClose(await result(() => maskToImage(one)), [0, 0, 0, 0.25, 0.25, 0.25, 1, 1, 1])
    const other = row(1)
    await expect(expectTensors(0, () => compositeImages(front, other, one))).rejects.toThrow(
      /3 x 1 px and 1 x 1/,
    )
    disposeTensors([one, front, back, other])
  })

  test('growing takes the largest of a square, shrinking the smallest; one undoes the other’s inverse', async () => {
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 1e6 }),
      async (width, height, reach, seed) => {
        const made = randomTensor([height, width, 1], seed, 0, 1) as Tensor3D
        const values = await valuesOf(made)
        const expected = Array.from(values, (_, i) => {
          const [x, y] = [i % width, Math.floor(i / width)]
          const near = Array.from(values).filter(
            (_value, j) => Math.abs((j % width) - x) <= reach && Math.abs(Math.floor(j / width) - y) <= reach,
          )
          return Math.max(...near)
        })
        expectClose(await result(() => featherMask(made, { grow: reach, blur: 0 })), expected)
        const inverse = await invertMask(made)
        const shrunk = await result(() => featherMask(inverse, { grow: -reach, blur: 0 }))
        expectClose(
          shrunk,
          expected.map((value) => 1 - value),
        )
        disposeTensors([made, inverse])
      },
    )
    await fc.assert(property, { numRuns: 40 })
  })

  test('blurring keeps even masks and the sum of a dot, and spreads it as a Gaussian does', async () => {
    const ones = mask(...Array.from({ length: 7 }, () => Array(9).fill(1)))
    expectClose(await result(() => featherMask(ones, { grow: 0, blur: 3 })), Array(63).fill(1))
    const side = 61
    const middle = 30
    const dot = mask(
      ...Array.from({ length: side }, (_, y) =>
        Array.from({ length: side }, (_unused, x) => (x === middle && y === middle ? 1 : 0)),
      ),
    )
    for (const blur of [0.5, 1, 2.5, 6]) {
      const values = await result(() => featherMask(dot, { grow: 0, blur }))
      const sum = values.reduce((total, value) => total + value, 0)
      expect(sum).toBeCloseTo(1, 4)
      const variance = values.reduce((total, value, i) => total + value * ((i % side) - middle) ** 2, 0)
      expect(Math.sqrt(variance)).toBeCloseTo(blur, 3)
      const peak = values[middle * side + middle] ?? 0
      // The tip of three averages is 6 % lower along each axis; one pixel cannot show that of the narrowest.
      if (blur < 2) continue
      expect(peak * 2 * Math.PI * variance).toBeGreaterThan(0.87)
      expect(peak * 2 * Math.PI * variance).toBeLessThan(1)
    }
    expectClose(await result(() => featherMask(dot, { grow: 0, blur: 0 })), Array.from(await valuesOf(dot)))
    disposeTensors([ones, dot])
  })
})
