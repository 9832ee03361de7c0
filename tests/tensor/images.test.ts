import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningBackend, Tensor3D } from '../../src/tensor'
import {
  blendImages,
  cropImage,
  disposeTensors,
  flipImage,
  imageFromPixels,
  imageToPixels,
  memory,
  noiseImage,
  padReflect,
  resizeImage,
  resizeImagePaced,
  rotateImage,
  sizeOf,
  tensorFrom,
  valuesOf,
} from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { seeded } from './support/random'

/** A picture of one channel written as rows. */
function rows(...values: number[][]): Tensor3D {
  return tensorFrom(values.flat(), [values.length, values[0]?.length ?? 0, 1]) as Tensor3D
}

async function toRows(image: Tensor3D): Promise<number[][]> {
  const values = Array.from(await valuesOf(image))
  const { width, height } = sizeOf(image)
  return Array.from({ length: height }, (_, y) => values.slice(y * width, (y + 1) * width))
}

describe.each(['cpu', 'wasm'] as const)('image operations on %s', (name) => {
  let backend: RunningBackend

  beforeAll(async () => {
    backend = await useBackend(name)
  })
  afterAll(() => {
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  async function check(result: () => Tensor3D | Promise<Tensor3D>, expected: number[][]): Promise<void> {
    const image = await expectTensors(1, result)
    const actual = await toRows(image)
    expect(actual.length).toBe(expected.length)
    actual.forEach((row, y) => {
      row.forEach((value, x) => {
        expect(value, `${x}, ${y}`).toBeCloseTo(expected[y]?.[x] ?? Number.NaN, 5)
      })
    })
    image.dispose()
  }

  test('pixels go in over white and come out unchanged', async () => {
    const opaque = Uint8ClampedArray.from([0, 128, 255, 255, 10, 20, 30, 255])
    const image = await expectTensors(1, () => imageFromPixels({ width: 2, height: 1, data: opaque }))
    const pixels = await expectTensors(0, () => imageToPixels(image))
    expect(pixels).toEqual({ width: 2, height: 1, data: opaque })
    const half = imageFromPixels({ width: 1, height: 1, data: Uint8Array.from([255, 0, 0, 51]) })
    const [red, green] = await valuesOf(half)
    expect(red).toBeCloseTo(1, 5)
    expect(green).toBeCloseTo(0.8, 5)
    disposeTensors([image, half])
    expect(() => imageFromPixels({ width: 2, height: 2, data: opaque })).toThrow(/16 bytes/)
  })

  test('shrinking averages the area each pixel covers', async () => {
    const image = rows([0, 3, 6, 9], [0, 3, 6, 9], [12, 12, 12, 12])
    await check(() => resizeImage(image, { width: 2, height: 1 }), [[(1.5 * 2 + 12) / 3, (7.5 * 2 + 12) / 3]])
    const five = rows([1, 2, 3, 4, 5])
    const third = 1 / 3
    await check(
      () => resizeImage(five, { width: 3, height: 1 }),
      [[1 + 2 * 2 * third, 2 * third + 3 + 4 * third, 4 * 2 * third + 5].map((sum) => sum / (5 * third))],
    )
    disposeTensors([image, five])
  })

  test('enlarging interpolates between centers and repeats the edge', async () => {
    const image = rows([0, 4])
    await check(
      () => resizeImage(image, { width: 4, height: 2 }),
      [
        [0, 1, 3, 4],
        [0, 1, 3, 4],
      ],
    )
    image.dispose()
  })

  test('shrinking a fine checkerboard from 1000 to 96 px gives even gray, and keeps the mean', async () => {
    const side = 1000
    const board = new Float32Array(side * side * 3).map((_, i) => {
      const pixel = Math.floor(i / 3)
      return ((pixel % side) + Math.floor(pixel / side)) % 2
    })
    const image = tensorFrom(board, [side, side, 3]) as Tensor3D
    const small = await expectTensors(1, () => resizeImage(image, { width: 96, height: 64 }))
    const values = await valuesOf(small)
    expect(small.shape).toEqual([64, 96, 3])
    expect(values.every((value) => Math.abs(value - 0.5) < 0.02)).toBe(true)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    expect(mean).toBeCloseTo(0.5, 4)
    disposeTensors([image, small])
  })

  test('resizing in steps gives the same picture, and nothing when canceled', async () => {
    const image = noiseImage({ width: 90, height: 70 }, seeded(4))
    const size = { width: 50, height: 110 }
    const once = resizeImage(image, size)
    const paced = await expectTensors(1, () => resizeImagePaced(image, size))
    expect(await valuesOf(paced)).toEqual(await valuesOf(once))
    const signal = AbortSignal.abort()
    await expect(expectTensors(0, () => resizeImagePaced(image, size, { signal }))).rejects.toThrow(/abort/i)
    disposeTensors([image, once, paced])
  })

  test.each([
    [7, 5],
    [40, 3],
    [33, 64],
    [1, 1],
  ])('a constant picture stays constant at %i x %i', async (width, height) => {
    const image = tensorFrom(new Float32Array(37 * 41 * 3).fill(0.3), [37, 41, 3]) as Tensor3D
    const resized = resizeImage(image, { width, height })
    expect(sizeOf(resized)).toEqual({ width, height })
    const values = await valuesOf(resized)
    expect(values.every((value) => Math.abs(value - 0.3) < 1e-5)).toBe(true)
    disposeTensors([image, resized])
  })

  test('the same size is a handle on the same data; an impossible one an error', async () => {
    const image = rows([1, 2])
    await check(() => resizeImage(image, { width: 2, height: 1 }), [[1, 2]])
    expect(() => resizeImage(image, { width: 0, height: 1 })).toThrow(/0 x 1/)
    image.dispose()
  })

  test('a picture too large for one band is turned and mirrored pixel by pixel', async () => {
    const [height, width] = [640, 480]
    const at = (x: number, y: number) => y * width + x
    const values = Array.from({ length: height * width }, (_, index) => index)
    const image = tensorFrom(values, [height, width, 1]) as Tensor3D
    for (const [made, place] of [
      [() => rotateImage(image, 90), (x, y) => at(y, height - 1 - x)],
      [() => rotateImage(image, 180), (x, y) => at(width - 1 - x, height - 1 - y)],
      [() => rotateImage(image, 270), (x, y) => at(width - 1 - y, x)],
      [() => flipImage(image, 'horizontal'), (x, y) => at(width - 1 - x, y)],
      [() => flipImage(image, 'vertical'), (x, y) => at(x, height - 1 - y)],
    ] satisfies [() => Promise<Tensor3D>, (x: number, y: number) => number][]) {
      const turned = await expectTensors(1, made)
      const actual = await valuesOf(turned)
      const { width: across } = sizeOf(turned)
      const wrong = actual.findIndex(
        (value, index) => value !== place(index % across, Math.floor(index / across)),
      )
      expect(wrong).toBe(-1)
      turned.dispose()
    }
    image.dispose()
  })

  test('crop, turn, flip and pad', async () => {
    const image = rows([1, 2, 3], [4, 5, 6])
    await check(() => cropImage(image, { x: 1, y: 0, width: 2, height: 1 }), [[2, 3]])
    expect(() => cropImage(image, { x: 2, y: 0, width: 2, height: 1 })).toThrow(/3 x 2/)
    await check(
      () => rotateImage(image, 0),
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    )
    await check(
      () => rotateImage(image, 90),
      [
        [4, 1],
        [5, 2],
        [6, 3],
      ],
    )
    await check(
      () => rotateImage(image, 180),
      [
        [6, 5, 4],
        [3, 2, 1],
      ],
    )
    await check(
      () => rotateImage(image, 270),
      [
        [3, 6],
        [2, 5],
        [1, 4],
      ],
    )
    await check(
      () => flipImage(image, 'horizontal'),
      [
        [3, 2, 1],
        [6, 5, 4],
      ],
    )
    await check(
      () => flipImage(image, 'vertical'),
      [
        [4, 5, 6],
        [1, 2, 3],
      ],
    )
    await check(
      () => padReflect(image, { top: 1, right: 2, bottom: 0, left: 1 }),
      [
        [5, 4, 5, 6, 5, 4],
        [2, 1, 2, 3, 2, 1],
        [5, 4, 5, 6, 5, 4],
      ],
    )
    expect(() => padReflect(image, { top: 2, right: 0, bottom: 0, left: 0 })).toThrow(/too small/)
    image.dispose()
  })

  test('blend and noise', async () => {
    const a = rows([0, 1])
    const b = rows([1, 1])
    await check(() => blendImages(a, b, 0.25), [[0.25, 1]])
    const noise = noiseImage({ width: 3, height: 2 }, seeded(5))
    const again = noiseImage({ width: 3, height: 2 }, seeded(5))
    expect(noise.shape).toEqual([2, 3, 3])
    expect(await valuesOf(noise)).toEqual(await valuesOf(again))
    expect(() => blendImages(a, noise, 0.5)).toThrow(/different size/)
    disposeTensors([a, b, noise, again])
  })
})
