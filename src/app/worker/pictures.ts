import { asMask } from '../../../nodes/pictures/as-mask'
import { checkPicture } from '../../../nodes/pictures/check-picture'
import { readPicture } from '../../../nodes/pictures/read-picture'
import type { PictureDecoder } from '../../../nodes/resources'
import type { PagePicture } from '../../editor/engine'
import { contextOf, toBitmap } from './bitmaps'
import type { Arguments } from './protocol'

/** Reads pictures with the browser's own decoders. */
export const pictures: PictureDecoder = {
  async decode(bytes, { mime, maxSide, inks, signal }) {
    const bitmap = await createImageBitmap(new Blob([bytes], { type: mime }), {
      colorSpaceConversion: inks === 'by-profile' ? 'default' : 'none',
      // A canvas averages what it draws smaller: hidden colors would shine through at the edges.
      premultiplyAlpha: 'premultiply',
    })
    try {
      signal.throwIfAborted()
      const { width, height } = fitInto(bitmap, maxSide)
      const context = contextOf(new OffscreenCanvas(width, height))
      context.imageSmoothingQuality = 'high'
      context.drawImage(bitmap, 0, 0, width, height)
      return { width, height, data: context.getImageData(0, 0, width, height).data }
    } finally {
      bitmap.close()
    }
  },
}

const headerBytes = 256 * 1024

/**
 * A picture file, small, in the colors and the way up in which nodes read it.
 *
 * @throws UserError when the file is no picture, or too large to be shown.
 */
export async function drawThumbnail({ file, maxSide, as }: Arguments<'thumbnail'>): Promise<PagePicture> {
  const name = 'This file'
  const beginning = new Uint8Array(await file.slice(0, headerBytes).arrayBuffer())
  checkPicture(name, beginning, file.size)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const { signal } = new AbortController()
  const picture = await readPicture(name, bytes, { maxSide, signal }, pictures)
  const pixels = as === 'mask' ? asMask(picture) : picture
  const { width, height } = pixels
  return { kind: 'picture', bitmap: toBitmap(pixels), width, height }
}

/** Never enlarges. */
function fitInto({ width, height }: { readonly width: number; readonly height: number }, maxSide: number) {
  const scale = Math.min(1, maxSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
