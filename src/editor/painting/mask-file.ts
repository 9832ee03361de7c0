import type { GraphAsset } from '../../core/document'
import { assetBlob } from '../actions/assets'
import type { EditorEngine } from '../engine'
import type { Size } from '../viewer/viewport'

/**
 * A canvas of one color whose opacity is the mask: what was painted before, stretched to the size, or nothing. The
 * engine reads the file, whatever it is: it looks at its header first.
 *
 * @throws when the file is no picture, or too large.
 */
export async function openMask(
  engine: Pick<EditorEngine, 'thumbnail'>,
  asset: GraphAsset | undefined,
  size: Size,
  color: string,
) {
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  const context = contextOf(canvas)
  const file = asset && assetBlob(asset)
  if (!file) return canvas
  const { bitmap } = await engine.thumbnail(file, Math.max(size.width, size.height))
  context.drawImage(bitmap, 0, 0, size.width, size.height)
  bitmap.close()
  const image = context.getImageData(0, 0, size.width, size.height)
  lightToOpacity(image.data)
  context.putImageData(image, 0, 0)
  context.globalCompositeOperation = 'source-in'
  context.fillStyle = color
  context.fillRect(0, 0, size.width, size.height)
  context.globalCompositeOperation = 'source-over'
  return canvas
}

/** The mask as a gray PNG, white where it is 1; null when nothing is painted. */
export async function saveMask(canvas: HTMLCanvasElement, name: string): Promise<File | null> {
  const { width, height } = canvas
  const gray = document.createElement('canvas')
  gray.width = width
  gray.height = height
  const context = contextOf(gray)
  context.drawImage(canvas, 0, 0)
  const image = context.getImageData(0, 0, width, height)
  if (!opacityToLight(image.data)) return null
  context.putImageData(image, 0, 0)
  const blob = await new Promise<Blob | null>((resolve) => gray.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('There is no memory for the painting.')
  return new File([blob], name, { type: 'image/png' })
}

/** The luminance that the engine reads (Rec. 709). */
function lightToOpacity(data: Uint8ClampedArray) {
  for (let at = 0; at < data.length; at += 4) {
    data[at + 3] = 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0)
  }
}

/** @returns whether anything is there. */
function opacityToLight(data: Uint8ClampedArray): boolean {
  let some = false
  for (let at = 0; at < data.length; at += 4) {
    const light = data[at + 3] ?? 0
    some ||= light > 0
    data[at] = light
    data[at + 1] = light
    data[at + 2] = light
    data[at + 3] = 255
  }
  return some
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('There is no memory for the painting.')
  return context
}
