import type { Pixels } from '../../core/preview'
import type { FromWorker } from './protocol'

/** At once rather than by promise, so that pictures and other events keep their order. */
export function toBitmap(pixels: Pixels): ImageBitmap {
  return draw(pixels).transferToImageBitmap()
}

export function encodePng(pixels: Pixels): Promise<Blob> {
  return draw(pixels).convertToBlob({ type: 'image/png' })
}

/** @param quality 0..1. */
export function encodeJpeg(pixels: Pixels, quality: number): Promise<Blob> {
  return draw(pixels).convertToBlob({ type: 'image/jpeg', quality })
}

function draw({ data, width, height }: Pixels): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height)
  contextOf(canvas).putImageData(new ImageData(data, width, height), 0, 0)
  return canvas
}

/** @throws Error when the browser has no memory for a canvas of this size. */
export function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error(`There is no memory for a picture of ${canvas.width} × ${canvas.height} px.`)
  return context
}

/** Not all of one color, which no browser changes. In px. */
const probeSide = 64

/** Whether a canvas gives back what was put on it: against tracking, some browsers change what pages read. */
export function keepsPixels(): boolean {
  const data = Uint8ClampedArray.from({ length: probeSide * probeSide * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : (i * 37) % 256,
  )
  const canvas = draw({ data, width: probeSide, height: probeSide })
  const read = contextOf(canvas).getImageData(0, 0, probeSide, probeSide).data
  return data.every((value, i) => read[i] === value)
}

/** The bitmaps of a message, which move to the page instead of being copied. */
export function bitmapsOf(message: FromWorker): Transferable[] {
  const carrier =
    message.type === 'event' ? message.event : message.type === 'answer' ? message.result : undefined
  if (typeof carrier !== 'object') return []
  const drawn = 'preview' in carrier ? carrier.preview : carrier
  return 'bitmap' in drawn ? [drawn.bitmap] : []
}
