import * as tf from '@tensorflow/tfjs-core'
import { multiplyAdds } from '../../networks/fused-convolution'
import type { Steps } from '../../steps'
import type { ConvolutionGeometry } from './geometry'
import { reachOf, whole } from './geometry'
import { filterGradientKernel, hasKernel, runKernel } from './names'
import { piecesOf, summed } from './pieces'
import { cut, lanes } from './run'

/** Patches take as long to lay out as products with so many channels: pieces of fewer are no larger. */
const fewChannels = 64

/** Multiply-adds in the time that one value of the patches takes. */
const patchValue = 6

/** What a product of patches of x with dy takes at each place, as multiply-adds. */
export function patchWork({ shape: [, , , from] }: tf.Tensor4D, { shape: [, , , to] }: tf.Tensor4D): number {
  return from * (Math.ceil(to / lanes) * lanes + patchValue)
}

/** The gradient at the filter, from what each tap sees of x: [n, h, w, in] and dy [n, h', w', out] -> [k, k, in, out]. */
export function patchSteps(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  geometry: ConvolutionGeometry,
  budget?: number,
): Steps<tf.Tensor4D> {
  const { kernel, stride, padding } = geometry
  const [batch, height, width, from] = x.shape
  const [, rows, columns, to] = dy.shape
  const perRow = multiplyAdds(columns, kernel, kernel, from, Math.max(to, fewChannels))
  return summed(piecesOf({ batch, rows, perRow, budget, whole: padding >= kernel }), (piece) => {
    const reach = reachOf(piece.rows, rows, height, geometry)
    const inputs = {
      x: cut(x, piece.images, reach, whole(width)),
      dy: cut(dy, piece.images, piece.rows, whole(columns)),
    }
    const [top, left] = [reach.pad[0], padding]
    if (hasKernel(filterGradientKernel)) {
      return runKernel(filterGradientKernel, inputs, { kernel, stride, top, left })
    }
    const zeros = (before: number, length: number, places: number) => [
      before,
      Math.max(0, (places - 1) * stride + kernel - before - length),
    ]
    return runKernel(tf.Conv2DBackpropFilter, inputs, {
      strides: [stride, stride],
      pad: [[0, 0], zeros(top, inputs.x.shape[1], inputs.dy.shape[1]), zeros(left, width, columns), [0, 0]],
      dataFormat: 'NHWC',
      filterShape: [kernel, kernel, from, to],
    })
  })
}
