import { expect } from 'vitest'
import { type Tensor3D, tensorFrom, valuesOf } from '../../../src/tensor'
import { expectTensors } from './leaks'
import { randomTensor } from './random'

type Color = readonly [number, number, number]

export function pixels(...colors: Color[]): Tensor3D {
  return tensorFrom(colors.flat(), [1, colors.length, 3]) as Tensor3D
}

export function picture(height: number, width: number, seed: number, low = 0, high = 1): Tensor3D {
  return randomTensor([height, width, 3], seed, low, high) as Tensor3D
}

export async function colorsOf(image: Tensor3D): Promise<number[][]> {
  const values = Array.from(await valuesOf(image))
  return Array.from({ length: values.length / 3 }, (_, i) => values.slice(3 * i, 3 * i + 3))
}

export function expectClose(
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

export const chroma = ([r = 0, g = 0, b = 0]: readonly number[]) => [
  0.595716 * r - 0.274453 * g - 0.321263 * b,
  0.211456 * r - 0.522591 * g + 0.311135 * b,
]
export const luma = ([r = 0, g = 0, b = 0]: readonly number[]) => 0.299 * r + 0.587 * g + 0.114 * b

export const unchanged = { temperature: 0, brightness: 0, contrast: 1, saturation: 1, hue: 0, gamma: 1 }

/** The result's colors; neither it nor anything else is left. */
export async function result(compute: () => Promise<Tensor3D>): Promise<number[][]> {
  const image = await expectTensors(1, compute)
  const colors = await colorsOf(image)
  image.dispose()
  return colors
}
