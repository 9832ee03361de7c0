import * as tf from '@tensorflow/tfjs-core'
import { columnSums } from '../column-sums'
import {
  type ConvolutionGeometry,
  convolveSteps,
  convolveTransposedSteps,
  filterGradientSteps,
} from '../convolution'
import type { ConvolutionDescription, LayerOf, LayerShape } from '../description'
import { type Normalized, normalizeFilter } from '../spectral'
import { glorot } from './initial'
import { type LayerKind, type Tensors, variable } from './layer'
import { checked, picture } from './shapes'

/** Zeros on each side with which the result is as large as the input over the stride. */
const around = (kernel: number, stride: number) => Math.max(0, Math.ceil((kernel - stride) / 2))

function geometryOf({ kernel, stride = 1, padding = around(kernel, stride) }: ConvolutionDescription) {
  return { kernel, stride, padding }
}

function lengthOf(side: number, { kernel, stride, padding }: ConvolutionGeometry): number {
  return Math.floor((side + 2 * padding - kernel) / stride) + 1
}

function variablesOf(kernel: number, from: number, to: number) {
  const area = kernel * kernel
  return {
    kernel: { shape: [kernel, kernel, from, to], initial: glorot(area * from, area * to) },
    bias: { shape: [to], initial: 'zeros' },
  } as const
}

/** Filter [k, k, in, out], bias [out]. */
export const convolution: LayerKind<ConvolutionDescription> = {
  shapeOf(layer, input) {
    const [height, width] = picture(input, 'convolution')
    const geometry = geometryOf(layer)
    return checked([lengthOf(height, geometry), lengthOf(width, geometry), layer.filters], 'convolution')
  },
  variables(layer, input) {
    const [, , channels] = picture(input, 'convolution')
    return {
      ...variablesOf(layer.kernel, channels, layer.filters),
      // Where its power iteration stands.
      ...(layer.spectral && {
        direction: { shape: [1, layer.filters], initial: { normal: 1 }, follows: true },
      }),
    }
  },
  multiplyAdds(layer, input) {
    const [height, width, channels] = picture(input, 'convolution')
    const geometry = geometryOf(layer)
    const places = lengthOf(height, geometry) * lengthOf(width, geometry)
    return places * layer.kernel ** 2 * channels * layer.filters
  },
  *forward(layer, input, variables, { training, keep }, own) {
    const x = input as tf.Tensor4D
    const geometry = geometryOf(layer)
    const normalized = layer.spectral && normalizedOf(variables)
    for (const part of normalized ? [normalized.direction, ...normalized.rest] : []) own.own(part)
    const filter = own.own(normalized?.filter ?? tf.clone(variable(variables, 'kernel') as tf.Tensor4D))
    const y = yield* convolveSteps(x, filter, geometry, variable(variables, 'bias') as tf.Tensor1D)
    if (!keep) own.free(filter)
    return {
      y,
      ...(normalized && training && { updates: { direction: tf.clone(normalized.direction) } }),
      *backward(dy, wanted) {
        const slope = dy as tf.Tensor4D
        const size = { height: x.shape[1], width: x.shape[2] }
        const atInput = wanted.input
          ? own.own(yield* convolveTransposedSteps(slope, filter, geometry, size))
          : null
        yield
        if (!wanted.variables) return { input: atInput && own.release(atInput), variables: {} }
        const atFilter = yield* filterGradientSteps(x, slope, geometry)
        const kernel = normalized ? normalized.pull(atFilter) : atFilter
        return {
          input: atInput && own.release(atInput),
          variables: { kernel, bias: columnSums(slope) },
        }
      },
    }
  },
}

function normalizedOf(variables: Tensors): Normalized {
  const kernel = variable(variables, 'kernel') as tf.Tensor4D
  return normalizeFilter(kernel, variable(variables, 'direction') as tf.Tensor2D)
}

/** Filter [k, k, out, in], as that of the convolution that it is the adjoint of; bias [out]. */
export const transposedConvolution: LayerKind<LayerOf<'transposed-convolution'>> = {
  shapeOf({ filters, stride }, input) {
    const [height, width] = picture(input, 'transposed convolution')
    return [height * stride, width * stride, filters]
  },
  variables({ kernel, filters }, input) {
    const [, , channels] = picture(input, 'transposed convolution')
    const { kernel: filter, bias } = variablesOf(kernel, filters, channels)
    return { kernel: filter, bias: { ...bias, shape: [filters] } }
  },
  multiplyAdds({ kernel, filters }, input: LayerShape) {
    const [height, width, channels] = picture(input, 'transposed convolution')
    return height * width * kernel ** 2 * channels * filters
  },
  *forward({ kernel, stride }, input, variables, _options, own) {
    const x = input as tf.Tensor4D
    const geometry = { kernel, stride, padding: around(kernel, stride) }
    const filter = variable(variables, 'kernel') as tf.Tensor4D
    const size = { height: x.shape[1] * stride, width: x.shape[2] * stride }
    const bias = variable(variables, 'bias') as tf.Tensor1D
    const y = yield* convolveTransposedSteps(x, filter, geometry, size, bias)
    return {
      y,
      *backward(dy, wanted) {
        const slope = dy as tf.Tensor4D
        const atInput = wanted.input ? own.own(yield* convolveSteps(slope, filter, geometry)) : null
        yield
        return {
          input: atInput && own.release(atInput),
          // What goes in and what comes out have changed places.
          variables: wanted.variables
            ? { kernel: yield* filterGradientSteps(slope, x, geometry), bias: columnSums(slope) }
            : {},
        }
      },
    }
  },
}
