import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { readPictureHeader } from '../../nodes/pictures/picture-header'

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#369' } })

const encoders = {
  'image/png': (picture: Sharp) => picture.png(),
  'image/jpeg': (picture: Sharp) => picture.jpeg(),
  'image/jpeg, progressive, with EXIF': (picture: Sharp) =>
    picture.withMetadata({ orientation: 6 }).jpeg({ progressive: true }),
  'image/webp': (picture: Sharp) => picture.webp(),
  'image/webp, lossless': (picture: Sharp) => picture.webp({ lossless: true }),
  'image/webp, extended': (picture: Sharp) => picture.withMetadata({ orientation: 6 }).webp(),
}

describe('readPictureHeader', () => {
  it.each(Object.entries(encoders))('reads %s', async (name, encode) => {
    const bytes = await encode(blank(123, 45)).toBuffer()
    const [mime] = name.split(',')
    expect(readPictureHeader(bytes)).toEqual({ mime, width: 123, height: 45 })
  })

  it('reads huge dimensions without decoding', () => {
    const bytes = new Uint8Array(33)
    bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
    new DataView(bytes.buffer).setUint32(16, 30_000)
    new DataView(bytes.buffer).setUint32(20, 30_000)
    expect(readPictureHeader(bytes)).toEqual({ mime: 'image/png', width: 30_000, height: 30_000 })
  })

  it('knows nothing of other files', () => {
    expect(readPictureHeader(new TextEncoder().encode('Just some text, renamed to .jpg.'))).toBeUndefined()
    expect(readPictureHeader(new Uint8Array())).toBeUndefined()
  })

  it('survives any bytes, also behind a valid start', async () => {
    const starts = await Promise.all(
      Object.values(encoders).map((encode) => encode(blank(20, 10)).toBuffer()),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.nat(60),
        fc.uint8Array({ maxLength: 200 }),
        (start, keep, rest) => {
          const header = readPictureHeader(new Uint8Array([...start.subarray(0, keep), ...rest]))
          return header === undefined || (Number.isInteger(header.width) && Number.isInteger(header.height))
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('survives being cut short anywhere', async () => {
    for (const encode of Object.values(encoders)) {
      const bytes = await encode(blank(20, 10)).toBuffer()
      for (let length = 0; length < bytes.length; length++) readPictureHeader(bytes.subarray(0, length))
    }
  })
})
