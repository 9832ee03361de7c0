import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PatchParams, planPatches } from '../../nodes/set/patch-plan'
import { setPatches } from '../../nodes/set/patches'
import { createRandom } from '../../src/engine/random'
import type { RunningBackend, Shape3, Tensor3D } from '../../src/tensor'
import { disposeTensors, memory, noiseImage, tensorFrom, valuesOf } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { abortAfter, distance } from '../tensor/support/pictures'
import { seeded } from '../tensor/support/random'
import { testContext } from './support/context'
import { expectForecast, foretell, paramsOf } from './support/forecast'

let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('wasm')
})
afterAll(() => {
  expect(memory().tensors).toBe(0)
  backend.dispose()
})

const plain: PatchParams = { count: 8, size: 16, scaleFrom: 1, scaleTo: 1, flip: 'none' }
const plan = (shapes: readonly Shape3[], params: PatchParams, seed = 1) =>
  planPatches(shapes, params, createRandom(seed).uniform)

const flips = fc.constantFrom('none', 'horizontal', 'both', 'all')
const shape = fc.tuple(fc.integer({ min: 24, max: 90 }), fc.integer({ min: 24, max: 90 }))
const shapes = fc.array(
  shape.map(([height, width]): Shape3 => [height, width, 3]),
  { minLength: 1, maxLength: 5 },
)
const params = fc.record<PatchParams>({
  count: fc.integer({ min: 1, max: 30 }),
  size: fc.integer({ min: 8, max: 24 }),
  scaleFrom: fc.double({ min: 0.25, max: 1, noNaN: true }),
  scaleTo: fc.double({ min: 0.25, max: 4, noNaN: true }),
  flip: flips,
})
const seed = fc.nat(2 ** 32 - 1)

describe('the places of patches', () => {
  it('lie in their pictures, at scales in the range or as far as it reaches', () => {
    fc.assert(
      fc.property(shapes, params, seed, (pictures, wanted, start) => {
        const { count, size, scaleFrom, scaleTo } = wanted
        const patches = plan(pictures, wanted, start)
        expect(patches.length).toBe(count)
        for (const { picture, x, y, side, turns } of patches) {
          const [height = 0, width = 0] = pictures[picture] ?? []
          expect(x >= 0 && y >= 0 && x + side <= width && y + side <= height).toBe(true)
          expect(side).toBeGreaterThanOrEqual(Math.max(1, Math.round(size * Math.min(scaleFrom, scaleTo))))
          expect(side).toBeLessThanOrEqual(Math.round(size * Math.max(scaleFrom, scaleTo)))
          expect([0, 1, 2, 3]).toContain(turns)
        }
      }),
    )
  })

  it('stay when more are cut or when they are laid otherwise', () => {
    fc.assert(
      fc.property(shapes, params, flips, seed, (pictures, wanted, flip, start) => {
        const some = plan(pictures, wanted, start)
        const more = plan(pictures, { ...wanted, count: wanted.count + 7, flip }, start)
        const places = (patches: typeof some) =>
          patches.map(({ picture, x, y, side }) => [picture, x, y, side])
        expect(places(more).slice(0, some.length)).toEqual(places(some))
      }),
    )
  })

  it('are as likely everywhere: pictures give patches in proportion to their places', () => {
    const pictures: Shape3[] = [
      [25, 25, 3],
      [25, 34, 3],
      [35, 34, 3],
    ]
    const patches = plan(pictures, { ...plain, count: 30_000 })
    // (25 − 15)² = 100, 10 · 19 = 190 and 20 · 19 = 380 places.
    const shares = [0, 1, 2].map(
      (index) => patches.filter(({ picture }) => picture === index).length / 30_000,
    )
    for (const [index, places] of [100, 190, 380].entries())
      expect(shares[index]).toBeCloseTo(places / 670, 1.9)
    const corner = patches.filter(({ picture, x, y }) => picture === 2 && x === 18 && y === 19).length
    expect(corner).toBeGreaterThan(15)
    expect(corner).toBeLessThan(90)
    const ways = new Set(
      plan(pictures, { ...plain, count: 200, flip: 'all' }).map((p) => `${p.mirrored} ${p.turns}`),
    )
    expect(ways.size).toBe(8)
  })
})

type Params = Readonly<Record<string, string | number>>

async function cut(
  inputs: { image?: Tensor3D; set?: readonly Tensor3D[] },
  params: Params,
  signal?: AbortSignal,
) {
  const context = testContext(signal && { signal })
  const images = inputs.set && { images: inputs.set }
  const { images: made } = await setPatches.run(
    { inputs: { image: inputs.image, images }, params: paramsOf(setPatches, params) as never },
    context,
  )
  context.end()
  return made.images
}

