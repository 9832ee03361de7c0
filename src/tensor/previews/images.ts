import * as tf from '@tensorflow/tfjs-core'
import { imageToPixels, type Pixels, sizeOf } from '../images/pixels'
import { layOutSheet } from '../images/sheet'
import { cloneTensor } from '../memory'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { fitWithin } from './fit'

/**
 * Many pictures [h, w, 3] as pixels, each shrunk to at most `maxSide` on its longer side. They are read back all at
 * once: on a graphics card, reading hundreds one by one would take longer than computing them.
 */
export async function previewImages(
  images: readonly tf.Tensor3D[],
  maxSide: number,
): Promise<readonly Pixels[]> {
  if (images.length === 0) return []
  const sizes = images.map((image) => fitWithin(sizeOf(image), maxSide))
  const cell = {
    width: sizes.reduce((most, { width }) => Math.max(most, width), 1),
    height: sizes.reduce((most, { height }) => Math.max(most, height), 1),
  }
  const columns = Math.ceil(Math.sqrt(images.length))
  const owned = new Owned()
  const pacer = new Pacer()
  try {
    const smaller: tf.Tensor3D[] = []
    for (const [index, image] of images.entries()) {
      smaller.push(owned.own(averaged(image, sizes[index] ?? cell)))
      await pacer.breathe()
    }
    const sheet = owned.own(await layOutSheet(smaller, { columns, gap: 0, cell, sizes, ground: [0, 0, 0] }))
    const pixels = await imageToPixels(sheet)
    return sizes.map(({ width, height }, index) => {
      // In the middle of its cell.
      const left = (index % columns) * cell.width + Math.floor((cell.width - width) / 2)
      const top = Math.floor(index / columns) * cell.height + Math.floor((cell.height - height) / 2)
      return cut(pixels, { left, top, width, height })
    })
  } finally {
    owned.dispose()
  }
}

/**
 * Where a picture is much larger than what is shown of it, the mean of whole squares: quick, and still twice as large or
 * more, so that what is left is to be resized as ever. Less than a square is cut off at the right and the bottom.
 */
function averaged(
  image: tf.Tensor3D,
  { width, height }: { readonly width: number; readonly height: number },
): tf.Tensor3D {
  const [rows, columns] = image.shape
  const side = Math.floor(Math.min(rows / height, columns / width) / 2)
  return side < 2 ? cloneTensor(image) : tf.avgPool(image, side, side, 'valid')
}

interface Part {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

function cut({ width: across, data }: Pixels, { left, top, width, height }: Part): Pixels {
  const part = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) {
    const start = ((top + y) * across + left) * 4
    part.set(data.subarray(start, start + width * 4), y * width * 4)
  }
  return { width, height, data: part }
}
