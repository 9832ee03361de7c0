import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BlendMode, RunningBackend, Tensor3D } from '../../src/tensor'
import { blendPictures, disposeTensors, memory, noiseImage, tensorFrom, valuesOf } from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { abortAfter, distance } from './support/pictures'
import { seeded } from './support/random'

type Color = readonly [number, number, number]

/** The specification's formulas for single values, written as they stand there: Cb below, Cs above. */
const separable: Partial<Record<BlendMode, (b: number, s: number) => number>> = {
  normal: (_, s) => s,
  multiply: (b, s) => b * s,
  screen: (b, s) => 1 - (1 - b) * (1 - s),
  overlay: (b, s) => (b <= 0.5 ? s * 2 * b : 1 - (1 - s) * (1 - (2 * b - 1))),
  'hard-light': (b, s) => (s <= 0.5 ? b * 2 * s : 1 - (1 - b) * (1 - (2 * s - 1))),
  'soft-light': (b, s) => {
    const d = b <= 0.25 ? ((16 * b - 12) * b + 4) * b : Math.sqrt(b)
    return s <= 0.5 ? b - (1 - 2 * s) * b * (1 - b) : b + (2 * s - 1) * (d - b)
  },
  darken: Math.min,
  lighten: Math.max,
  'color-dodge': (b, s) => (b === 0 ? 0 : s === 1 ? 1 : Math.min(1, b / (1 - s))),
  'color-burn': (b, s) => (b === 1 ? 1 : s === 0 ? 0 : 1 - Math.min(1, (1 - b) / s)),
  difference: (b, s) => Math.abs(b - s),
  exclusion: (b, s) => b + s - 2 * b * s,
  add: (b, s) => Math.min(1, b + s),
  subtract: (b, s) => Math.max(0, b - s),
}

const lum = ([r, g, b]: Color) => 0.3 * r + 0.59 * g + 0.11 * b
const sat = (color: Color) => Math.max(...color) - Math.min(...color)
const map = ([r, g, b]: Color, change: (value: number) => number): Color => [change(r), change(g), change(b)]

function clipColor(color: Color): Color {
  const l = lum(color)
  const n = Math.min(...color)
  const x = Math.max(...color)
  let clipped = color
  if (n < 0) clipped = map(clipped, (value) => l + ((value - l) * l) / (l - n))
  if (x > 1) clipped = map(clipped, (value) => l + ((value - l) * (1 - l)) / (x - l))
  return clipped
}

const setLum = (color: Color, l: number) => clipColor(map(color, (value) => value + l - lum(color)))

/** By sorting, as in the specification. */
function setSat(color: Color, s: number): Color {
  const order = [0, 1, 2].sort((i, j) => (color[i] ?? 0) - (color[j] ?? 0))
  const [min = 0, mid = 0, max = 0] = order.map((i) => color[i] ?? 0)
  const made: [number, number, number] = [0, 0, 0]
  if (max > min) {
    made[order[1] ?? 0] = ((mid - min) * s) / (max - min)
    made[order[2] ?? 0] = s
  }
  return made
}

const nonSeparable: Partial<Record<BlendMode, (b: Color, s: Color) => Color>> = {
  hue: (b, s) => setLum(setSat(s, sat(b)), lum(b)),
  saturation: (b, s) => setLum(setSat(b, sat(s)), lum(b)),
  color: (b, s) => setLum(s, lum(b)),
  luminosity: (b, s) => setLum(b, lum(s)),
}

/** Every color of five levels in each channel. */
const levels = [0, 0.25, 0.5, 0.8, 1]
const colors: readonly Color[] = levels.flatMap((r) =>
  levels.flatMap((g) => levels.map((b) => [r, g, b] as const)),
)

describe.each(['cpu', 'wasm'] as const)('blend modes on %s', (name) => {
  let backend: RunningBackend
  let back: Tensor3D
  let front: Tensor3D

  const pairs = colors.flatMap((below) =>
    colors.filter((_, i) => i % 3 === 0).map((above) => ({ below, above })),
  )
  const picture = (side: readonly Color[]) => tensorFrom(side.flat(), [1, side.length, 3]) as Tensor3D

  beforeAll(async () => {
    backend = await useBackend(name)
    back = picture(pairs.map(({ below }) => below))
    front = picture(pairs.map(({ above }) => above))
  })
  afterAll(() => {
    disposeTensors([back, front])
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  async function blend(mode: BlendMode, opacity: number): Promise<Float32Array> {
    const blended = await expectTensors(1, () => blendPictures(back, front, { mode, opacity }))
    const values = await valuesOf(blended)
    blended.dispose()
    return values
  }

  test.each(Object.entries(separable) as [BlendMode, (b: number, s: number) => number][])(
    '%s is the formula of the specification',
    async (mode, formula) => {
      const expected = pairs.flatMap(({ below, above }) => below.map((b, i) => formula(b, above[i] ?? 0)))
      expect(distance(await blend(mode, 1), expected)).toBeLessThan(1e-5)
    },
  )

  test.each(Object.entries(nonSeparable) as [BlendMode, (b: Color, s: Color) => Color][])(
    '%s is the formula of the specification',
    async (mode, formula) => {
      const expected = pairs.flatMap(({ below, above }) => formula(below, above))
      expect(distance(await blend(mode, 1), expected)).toBeLessThan(1e-4)
    },
  )

  test('opacity mixes with what is below', async () => {
    const below = await valuesOf(back)
    expect(await blend('multiply', 0)).toEqual(below)
    const all = await blend('multiply', 1)
    const expected = below.map((value, i) => 0.7 * value + 0.3 * (all[i] ?? 0))
    expect(distance(await blend('multiply', 0.3), expected)).toBeLessThan(1e-5)
  })

  test('large pictures in bands, canceled, and of different size', async () => {
    const large = noiseImage({ width: 500, height: 400 }, seeded(1))
    const same = await expectTensors(1, () => blendPictures(large, large, { mode: 'darken', opacity: 0.5 }))
    expect(distance(await valuesOf(same), await valuesOf(large))).toBeLessThan(1e-6)
    for (const looks of [1, 2, 3]) {
      const options = { mode: 'hue', opacity: 1, signal: abortAfter(looks) } as const
      await expect(expectTensors(0, () => blendPictures(large, large, options))).rejects.toThrow(/abort/i)
    }
    await expect(
      expectTensors(0, () => blendPictures(large, back, { mode: 'normal', opacity: 1 })),
    ).rejects.toThrow(/different size/)
    disposeTensors([large, same])
  })
})
