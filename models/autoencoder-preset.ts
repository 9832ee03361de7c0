import type { LayerDescription, NetworkDescription } from '../src/tensor'

interface AutoencoderSize {
  /** Channels of the code: numbers for each 8 x 8 px. */
  readonly code: number
  /** Channels of its layers at half of the size; twice as many below. */
  readonly width: number
}

const leaky: LayerDescription = { kind: 'leaky-relu', slope: 0.2 }
const convolution = (filters: number, kernel: number, stride = 1): LayerDescription => ({
  kind: 'convolution',
  filters,
  kernel,
  stride,
})
const block = (filters: number): LayerDescription => ({
  kind: 'residual',
  layers: [convolution(filters, 3), leaky, convolution(filters, 3)],
})
const enlarge: LayerDescription = { kind: 'pixel-shuffle', factor: 2 }

/**
 * A compressing autoencoder for pictures of any size (after Theis et al. 2017): convolutions of stride 2 to an eighth, a
 * residual block, the code within -1..1; back by convolutions and pixel shuffles, which leave no checkerboards.
 */
export function describeAutoencoder({ code, width }: AutoencoderSize): NetworkDescription {
  const encoder = [
    convolution(width, 4, 2),
    leaky,
    convolution(2 * width, 4, 2),
    leaky,
    convolution(2 * width, 4, 2),
    block(2 * width),
    convolution(code, 3),
    { kind: 'tanh' } as const,
  ]
  const decoder = [
    convolution(2 * width, 3),
    block(2 * width),
    convolution(8 * width, 3),
    enlarge,
    leaky,
    convolution(4 * width, 3),
    enlarge,
    leaky,
    convolution(12, 3),
    enlarge,
  ]
  return { role: 'network', input: [null, null, 3], layers: [...encoder, ...decoder], code: encoder.length }
}
