import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { asMask } from '../../nodes/pictures/as-mask'
import { readPicture } from '../../nodes/pictures/read-picture'
import { pictures } from '../../src/cli/pictures'
import { worst } from './color-cases'
import { hiddenColor, lieCases, middles } from './lie-cases'
import { writePng } from './write-png'

const { signal } = new AbortController()
const read = (bytes: Uint8Array<ArrayBuffer>, maxSide = 4096) =>
  readPicture('picture', bytes, { maxSide, signal }, pictures)

describe('a picture that a camera took lying or mirrored', async () => {
  it.each(await lieCases())('is put upright: $name', async ({ bytes, size, expected }) => {
    const { width, height, data } = await read(bytes)
    expect([width, height]).toEqual(size)
    const found = middles(width, height).map(([x, y]) => [
      ...data.subarray(4 * (y * width + x)).subarray(0, 3),
    ])
    expect(worst(found, expected)).toBeLessThanOrEqual(4)
  })
})

describe('a transparent picture', () => {
  const encoded = async () =>
    new Uint8Array(await sharp(hiddenColor()).webp({ lossless: true, exact: true }).toBuffer())

  it.each([
    ['PNG', async () => hiddenColor()],
    ['WebP', encoded],
  ])('shows nothing of its hidden colors when it is reduced: %s', async (_format, make) => {
    const { width, data } = await read(await make(), 16)
    const at = 4 * (width * 8 + 8)
    expect(worst([[...data.subarray(at, at + 3)]], [[128, 128, 128]])).toBeLessThanOrEqual(2)
    expect(data[at + 3]).toBeGreaterThan(100)
    expect(data[at + 3]).toBeLessThan(155)
  })
})

describe('a picture as a mask', () => {
  const levels = [0, 3, 128, 255]
  const of = async (pixels: readonly (readonly number[])[]) => {
    const { data } = asMask(await read(writePng([pixels.flat()], pixels.length, { depth: 8, type: 6 })))
    return pixels.map((_, index) => data[4 * index])
  }

  it.each([
    ['black', [0, 0, 0]],
    ['white', [255, 255, 255]],
    ['of one color', [200, 40, 90]],
  ])('counts by its opacity where it is %s', async (_name, color) => {
    expect(await of(levels.map((opacity) => [...color, opacity]))).toEqual(levels)
  })

  it('does not see the colors of what is not seen', async () => {
    expect(
      await of([
        [9, 9, 9, 255],
        [255, 0, 0, 0],
        [9, 9, 9, 100],
      ]),
    ).toEqual([255, 0, 100])
  })

  it('counts by its light where it has several colors, and nowhere that it is transparent', async () => {
    expect(
      await of([
        [255, 255, 255, 255],
        [0, 0, 0, 255],
        [255, 255, 255, 0],
      ]),
    ).toEqual([255, 0, 0])
  })

  it('is as it is where it is opaque', async () => {
    expect(await of(levels.map((level) => [level, level, level, 255]))).toEqual(levels)
  })
})
