import { test as base, expect } from '@playwright/test'
import sharp from 'sharp'
import { colorCases, worst } from '../pictures/color-cases'
import { hiddenColor, lieCases, middles } from '../pictures/lie-cases'
import { patch, size } from '../pictures/patches'
import { writePng } from '../pictures/write-png'
import { noteWorker, readInWorker } from './read-in-worker'

const test = base.extend({
  page: async ({ page }, use) => {
    await noteWorker(page)
    await page.goto('/')
    await page.waitForFunction(() => Reflect.has(window, 'noted'))
    await use(page)
  },
})

test('every kind of picture file has the colors that the command line gives it', async ({ page }) => {
  const cases = await colorCases()
  const read = await readInWorker(page, cases)
  const wrong = cases.flatMap(({ name, expected, tolerance }, index) => {
    const { width = 0, height = 0, data = [] } = read[index] ?? {}
    const found = expected.map((_, place) => {
      const at = 4 * (width * (patch / 2) + patch * place + patch / 2)
      return data.slice(at, at + 3)
    })
    const fits = width === size[0] && height === size[1] && worst(found, expected) <= tolerance
    return fits ? [] : [`${name}: ${JSON.stringify(found)} for ${JSON.stringify(expected)}`]
  })
  expect(wrong).toEqual([])
})

test('a picture that a camera took lying or mirrored is put upright in every format', async ({ page }) => {
  const cases = await lieCases()
  const read = await readInWorker(page, cases)
  const wrong = cases.flatMap(({ name, size: upright, expected }, index) => {
    const { width = 0, height = 0, data = [] } = read[index] ?? {}
    const found = middles(width, height).map(([x, y]) => data.slice(4 * (y * width + x)).slice(0, 3))
    const fits = width === upright[0] && height === upright[1] && worst(found, expected) <= 4
    return fits ? [] : [`${name}: ${width} × ${height}, ${JSON.stringify(found)}`]
  })
  expect(wrong).toEqual([])
})

test('a transparent picture shows nothing of its hidden colors when it is reduced', async ({ page }) => {
  const webp = await sharp(hiddenColor()).webp({ lossless: true, exact: true }).toBuffer()
  const read = await readInWorker(page, [
    { bytes: hiddenColor(), maxSide: 16 },
    { bytes: webp, maxSide: 16 },
  ])
  for (const { width, data } of read) {
    const at = 4 * (width * 8 + 8)
    expect(worst([data.slice(at, at + 3)], [[128, 128, 128]])).toBeLessThanOrEqual(3)
    expect(Math.abs((data[at + 3] ?? 0) - 128)).toBeLessThan(40)
  }
})

test('a mask of one color that is transparent in places counts by its opacity', async ({ page }) => {
  const levels = [0, 3, 128, 255]
  const of = (gray: number) => ({
    bytes: writePng([levels.flatMap((level) => [gray, gray, gray, level])], 4, { depth: 8, type: 6 }),
    as: 'mask' as const,
  })
  for (const { data } of await readInWorker(page, [of(0), of(255), of(90)])) {
    expect(levels.map((_, index) => data[4 * index])).toEqual(levels)
  }
})
