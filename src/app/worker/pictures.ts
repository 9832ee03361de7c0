import { checkPicture } from '../../../nodes/image/check-picture'
import type { PictureDecoder } from '../../../nodes/resources'
import type { PagePicture } from '../../editor/engine'
import { contextOf } from './bitmaps'

/** Reads pictures with the browser's own decoders: EXIF orientation applied, converted to sRGB. */
export const pictures: PictureDecoder = {
  async decode(bytes, { mime, maxSide, signal }) {
    const bitmap = await createImageBitmap(new Blob([bytes], { type: mime }), {
      imageOrientation: 'from-image',
      premultiplyAlpha: 'none',
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

/** @throws UserError when the file is no picture, or too large to be shown. */
export async function drawThumbnail(file: Blob, maxSide: number): Promise<PagePicture> {
  const beginning = new Uint8Array(await file.slice(0, headerBytes).arrayBuffer())
  checkPicture('This file', beginning, file.size)
  const { bitmap, ...size } = await shrink(
    await createImageBitmap(file, { imageOrientation: 'from-image' }),
    maxSide,
  )
  return { kind: 'picture', bitmap, ...size }
}

async function shrink(bitmap: ImageBitmap, maxSide: number) {
  const { width, height } = fitInto(bitmap, maxSide)
  const canvas = new OffscreenCanvas(width, height)
  const context = contextOf(canvas)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return { bitmap: canvas.transferToImageBitmap(), width, height }
}

/** Never enlarges. */
function fitInto({ width, height }: { readonly width: number; readonly height: number }, maxSide: number) {
  const scale = Math.min(1, maxSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
