import * as tf from '@tensorflow/tfjs-core'

/** A rectangle of whole pixels, from the upper left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Cuts a box out of [h, w, c]. Throws when the box is empty or leaves the picture. */
export function cropImage(image: tf.Tensor3D, { x, y, width, height }: Box): tf.Tensor3D {
  const [rows, columns, channels] = image.shape
  if (width < 1 || height < 1 || x < 0 || y < 0 || x + width > columns || y + height > rows) {
    throw new Error(
      `The box ${width} x ${height} at (${x}, ${y}) does not lie in a picture of ${columns} x ${rows} px.`,
    )
  }
  return tf.slice(image, [y, x, 0], [height, width, channels])
}
