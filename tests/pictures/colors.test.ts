import { describe, expect, it } from 'vitest'
import { readPicture } from '../../nodes/pictures/read-picture'
import { pictures } from '../../src/cli/pictures'
import { colorCases, worst } from './color-cases'
import { patch, size } from './patches'

describe('the colors of a picture file, on the command line', async () => {
  it.each(await colorCases())('$name', async ({ name, bytes, expected, tolerance }) => {
    const { signal } = new AbortController()
    const { width, height, data } = await readPicture(name, bytes, { maxSide: 4096, signal }, pictures)
    expect([width, height]).toEqual(size)
    const found = expected.map((_, index) => {
      const at = 4 * (width * (patch / 2) + patch * index + patch / 2)
      return [...data.subarray(at, at + 3)]
    })
    expect(worst(found, expected), JSON.stringify(found)).toBeLessThanOrEqual(tolerance)
  })
})
