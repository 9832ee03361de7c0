import sharp from 'sharp'
import type { JpegEncoder } from '../../nodes/resources'

/** Writes JPEG files with libvips. */
export const jpegFiles: JpegEncoder = {
  async encode({ data, width, height }, { quality, signal }) {
    signal.throwIfAborted()
    const raw = { width, height, channels: 4 } as const
    const file = await sharp(data, { raw }).removeAlpha().jpeg({ quality }).toBuffer()
    signal.throwIfAborted()
    return new Uint8Array(file)
  },
}