describe('set/patches', () => {
  it('cuts the very pixels where a patch has its own size, however it is laid', async () => {
    // Every value says where it comes from.
    const side = 40
    const values = Float32Array.from({ length: side * side * 3 }, (_, i) => i)
    const image = tensorFrom(values, [side, side, 3]) as Tensor3D
    for (const flip of ['none', 'horizontal', 'both', 'all']) {
      const patches = await expectTensors(12, () => cut({ image }, { count: 12, size: 16, flip }))
      for (const patch of patches) {
        const found = await valuesOf(patch)
        const reds = Array.from({ length: 256 }, (_, i) => found[i * 3] ?? 0)
        const [left, top] = [reds.map((v) => (v / 3) % side), reds.map((v) => Math.floor(v / 3 / side))]
        expect(Math.max(...left) - Math.min(...left)).toBe(15)
        expect(Math.max(...top) - Math.min(...top)).toBe(15)
        expect(new Set(reds).size).toBe(256)
        const across = (reds[1] ?? 0) - (reds[0] ?? 0)
        const down = (reds[16] ?? 0) - (reds[0] ?? 0)
        if (flip === 'none') expect([across, down]).toEqual([3, 3 * side])
        if (flip === 'horizontal') expect([Math.abs(across), down]).toEqual([3, 3 * side])
        if (flip === 'both') expect([across, down].map(Math.abs)).toEqual([3, 3 * side])
        expect([across, down].map(Math.abs).sort((a, b) => a - b)).toEqual([3, 3 * side])
      }
      disposeTensors(patches)
    }
    disposeTensors([image])
  })

  it('averages what a patch takes at a larger scale, from a set of mixed sizes', async () => {
    const set = [
      noiseImage({ width: 50, height: 70 }, seeded(1)),
      noiseImage({ width: 90, height: 33 }, seeded(2)),
    ]
    const large = await cut({ set }, { count: 20, size: 16, scaleFrom: 2, scaleTo: 2, seed: 5 })
    const whole = await cut({ set }, { count: 20, size: 32, seed: 5 })
    for (const [index, patch] of large.entries()) {
      expect(patch.shape).toEqual([16, 16, 3])
      const [small, full] = [await valuesOf(patch), await valuesOf(whole[index] as Tensor3D)]
      const average = Array.from({ length: 16 * 16 * 3 }, (_, i) => {
        const [y, x, c] = [Math.floor(i / 48), Math.floor(i / 3) % 16, i % 3]
        const at = (dy: number, dx: number) => full[((2 * y + dy) * 32 + 2 * x + dx) * 3 + c] ?? 0
        return (at(0, 0) + at(0, 1) + at(1, 0) + at(1, 1)) / 4
      })
      expect(distance(small, average)).toBeLessThan(1e-5)
    }
    disposeTensors([...set, ...large, ...whole])
  })

  it('takes what it says, and leaves nothing when canceled or refused', async () => {
    const image = noiseImage({ width: 200, height: 120 }, seeded(3))
    const set = { images: [image, noiseImage({ width: 70, height: 65 }, seeded(4))] }
    await expectForecast(setPatches, { image }, { count: 40, size: 32 })
    await expectForecast(setPatches, { images: set }, { count: 10, size: 48, flip: 'all' })
    await expectForecast(setPatches, { images: set }, { count: 30, size: 24, scaleFrom: 2, scaleTo: 2 })
    for (const looks of [0, 1, 5, 30]) {
      const canceled = expectTensors(0, () =>
        cut({ image }, { count: 100, size: 32, scaleTo: 2 }, abortAfter(looks)),
      )
      await expect(canceled).rejects.toThrow(/abort/i)
    }
    const refused = (inputs: Parameters<typeof cut>[0], params: Params) =>
      expect(expectTensors(0, () => cut(inputs, params))).rejects
    await refused({ image }, { size: 121 }).toThrow(
      'The picture has 200 × 120 px, and a patch takes 121 × 121 px of it.',
    )
    await refused({ set: set.images }, { size: 40, scaleFrom: 2, scaleTo: 4 }).toThrow(
      '1 of 2 pictures are too small: number 2 has 70 × 65 px, and a patch takes 80 × 80 px of it.',
    )
    await refused({}, {}).toThrow('nothing to cut from')
    await refused({ set: [] }, {}).toThrow('nothing to cut from')
    await refused({ image, set: set.images }, {}).toThrow('Both a picture and a set')
    for (const inputs of [{ image, images: set }, {}, { images: { images: [] } }])
      expect(foretell(setPatches, inputs)).toBeUndefined()
    expect(foretell(setPatches, { image }, { size: 121 })).toBeUndefined()
    disposeTensors(set.images)
  })

  it('is the same on every backend', async () => {
    const values = async () => {
      const image = noiseImage({ width: 90, height: 60 }, seeded(6))
      const patches = await cut({ image }, { count: 6, size: 16, scaleTo: 3, flip: 'all', seed: 9 })
      const read = await Promise.all(patches.map(valuesOf))
      disposeTensors([image, ...patches])
      return read
    }
    const onWasm = await values()
    backend.dispose()
    backend = await useBackend('cpu')
    const onCpu = await values()
    for (const [index, patch] of onWasm.entries())
      expect(distance(patch, onCpu[index] ?? [])).toBeLessThan(1e-6)
  })
})
