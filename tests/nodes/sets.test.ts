import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImageList } from '../../nodes/ports'
import { setLoad } from '../../nodes/set/load'
import { setPick } from '../../nodes/set/pick'
import { planSheet, setSheet } from '../../nodes/set/sheet'
import type { Pixels, RunningBackend, Shape3, Tensor3D } from '../../src/tensor'
import {
  disposeTensors,
  memory,
  noiseImage,
  previewImage,
  previewImages,
  sheetSize,
  tensorFrom,
  valuesOf,
} from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { abortAfter, distance } from '../tensor/support/pictures'
import { seeded } from '../tensor/support/random'
import { testContext } from './support/context'
import { expectForecast, foretell, paramsOf } from './support/forecast'
import { forecastSizes } from './support/forecast-sizes'

let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('wasm')
})
afterAll(() => {
  expect(memory().tensors).toBe(0)
  backend.dispose()
})

function set(...sizes: readonly (readonly [width: number, height: number])[]): ImageList & {
  readonly images: readonly Tensor3D[]
} {
  return { images: sizes.map(([width, height], index) => noiseImage({ width, height }, seeded(index + 1))) }
}

async function file(width: number, height: number, background = '#336699') {
  const made = await sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer()
  return new Uint8Array(made)
}

describe('set/load', () => {
  const load = async (
    assets: Readonly<Record<string, Uint8Array<ArrayBuffer>>>,
    maxSide = 1024,
    signal?: AbortSignal,
  ) => {
    const context = testContext({ assets, ...(signal && { signal }) })
    try {
      const files = Object.keys(assets).map((asset) => ({ asset }))
      const { images } = await setLoad.run({ inputs: {}, params: { files, maxSide } }, context)
      return {
        shapes: images.images.map(({ shape }) => shape),
        images: images.images,
        reports: context.reports,
      }
    } finally {
      context.end()
    }
  }

  it('keeps pictures of any sizes in their order, and reduces those that are longer than wanted', async () => {
    const assets = { b: await file(40, 20), a: await file(30, 90), c: await file(64, 64) }
    const kept = await expectTensors(3, () => load(assets))
    expect(kept.shapes).toEqual([
      [20, 40, 3],
      [90, 30, 3],
      [64, 64, 3],
    ])
    expect(kept.reports.at(-1)).toEqual({ fraction: 1 })
    const reduced = await expectTensors(3, () => load(assets, 45))
    expect(reduced.shapes).toEqual([
      [20, 40, 3],
      [45, 15, 3],
      [45, 45, 3],
    ])
    const files = Object.keys(assets).map((asset) => ({ asset }))
    const told = forecastSizes('set/load', {}, { files, maxSide: 45 }, assets)
    expect(told.outputs).toEqual({ images: { images: reduced.shapes } })
    expect(told.peak).toBe(reduced.images.reduce((sum, { size }) => sum + 4 * size, 0))
    disposeTensors([...kept.images, ...reduced.images])
  })

  it('leaves nothing when a file is bad, none is chosen, or it is canceled', async () => {
    const good = await file(20, 20)
    const bad = new TextEncoder().encode('Just some text.')
    const refused = (assets: Parameters<typeof load>[0], signal?: AbortSignal) =>
      expect(expectTensors(0, () => load(assets, 1024, signal))).rejects
    await refused({ one: good, two: bad }).toThrow('two.png is not a PNG, JPEG or WebP picture')
    await refused({}).toThrow('No pictures are chosen.')
    for (const looks of [0, 1, 3, 4])
      await refused({ one: good, two: good, three: good }, abortAfter(looks)).toThrow(/abort/i)
  })

  it('refuses more than fits with the size that would do', async () => {
    const large = await sharp({ create: { width: 8000, height: 7000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const assets = { one: new Uint8Array(large), two: new Uint8Array(large) }
    await expect(expectTensors(0, () => load(assets, 8192))).rejects.toMatchObject({
      message: expect.stringContaining('The first 2 of 2 pictures have more than 100 megapixels'),
      // 8,192 times the root of 100 / 112.
      remedy: 'Set “At most” to 7740 px, or choose fewer pictures.',
    })
    const files = Object.keys(assets).map((asset) => ({ asset }))
    expect(() => forecastSizes('set/load', {}, { files, maxSide: 8192 }, assets)).toThrow('cannot tell')
    expect(() => forecastSizes('set/load', {}, { files, maxSide: 8192 }, { one: assets.one })).toThrow(
      'cannot tell',
    )
  })
})

describe('set/pick', () => {
  const pick = (images: ImageList, number: number) =>
    expectTensors(1, async () => setPick.run({ inputs: { images }, params: { number } }, testContext()))

  it('takes the picture of a number, counted from 1', async () => {
    const images = set([4, 5], [6, 7], [8, 9])
    for (const number of [1, 2, 3]) {
      const { image } = await pick(images, number)
      expect(await valuesOf(image)).toEqual(await valuesOf(images.images[number - 1] as Tensor3D))
      disposeTensors([image])
    }
    await expectForecast(setPick, { images }, { number: 2 })
    await expect(pick(images, 4)).rejects.toMatchObject({
      message: 'There is no picture 4: the set has 3.',
      remedy: 'Choose a number from 1 to 3.',
    })
    expect(foretell(setPick, { images }, { number: 4 })).toBeUndefined()
    await expect(pick({ images: images.images.slice(0, 1) }, 2)).rejects.toThrow('the set has only one')
    disposeTensors(images.images)
  })
})

describe('the pictures of a set', () => {
  it('are read back all at once as they are read one by one', async () => {
    const side = fc.integer({ min: 1, max: 60 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(side, side), { maxLength: 9 }), side, async (sizes, maxSide) => {
        const { images } = set(...sizes)
        const together = await expectTensors(0, () => previewImages(images, maxSide))
        const single: Pixels[] = []
        for (const image of images) single.push(await previewImage(image, maxSide))
        expect(together.map(({ width, height }) => [width, height])).toEqual(
          single.map(({ width, height }) => [width, height]),
        )
        // Much larger ones are averaged by whole squares first.
        for (const [index, { data, width }] of single.entries())
          if ((images[index]?.shape[1] ?? 0) < 4 * width) expect(together[index]?.data).toEqual(data)
        disposeTensors(images)
      }),
      { numRuns: 30 },
    )
  })
})

describe('set/sheet', () => {
  const draw = async (
    images: ImageList,
    params: Readonly<Record<string, string | number>>,
    signal?: AbortSignal,
  ) => {
    const context = testContext(signal && { signal })
    const given = { inputs: { images }, params: paramsOf(setSheet, params) as never }
    return (await setSheet.run(given, context)).image
  }
  const pixel = (values: Float32Array, width: number, x: number, y: number) =>
    Array.from(values.subarray((y * width + x) * 3, (y * width + x) * 3 + 3))

  it('shows every pixel of pictures that fit, in the middle of their cells, on the ground', async () => {
    const side = fc.integer({ min: 1, max: 30 })
    const sizes = fc.array(fc.tuple(side, side), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(14), fc.nat(5), async (chosen, columns, gap) => {
        const images = set(...chosen)
        const sheet = await expectTensors(1, () => draw(images, { columns, gap, background: '#ff0000' }))
        const [height, width] = sheet.shape
        const values = await valuesOf(sheet)
        const { columns: across, cell } = planSheet(
          images.images.map(({ shape }) => shape),
          { columns, gap, cell: 256, background: '#ff0000' },
        )
        let covered = 0
        for (const [index, image] of images.images.entries()) {
          const [rows, side] = image.shape
          const own = await valuesOf(image)
          const left = gap + (index % across) * (cell.width + gap) + Math.floor((cell.width - side) / 2)
          const top =
            gap + Math.floor(index / across) * (cell.height + gap) + Math.floor((cell.height - rows) / 2)
          for (let y = 0; y < rows; y++)
            for (let x = 0; x < side; x++)
              expect(pixel(values, width, left + x, top + y)).toEqual(pixel(own, side, x, y))
          covered += rows * side
        }
        let red = 0
        for (let at = 0; at < values.length; at += 3)
          if (values[at] === 1 && values[at + 1] === 0 && values[at + 2] === 0) red++
        expect(red).toBe(width * height - covered)
        disposeTensors([sheet, ...images.images])
      }),
      { numRuns: 30 },
    )
  })

  it('reduces what is larger than a cell, keeping its aspect, and comes near to a square', async () => {
    const images = set([300, 100], [40, 40], [50, 200])
    const sheet = await draw(images, { cell: 100, gap: 2, columns: 3 })
    expect(sheet.shape).toEqual([104, 308, 3])
    disposeTensors([sheet, ...images.images])
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 8, max: 80 }),
        fc.integer({ min: 8, max: 80 }),
        (count, w, h) => {
          const shapes = Array.from({ length: count }, (): Shape3 => [h, w, 3])
          const { width, height } = sheetSize(
            planSheet(shapes, { columns: 0, cell: 256, gap: 4, background: '#ffffff' }),
          )
          // Within one row and one column of a square.
          expect(Math.abs(width - height)).toBeLessThanOrEqual(Math.max(w, h) + 4 + Math.min(w, h) + 4)
        },
      ),
    )
  })

  it('takes what it says, and leaves nothing when canceled or refused', async () => {
    const patches = set(...Array.from({ length: 30 }, () => [48, 48] as const))
    await expectForecast(setSheet, { images: patches })
    await expectForecast(setSheet, { images: patches }, { cell: 24 })
    const photos = set([400, 300], [200, 350], [320, 320], [90, 40])
    await expectForecast(setSheet, { images: photos }, { gap: 20 })
    await expectForecast(setSheet, { images: photos }, { cell: 128, columns: 1 })
    for (const looks of [0, 1, 10, 60])
      await expect(expectTensors(0, () => draw(photos, {}, abortAfter(looks)))).rejects.toThrow(/abort/i)
    await expect(expectTensors(0, () => draw({ images: [] }, {}))).rejects.toThrow('The set has no pictures.')
    const [one] = photos.images
    const many = { images: Array.from({ length: 80 }, () => one as Tensor3D) }
    await expect(expectTensors(0, () => draw(many, { columns: 80 }))).rejects.toThrow(
      /would be 20804 × 200 px/,
    )
    expect(foretell(setSheet, { images: many }, { columns: 80 })).toBeUndefined()
    expect(foretell(setSheet, { images: { images: [] } })).toBeUndefined()
    disposeTensors([...patches.images, ...photos.images])
  })

  it('is the same where a picture is the same', async () => {
    const gray = tensorFrom(new Float32Array(300).fill(0.3), [10, 10, 3]) as Tensor3D
    const sheet = await draw({ images: [gray, gray] }, { gap: 0 })
    expect(distance(await valuesOf(sheet), new Float32Array(600).fill(0.3))).toBe(0)
    disposeTensors([gray, sheet])
  })
})
