import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { checkPicture, maxPixels } from '../../nodes/pictures/check-picture'
import { readOrientation } from '../../nodes/pictures/orientation'
import { readPictureSize } from '../../nodes/pictures/picture-size'
import { readPicture } from '../../nodes/pictures/read-picture'
import { pictures } from '../../src/cli/pictures'
import { UserError } from '../../src/core/context'
import { mutatedBytes } from './mutate-text'

const drawn = () =>
  sharp({ create: { width: 23, height: 11, channels: 3, background: '#369' } })
    .composite([
      { input: { create: { width: 5, height: 5, channels: 4, background: '#f90' } }, left: 3, top: 2 },
    ])
    .withMetadata({ orientation: 6 })

const encoders: readonly ((picture: Sharp) => Sharp)[] = [
  (picture) => picture.png(),
  (picture) => picture.jpeg(),
  (picture) => picture.jpeg({ progressive: true }),
  (picture) => picture.webp(),
  (picture) => picture.webp({ lossless: true }),
  (picture) => picture.gif(),
]
const files = await Promise.all(encoders.map((encode) => encode(drawn()).toBuffer()))
const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>',
)
const corpus = [...files, svg]
const mutant = fc.oneof(...corpus.map((bytes) => mutatedBytes(bytes)))

/** Either refused in words, or of a size that may be decoded. */
function judge(bytes: Uint8Array): boolean {
  readOrientation(bytes)
  try {
    const { width, height } = checkPicture('x', bytes)
    expect(width * height).toBeGreaterThan(0)
    expect(width * height).toBeLessThanOrEqual(maxPixels)
    const size = readPictureSize(bytes)
    expect([size?.width, size?.height].toSorted()).toEqual([width, height].toSorted())
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(UserError)
    return false
  }
}

test('20,000 mutated pictures: what may be decoded is known before, and all else is refused', () => {
  let [accepted, refused] = [0, 0]
  fc.assert(
    fc.property(mutant, (bytes) => {
      if (judge(bytes)) accepted++
      else refused++
    }),
    { numRuns: 20_000 },
  )
  expect(accepted + refused).toBe(20_000)
  expect(Math.min(accepted, refused)).toBeGreaterThan(2000)
})

test('dimensions of any number in a header that is whole', () => {
  const [png] = files
  if (!png) throw new Error('There is no PNG.')
  let inputs = 0
  fc.assert(
    fc.property(fc.nat(0xffff_ffff), fc.nat(0xffff_ffff), (width, height) => {
      inputs++
      const bytes = Uint8Array.from(png)
      new DataView(bytes.buffer).setUint32(16, width)
      new DataView(bytes.buffer).setUint32(20, height)
      const may = width > 0 && height > 0 && Math.max(width, height) <= 16_384 && width * height <= maxPixels
      expect(judge(bytes)).toBe(may)
    }),
    { numRuns: 2000 },
  )
  expect(inputs).toBe(2000)
})

test('neither SVG nor GIF is a picture here, whatever it is called', () => {
  for (const bytes of corpus.slice(-2)) expect(() => checkPicture('photo.jpg', bytes)).toThrow(UserError)
})

test('600 of the mutants that are let in are decoded within the size their header says, or refused', async () => {
  const { signal } = new AbortController()
  let decoded = 0
  await fc.assert(
    fc.asyncProperty(mutant, async (bytes) => {
      fc.pre(judge(bytes))
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
