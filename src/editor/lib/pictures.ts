import type { PagePicture } from '../engine'

/** A picture as a PNG file; its bitmap is closed. @throws Error when the browser has no memory for it. */
export async function encodeSmall({ bitmap, width, height }: PagePicture): Promise<Blob> {
  try {
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('There is no memory for a small picture.')
    context.drawImage(bitmap, 0, 0)
    return await canvas.convertToBlob({ type: 'image/png' })
  } finally {
    bitmap.close()
  }
}
