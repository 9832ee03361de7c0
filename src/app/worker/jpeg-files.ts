import type { JpegEncoder } from '../../../nodes/resources'
import { encodeJpeg } from './bitmaps'

/** Writes JPEG files with the browser's own encoder. */
export const jpegFiles: JpegEncoder = {
  async encode(pixels, { quality, signal }) {
    signal.throwIfAborted()
    const file = await encodeJpeg(pixels, quality / 100)
    signal.throwIfAborted()
    return new Uint8Array(await file.arrayBuffer())
  },
}
