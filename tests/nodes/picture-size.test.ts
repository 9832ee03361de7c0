import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readPictureSize } from '../../nodes/pictures/picture-size'

const formats = ['jpeg', 'webp', 'png'] as const
const blank = sharp({ create: { width: 60, height: 20, channels: 3, background: '#369' } })

async function encode(format: (typeof formats)[number], orientation: number): Promise<Uint8Array> {
  return new Uint8Array(await blank.clone().withMetadata({ orientation }).toFormat(format).toBuffer())
}

describe('readPictureSize', () => {
  it.each(formats)('puts %s upright as the decoder does', async (format) => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const bytes = await encode(format, orientation)
      const { info } = await sharp(bytes).autoOrient().toBuffer({ resolveWithObject: true })
      expect(readPictureSize(bytes), `orientation ${orientation}`).toEqual({
        width: info.width,
        height: info.height,
      })
    }
  })

  it('does without EXIF data', async () => {
    for (const format of formats) {
      const bytes = new Uint8Array(await blank.clone().toFormat(format).toBuffer())
      expect(readPictureSize(bytes)).toEqual({ width: 60, height: 20 })
    }
  })

  it('survives files that are cut short or damaged', async () => {
    const files = await Promise.all(formats.map((format) => encode(format, 6)))
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), fc.nat(), fc.nat(255), (file, end, at, byte) => {
        const bytes = file.slice(0, end % (file.length + 1))
        if (bytes.length > 0) bytes[at % bytes.length] = byte
        expect(() => readPictureSize(bytes)).not.toThrow()
      }),
    )
    expect(readPictureSize(new TextEncoder().encode('no picture'))).toBeUndefined()
  })
})
