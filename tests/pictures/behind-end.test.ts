import { expect, it } from 'vitest'
import { readPicture } from '../../nodes/pictures/read-picture'
import { pictures } from '../../src/cli/pictures'
import { pngChunk } from '../../src/core/png-chunks'
import { joined } from '../core/png'
import { colors, encoded, patch, rgb8, size } from './patches'
import { adobe } from './profiles'
import { exifOf, webpChunk, webpWith } from './put-tags'

const webp = await encoded((picture) => picture.webp({ lossless: true }))

it.each([
  ['a profile, WebP', joined([webpWith(webp, { size }), webpChunk('ICCP', adobe)])],
  ['an orientation, WebP', joined([webpWith(webp, { size }), webpChunk('EXIF', exifOf(6))])],
  ['an orientation, PNG', joined([rgb8(), pngChunk('eXIf', exifOf(6))])],
])('is no part of a picture behind its end: %s', async (name, bytes) => {
  const { signal } = new AbortController()
  const { width, height, data } = await readPicture(name, bytes, { maxSide: 4096, signal }, pictures)
  expect([width, height]).toEqual(size)
  const at = 4 * (width + 1) * (patch / 2)
  expect([...data.subarray(at, at + 3)]).toEqual(colors[0])
})
