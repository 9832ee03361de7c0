import * as tf from '@tensorflow/tfjs-core'
import { type Cost, kernelWork, type Shape3, shapeBytes, valuesIn, valueWork } from '../cost'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { runPaced, type Steps } from '../steps'
import { resizeCost } from './cost'
import { extendSteps, filled } from './extend'
import { resizeSteps } from './resize'

interface Size {
  readonly width: number
  readonly height: number
}

/** How pictures stand in rows on a ground of one color. */
export interface Sheet {
  readonly columns: number
  /** Between neighbors and around all of them, in px. */
  readonly gap: number
  readonly cell: Size
  /** Of each picture on the sheet, no larger than a cell, in the middle of which it stands. */
  readonly sizes: readonly Size[]
  readonly ground: readonly [number, number, number]
}

export function sheetSize({
  columns,
  gap,
  cell,
  sizes,
}: Pick<Sheet, 'columns' | 'gap' | 'cell' | 'sizes'>): Size {
  const rows = Math.ceil(sizes.length / columns)
  return { width: gap + columns * (cell.width + gap), height: gap + rows * (cell.height + gap) }
}

/**
 * Puts pictures [h, w, 3] on one, row by row from the upper left, each resized as it is to stand there. Nothing is read
 * back on the way. Rejects with the signal's reason; throws when there are no pictures.
 */
export async function layOutSheet(
  pictures: readonly tf.Tensor3D[],
  sheet: Sheet,
  { signal }: { signal?: AbortSignal } = {},
): Promise<tf.Tensor3D> {
  signal?.throwIfAborted()
  return runPaced(sheetSteps(pictures, sheet), new Pacer(signal))
}

function* sheetSteps(pictures: readonly tf.Tensor3D[], sheet: Sheet): Steps<tf.Tensor3D> {
  const owned = new Owned()
  const rows: tf.Tensor3D[] = []
  try {
    for (let first = 0; first < pictures.length; first += sheet.columns) {
      rows.push(owned.own(yield* rowSteps(pictures.slice(first, first + sheet.columns), sheet, first)))
      yield
    }
    const { width } = sheetSize(sheet)
    if (sheet.gap > 0) rows.push(owned.own(tf.tidy(() => filled(sheet.gap, width, sheet.ground))))
    return tf.concat(rows, 0)
  } finally {
    owned.dispose()
  }
}

/** One row as wide as the sheet, with the gap above it. */
function* rowSteps(pictures: readonly tf.Tensor3D[], sheet: Sheet, first: number): Steps<tf.Tensor3D> {
  const { columns, gap, cell, ground } = sheet
  const owned = new Owned()
  const cells: tf.Tensor3D[] = []
  try {
    for (const [index, picture] of pictures.entries()) {
      const size = sheet.sizes[first + index] ?? cell
      const fitted = owned.own(yield* resizeSteps(picture, size))
      const left = Math.floor((cell.width - size.width) / 2)
      const top = Math.floor((cell.height - size.height) / 2)
      const margins = {
        left: gap + left,
        top: gap + top,
        right: cell.width - size.width - left,
        bottom: cell.height - size.height - top,
      }
      cells.push(owned.own(yield* extendSteps(fitted, margins, ground)))
      owned.free(fitted)
      yield
    }
    const right = gap + (columns - pictures.length) * (gap + cell.width)
    if (right > 0) cells.push(owned.own(tf.tidy(() => filled(gap + cell.height, right, ground))))
    return tf.concat(cells, 1)
  } finally {
    owned.dispose()
  }
}

/** What `layOutSheet` takes for pictures of these shapes; its result is the only thing left. */
export function sheetCost(shapes: readonly Shape3[], sheet: Sheet): Cost {
  const { width, height } = sheetSize(sheet)
  const whole = shapeBytes([height, width, 3])
  let work = 0
  let most = 0
  for (const [index, shape] of shapes.entries()) {
    const fitted = resizeCost(shape, sheet.sizes[index] ?? sheet.cell)
    work += fitted.work + 6 * kernelWork
    most = Math.max(most, fitted.peak)
  }
  return { work: work + 5 * valueWork * valuesIn([height, width, 3]), peak: Math.max(2 * whole, most) }
}
