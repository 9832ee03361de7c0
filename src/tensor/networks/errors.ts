import type { LayerInfo } from './plan'
import { minimumSideOf } from './plan'

/** The picture has nothing left after the poolings on the way to a layer. */
export class ImageTooSmallError extends Error {
  override readonly name = 'ImageTooSmallError'

  constructor(
    readonly layer: string,
    readonly width: number,
    readonly height: number,
    readonly minimum: number,
  ) {
    super(
      `The picture is ${width} x ${height} px, too small for layer ${layer}, which needs at least ` +
        `${minimum} px on each side. Use a larger picture or a shallower layer.`,
    )
  }
}

/** A layer name the network does not have, or whose weights have not been loaded. */
export class UnknownLayerError extends Error {
  override readonly name = 'UnknownLayerError'

  constructor(
    readonly network: string,
    readonly layer: string,
    readonly known: readonly string[],
  ) {
    super(`Network ${network} has no layer "${layer}" loaded. It has: ${known.join(', ')}.`)
  }
}

export function checkSize(layer: LayerInfo, width: number, height: number): void {
  const minimum = minimumSideOf(layer)
  if (width < minimum || height < minimum) throw new ImageTooSmallError(layer.name, width, height, minimum)
}
