import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPicture, maxPixels } from '../../nodes/pictures/check-picture'
import { readPicture } from '../../nodes/pictures/read-picture'
import { pictures } from '../../src/cli/pictures'
import { UserError } from '../../src/core/context'
import { mutatedBytes } from './mutate-text'
import { judgePicture, pictureFiles } from './targets/pictures'

const mutant = fc.oneof(...pictureFiles.map((bytes) => mutatedBytes(bytes)))

test('20,000 mutated pictures: what may be decoded is known before, and all else is refused', () => {
  let [accepted, refused] = [0, 0]
  fc.assert(
    fc.property(mutant, (bytes) => {
      if (judgePicture(bytes)) accepted++
      else refused++
    }),
    { numRuns: 20_000 },
  )
  expect(accepted + refused).toBe(20_000)
  expect(Math.min(accepted, refused)).toBeGreaterThan(2000)
})

test('dimensions of any number in a header that is whole', () => {
  const [png = new Uint8Array()] = pictureFiles
  let inputs = 0
  fc.assert(
    fc.property(fc.nat(0xffff_ffff), fc.nat(0xffff_ffff), (width, height) => {
      inputs++
      const bytes = Uint8Array.from(png)
      new DataView(bytes.buffer).setUint32(16, width)
      new DataView(bytes.buffer).setUint32(20, height)
      const may = width > 0 && height > 0 && Math.max(width, height) <= 16_384 && width * height <= maxPixels
      expect(judgePicture(bytes)).toBe(may)
    }),
    { numRuns: 2000 },
  )
  expect(inputs).toBe(2000)
})

test('neither SVG nor GIF is a picture here, whatever it is called', () => {
  for (const bytes of pictureFiles.slice(-2))
    expect(() => checkPicture('photo.jpg', bytes)).toThrow(UserError)
})

test('600 of the mutants that are let in are decoded within the size their header says, or refused', async () => {
  const { signal } = new AbortController()
  let decoded = 0
  await fc.assert(
    fc.asyncProperty(mutant, async (bytes) => {
      fc.pre(judgePicture(bytes))
      const { width, height } = checkPicture('x', bytes)
      const shown = await readPicture('x', bytes, { maxSide: 64, signal }, pictures).catch(
        (error: unknown) => error,
      )
      if (shown instanceof Error) return
      expect(shown).toMatchObject({ width: expect.any(Number), height: expect.any(Number) })
      decoded++
      expect(Math.max(width, height)).toBeGreaterThan(0)
    }),
    { numRuns: 600 },
  )
  expect(decoded).toBeGreaterThan(50)
})
