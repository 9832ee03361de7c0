import { encoders } from '../../../models'
import { type Stored, stored } from './given'

/** One convolution in TensorFlow's order, [3, 3, in, out]. */
export interface Convolution {
  readonly conv: string
  readonly from: number
  readonly to: number
  readonly filter: Float32Array
  readonly bias: Float32Array
}

/** Numbers around 0, the same every time, of the size that keeps activations in bounds. */
function numbers(count: number, seed: number, size: number): Float32Array {
  let state = seed
  return Float32Array.from({ length: count }, () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return (state / 2 ** 31 - 1) * size
  })
}

/** A network with the layout of one of ours and weights of the test's own. */
export function madeUpNetwork(id: string, seed = 1): Convolution[] {
  const layers = encoders.find((encoder) => encoder.id === id)?.layerInfo ?? []
  return layers.map(({ conv, channels: to, depth }) => {
    const from = layers[depth - 1]?.channels ?? 3
    const size = Math.sqrt(2 / from)
    return {
      conv,
      from,
      to,
      filter: numbers(9 * from * to, seed + depth, size),
      bias: numbers(to, seed + 100 + depth, 0.1),
    }
  })
}

/** As Keras names and stores them. */
export function asKeras(network: readonly Convolution[], end = ['/kernel', '/bias']): Stored[] {
  return network.flatMap(({ conv, from, to, filter, bias }) => [
    stored(`${conv}${end[0]}`, [3, 3, from, to], filter),
    stored(`${conv}${end[1]}`, [to], bias),
  ])
}

/** As torchvision names and stores them: by place in a sequence with ReLUs and poolings, sorted as text. */
export function asTorchvision(network: readonly Convolution[], before = 'features.'): Stored[] {
  let [place, block] = [-2, '1']
  const tensors = network.flatMap(({ conv, from, to, filter, bias }) => {
    const next = conv.charAt('block'.length)
    place += next === block ? 2 : 3
    block = next
    return [
      stored(`${before}${place}.weight`, [to, from, 3, 3], toPytorch(filter, from, to)),
      stored(`${before}${place}.bias`, [to], bias),
    ]
  })
  return tensors.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** [3, 3, from, to] -> [to, from, 3, 3], by the book. */
function toPytorch(filter: Float32Array, from: number, to: number): Float32Array {
  const turned = new Float32Array(filter.length)
  for (let y = 0; y < 3; y++)
    for (let x = 0; x < 3; x++)
      for (let i = 0; i < from; i++)
        for (let o = 0; o < to; o++)
          turned[((o * from + i) * 3 + y) * 3 + x] = filter[((y * 3 + x) * from + i) * to + o] ?? 0
  return turned
}
