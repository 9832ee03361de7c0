import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textureNodes } from '../../nodes/texture'
import { textureHalftone } from '../../nodes/texture/halftone'
import { textureMosaic } from '../../nodes/texture/mosaic'
import { textureWaves } from '../../nodes/texture/waves'
import type { AnyNode } from '../../src/core/node'
import type { Json } from '../../src/core/param'
import type { RunningBackend, Tensor3D } from '../../src/tensor'
import { disposeTensors, memory, noiseImage, Palette, tensorFrom, valuesOf } from '../../src/tensor'
import { Noise } from '../../src/tensor/textures/noise'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { abortAfter, distance } from '../tensor/support/pictures'
import { seeded } from '../tensor/support/random'
import { testContext } from './support/context'
import { expectForecast, paramsOf } from './support/forecast'

let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('wasm')
})
afterAll(() => {
  expect(memory().tensors).toBe(0)
  backend.dispose()
})

type Params = Readonly<Record<string, Json>>

const small = { width: 70, height: 50 }

async function make(
  node: AnyNode,
  params: Params = {},
  image?: Tensor3D,
  signal?: AbortSignal,
): Promise<Tensor3D> {
  const context = testContext(signal && { signal })
  try {
    const made = await node.run({ inputs: { image }, params: paramsOf(node, params) }, context)
    return made.image as Tensor3D
  } finally {
    context.end()
  }
}

async function values(node: AnyNode, params: Params = {}, image?: Tensor3D): Promise<Float32Array> {
  const made = await expectTensors(1, () => make(node, params, image))
  const numbers = await valuesOf(made)
  made.dispose()
  return numbers
}

const even = (color: readonly number[], width: number, height: number) =>
  tensorFrom(
    Float32Array.from({ length: width * height * 3 }, (_, i) => color[i % 3] ?? 0),
    [height, width, 3],
  ) as Tensor3D

const mean = (numbers: Float32Array) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length

describe.each(textureNodes.map((node) => [node.type, node] as const))('%s', (_, node) => {
  it('gives the same texture for a seed and another for another, in 0..1 and of some contrast', async () => {
    const first = await values(node, small)
    expect(first.length).toBe(70 * 50 * 3)
    expect(await values(node, small)).toEqual(first)
    expect(distance(await values(node, { ...small, seed: 2 }), first)).toBeGreaterThan(0.1)
    expect(first.every((value) => value >= 0 && value <= 1)).toBe(true)
    const average = mean(first)
    expect(mean(first.map((value) => (value - average) ** 2))).toBeGreaterThan(0.005)
  })

  it('takes what it says, and leaves nothing when canceled', async () => {
    await expectForecast(node, {}, small)
    for (const looks of [0, 1, 3]) {
      const outcome = expectTensors(0, () => make(node, small, undefined, abortAfter(looks)))
      await expect(outcome).rejects.toThrow(/abort/i)
    }
    const image = noiseImage({ width: 60, height: 40 }, seeded(1))
    if (node.inputs.image) {
      await expectForecast(node, { image })
      for (const looks of [1, 3]) {
        const outcome = expectTensors(0, () => make(node, {}, image, abortAfter(looks)))
        await expect(outcome).rejects.toThrow(/abort/i)
      }
    }
    image.dispose()
  })
})

describe('textures', () => {
  it('halftone covers as much of the paper as the tone says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.05, max: 0.7, noNaN: true }),
        fc.integer({ min: -180, max: 180 }),
        async (tone, angle) => {
          const gray = even([1 - tone, 1 - tone, 1 - tone], 120, 120)
          const print = { inks: 'single', ink: '#000000', paper: '#ffffff', cell: 12, angle }
          expect(1 - mean(await values(textureHalftone, print, gray))).toBeCloseTo(tone, 1)
          gray.dispose()
        },
      ),
      { numRuns: 12 },
    )
  })

  it('halftone leaves white paper bare and covers black', async () => {
    const [white, black] = [even([1, 1, 1], 40, 40), even([0, 0, 0], 40, 40)]
    const print = { inks: 'single', ink: '#000000', paper: '#ffffff', cell: 10 }
    expect(Math.min(...(await values(textureHalftone, print, white)))).toBeCloseTo(1, 4)
    expect(mean(await values(textureHalftone, print, black))).toBeLessThan(0.01)
    disposeTensors([white, black])
  })

  it('mosaic takes the colors of a picture, and shows its grout between', async () => {
    const image = even([0.2, 0.6, 0.4], 60, 40)
    const grid = { tile: 20, irregularity: 0, variety: 0, grout: 4, groutColor: '#ffffff' }
    const numbers = await values(textureMosaic, grid, image)
    const at = (x: number, y: number) => Array.from(numbers.slice((y * 60 + x) * 3, (y * 60 + x) * 3 + 3))
    expect(distance(at(10, 10), [0.2, 0.6, 0.4])).toBeLessThan(1e-5)
    expect(distance(at(30, 30), [0.2, 0.6, 0.4])).toBeLessThan(1e-5)
    expect(at(20, 10)).toEqual([1, 1, 1])
    image.dispose()
  })

  it('waves without swing are straight bands of the given height', async () => {
    const numbers = await values(textureWaves, { width: 40, height: 64, wavelength: 16, swing: 0 })
    for (let y = 0; y < 64; y++) {
      const row = numbers.slice(y * 120, (y + 1) * 120)
      expect(
        distance(
          row,
          Float32Array.from(row, (_, i) => row[i % 3] ?? 0),
        ),
      ).toBeLessThan(1e-5)
    }
  })

  it('gradient noise is 0 on its grid, value noise is not; both are smooth and bounded', () => {
    const gradient = new Noise('gradient', seeded(3))
    const value = new Noise('value', seeded(3))
    expect(gradient.at(3, -7)).toBeCloseTo(0, 10)
    expect(Math.abs(value.at(3, -7)) + Math.abs(value.at(4, 9))).toBeGreaterThan(0.01)
    const place = fc.double({ min: -300, max: 300, noNaN: true })
    fc.assert(
      fc.property(place, place, (x, y) => {
        for (const noise of [gradient, value]) {
          const height = noise.fractal(x, y, 5, 0.5)
          expect(Math.abs(height)).toBeLessThanOrEqual(1)
          expect(Math.abs(noise.at(x + 1e-4, y) - noise.at(x, y))).toBeLessThan(1e-3)
        }
      }),
    )
  })

  it('a palette begins and ends with its colors and passes through those between', () => {
    const palette = new Palette([
      [0, 0, 0],
      [1, 0, 0],
      [1, 1, 1],
    ])
    expect(palette.at(-3)).toEqual([0, 0, 0])
    expect(palette.at(0.25)).toEqual([0.5, 0, 0])
    expect(palette.at(0.5)).toEqual([1, 0, 0])
    expect(palette.at(9)).toEqual([1, 1, 1])
  })
})
