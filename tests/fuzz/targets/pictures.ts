import assert from 'node:assert/strict'
import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { checkPicture, maxPixels } from '../../../nodes/pictures/check-picture'
import { readOrientation } from '../../../nodes/pictures/orientation'
import { readPictureSize } from '../../../nodes/pictures/picture-size'
import { UserError } from '../../../src/core/context'
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
/** One file of each kind, the PNG first; the last two are no pictures here. */
export const pictureFiles: readonly Uint8Array[] = [
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

export const pictures = bytesTarget({
  name: 'pictures',
  cases: fc.oneof(...pictureFiles.map((bytes) => mutatedBytes(bytes))),
  judge: judgePicture,
})
