import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { imageTile } from '../../nodes/image/tile'
import { imageUntile } from '../../nodes/image/untile'
import { type ImageList, Images } from '../../nodes/ports'
import { lookAt, sampleAt } from '../../src/engine/look'
import type { RunningBackend, Tensor3D } from '../../src/tensor'
import {
  disposeTensors,
  imageToPixels,
  memory,
  noiseImage,
  tensorFrom,
  tileCount,
  tilingOf,
  valuesOf,
} from '../../src/tensor'
import { tileWeights } from '../../src/tensor/images/tiling'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { abortAfter, distance } from '../tensor/support/pictures'
import { seeded } from '../tensor/support/random'
import { testContext } from './support/context'
import { expectForecast, foretell } from './support/forecast'

let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('wasm')
})
afterAll(() => {
  expect(memory().tensors).toBe(0)
  backend.dispose()
})

async function cut(image: Tensor3D, tile: number, overlap: number, signal?: AbortSignal): Promise<ImageList> {
  const run = imageTile.run(
    { inputs: { image }, params: { tile, overlap } },
    testContext(signal && { signal }),
  )
  return (await run).tiles
}

async function join(tiles: ImageList, signal?: AbortSignal): Promise<Tensor3D> {
  return (await imageUntile.run({ inputs: { tiles }, params: {} }, testContext(signal && { signal }))).image
}

/** A side, and an overlap of less than half of it. */
const cuts = fc
  .integer({ min: 16, max: 60 })
  .chain((tile) =>
    fc.record({ tile: fc.constant(tile), overlap: fc.integer({ min: 0, max: Math.ceil(tile / 2) - 1 }) }),
  )
const side = fc.integer({ min: 1, max: 150 })

describe('tiles', () => {
  it('cover a picture with at least the wanted overlap and no more tiles than that takes', () => {
    fc.assert(
      fc.property(side, side, cuts, (width, height, { tile, overlap }) => {
        const { lefts, tileWidth } = tilingOf({ width, height }, tile, overlap)
        expect(lefts[0]).toBe(0)
        expect((lefts.at(-1) ?? 0) + tileWidth).toBe(width)
        for (const [i, left] of lefts.slice(1).entries()) {
          expect(left).toBeGreaterThan(lefts[i] ?? 0)
          expect((lefts[i] ?? 0) + tileWidth - left).toBeGreaterThanOrEqual(overlap)
        }
        // With one less, they would not reach.
        const fewer = lefts.length - 1
        if (fewer > 0) expect(fewer * tileWidth - (fewer - 1) * overlap).toBeLessThan(width)
      }),
    )
  })

  it('cut and joined again are the picture', async () => {
    await fc.assert(
      fc.asyncProperty(side, side, cuts, async (width, height, { tile, overlap }) => {
        const image = noiseImage({ width, height }, seeded(width * 200 + height))
        const count = tileCount(tilingOf({ width, height }, tile, overlap))
        const tiles = await expectTensors(count, () => cut(image, tile, overlap))
        const joined = await expectTensors(1, () => join(tiles))
        expect(distance(await valuesOf(joined), await valuesOf(image))).toBeLessThan(1e-5)
        disposeTensors([image, joined, ...tiles.images])
      }),
      { numRuns: 40 },
    )
  })

  it('that differ pass into each other without a step', async () => {
    const image = noiseImage({ width: 90, height: 1 }, seeded(1))
    const { tiling } = await cut(image, 50, 10).then((list) => {
      disposeTensors(list.images)
      return list
    })
    if (!tiling) throw new Error('Tiles know where they lie.')
    const images = [0, 1].map((gray) => tensorFrom(new Float32Array(150).fill(gray), [1, 50, 3]) as Tensor3D)
    const joined = await join({ images, tiling })
    const values = (await valuesOf(joined)).filter((_, i) => i % 3 === 0)
    expect(values.slice(0, 40).every((value) => value === 0)).toBe(true)
    expect(values.slice(50).every((value) => value === 1)).toBe(true)
    for (let x = 40; x <= 50; x++) {
      const step = (values[x] ?? 0) - (values[x - 1] ?? 0)
      expect(step).toBeGreaterThan(0)
      expect(step).toBeLessThan(0.2)
    }
    disposeTensors([image, joined, ...images])
  })

  it('count fully in their middle and less towards neighbors, never nothing', () => {
    const weights = tileWeights([0, 40, 80], 1, 50)
    expect(weights.slice(10, 40).every((weight) => weight === 1)).toBe(true)
    expect(weights[0]).toBeGreaterThan(0)
    expect(weights[0]).toBeLessThan(0.05)
    expect(Array.from(weights).reverse()).toEqual(Array.from(weights))
  })

  it('take what they say, and leave nothing when canceled or refused', async () => {
    const image = noiseImage({ width: 300, height: 200 }, seeded(2))
    const params = { tile: 128, overlap: 32 }
    await expectForecast(imageTile, { image }, params)
    const tiles = await cut(image, 128, 32)
    await expectForecast(imageUntile, { tiles })
    for (const looks of [0, 1, 3]) {
      const refused = expectTensors(0, () => cut(image, 128, 32, abortAfter(looks)))
      await expect(refused).rejects.toThrow(/abort/i)
      await expect(expectTensors(0, () => join(tiles, abortAfter(looks)))).rejects.toThrow(/abort/i)
    }
    await expect(expectTensors(0, () => cut(image, 64, 32))).rejects.toThrow(/overlap of 32 px/)
    expect(foretell(imageTile, { image }, { tile: 64, overlap: 32 })).toBeUndefined()
    const { images } = tiles
    await expect(expectTensors(0, () => join({ images }))).rejects.toThrow(/no tiles of one picture/)
    disposeTensors([image, ...images])
  })

  it('are shown as they lie, and looked at one by one', async () => {
    const image = noiseImage({ width: 90, height: 40 }, seeded(3))
    const tiles = await cut(image, 40, 10)
    expect(tiles.images.length).toBe(3)
    const slot = { port: 'tiles', type: Images, value: tiles }
    const sheet = await expectTensors(0, () => Images.preview(tiles, 512))
    expect(sheet).toMatchObject({ kind: 'picture', width: 3 * 40 + 2 * 4, height: 40 })
    // Pixel by pixel, each tile where it stands.
    const rows = sheet.kind === 'picture' ? sheet.data : []
    for (const [index, tile] of tiles.images.entries()) {
      const { data } = await imageToPixels(tile)
      const start = (7 * (3 * 40 + 2 * 4) + index * 44) * 4
      expect(rows.slice(start, start + 160)).toEqual(data.slice(7 * 160, 8 * 160))
    }
    const look = await expectTensors(0, () => lookAt(slot, { view: '2' }, 512))
    expect(look.views.map(({ label }) => label)).toEqual(['1', '2', '3'])
    expect(look.preview).toMatchObject({ kind: 'picture', width: 40, height: 40 })
    const left = tiles.tiling?.lefts[2] ?? Number.NaN
    const values = await valuesOf(image)
    const sampled = await sampleAt(slot, { view: '2' }, { x: 5, y: 7 })
    expect(sampled).toEqual(Array.from(values.slice((7 * 90 + left + 5) * 3, (7 * 90 + left + 5) * 3 + 3)))
    disposeTensors([image, ...tiles.images])
  })
})
