import type { GraphAsset } from '../../core/document'
import { assetBlob } from '../actions/assets'
import type { EditorEngine } from '../engine'
import type { Size } from '../viewer/viewport'
import type { Opacity } from './opacity'

/**
 * What was painted before, stretched to the size, or nothing. The engine reads the file, whatever it is: it looks at its
 * header first.
 *
 * @throws when the file is no picture, or too large.
 */
export async function openMask(
  engine: Pick<EditorEngine, 'thumbnail'>,
  asset: GraphAsset | undefined,
  { width, height }: Size,
): Promise<Opacity> {
  const values = new Uint8ClampedArray(width * height)
  const file = asset && assetBlob(asset)
  if (!file) return { width, height, values }
  const { bitmap } = await engine.thumbnail(file, Math.max(width, height), 'mask')
  const context = contextOf({ width, height })
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  const { data } = context.getImageData(0, 0, width, height)
  for (let pixel = 0; pixel < values.length; pixel++) values[pixel] = lightOf(data, 4 * pixel)
  return { width, height, values }
}

/** The mask as a gray PNG, white where it is 1; null when nothing is painted. */
export async function saveMask({ width, height, values }: Opacity, name: string): Promise<File | null> {
  if (values.every((value) => value === 0)) return null
  const context = contextOf({ width, height })
  const image = context.createImageData(width, height)
  for (const [pixel, value] of values.entries()) {
    image.data.fill(value, 4 * pixel, 4 * pixel + 3)
    image.data[4 * pixel + 3] = 255
  }
  context.putImageData(image, 0, 0)
  const blob = await new Promise<Blob | null>((resolve) => context.canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('There is no memory for the painting.')
  return new File([blob], name, { type: 'image/png' })
}

/** The luminance that the engine reads (Rec. 709). */
function lightOf(data: Uint8ClampedArray, at: number): number {
  return 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0)
}

function contextOf({ width, height }: Size): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('There is no memory for the painting.')
  return context
}
