import assert from 'node:assert/strict'
import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { checkPicture, maxPixels } from '../../../nodes/pictures/check-picture'
import { readOrientation } from '../../../nodes/pictures/orientation'
import { readPictureHeader } from '../../../nodes/pictures/picture-header'
import { readPictureSize } from '../../../nodes/pictures/picture-size'
import { readPicture } from '../../../nodes/pictures/read-picture'
import type { PictureDecoder } from '../../../nodes/resources'
import { UserError } from '../../../src/core/context'
import { pngChunk } from '../../../src/core/png-chunks'
import { colors, deep, encoded, patches, rgb8, size } from '../../pictures/patches'
import { adobe, byTable } from '../../pictures/profiles'
import { jpegWithProfile, webpWith } from '../../pictures/put-tags'
import { chromaticities, codePoints, gamma, profileChunk } from '../../pictures/write-png'
import { mutatedBytes } from '../mutate-text'
import { bytesTarget } from '../target'

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
const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>',
)
const firstColor = pngChunk(
  'tRNS',
  Buffer.from(deep(colors[0] ?? []).flatMap((value) => [value >> 8, value & 255])),
)
const webp = await encoded((picture) => picture.webp({ lossless: true }))

/** Files that say how their colors are meant. */
const measured: readonly Uint8Array[] = [
  rgb8(profileChunk(byTable)),
  rgb8(codePoints(9, 16, 0, 1), profileChunk(adobe)),
  rgb8(gamma(1 / 1.8), chromaticities(0.3127, 0.329, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06)),
  patches(colors.map(deep), {
    depth: 16,
    type: 2,
    chunks: [profileChunk(adobe), firstColor],
    interlaced: true,
  }),
  jpegWithProfile(await encoded((picture) => picture.jpeg()), adobe, 200),
  webpWith(webp, { size, profile: adobe }),
]

/** Files of each kind, a PNG first; the last two are no pictures here. */
export const pictureFiles: readonly Uint8Array[] = [
  ...measured,
  ...(await Promise.all(encoders.map((encode) => encode(drawn()).toBuffer()))),
  svg,
]

/** Either refused in words, or of a size that may be decoded. */
export function judgePicture(bytes: Uint8Array): boolean {
  readOrientation(bytes)
  try {
    const { width, height } = checkPicture('x', bytes)
    assert.ok(width * height > 0 && width * height <= maxPixels, `${width} × ${height}`)
    const size = readPictureSize(bytes)
    assert.deepEqual([size?.width, size?.height].toSorted(), [width, height].toSorted())
    return true
  } catch (error) {
    if (error instanceof UserError) return false
    throw error
  }
}

/** Decodes nothing: sees that a file without its tags is a picture of the size that it was before. */
const onlyChecks = (whole: Uint8Array): PictureDecoder => ({
  async decode(plain) {
    assert.deepEqual(readPictureHeader(plain), readPictureHeader(whole))
    return { width: 1, height: 1, data: new Uint8ClampedArray(4) }
  },
})

async function judgeTags(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (!judgePicture(bytes)) return false
  const { signal } = new AbortController()
  const { width, height } = await readPicture('x', bytes, { maxSide: 64, signal }, onlyChecks(bytes))
  assert.deepEqual([width, height], [1, 1])
  return true
}

export const pictures = bytesTarget({
  name: 'pictures',
  cases: fc.oneof(...pictureFiles.map((bytes) => mutatedBytes(bytes))),
  judge: judgeTags,
})
