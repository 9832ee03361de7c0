import type { InputConvention, Tensor1D, Tensor4D } from '../../src/tensor'
import { FrozenNetwork, tensorFrom, UnknownLayerError } from '../../src/tensor'
import type { EncoderInfo } from '../encoders'
import { givenBytes } from './given-file'
import { checkArchitecture, openGiven } from './read-given'

export interface GivenOptions {
  /** The deepest layer that is needed. */
  readonly upTo: string
  /** Of the file. */
  readonly sha256: string
  /** The pictures the network is meant for; `auto` as the file tells. */
  readonly input: InputConvention | 'auto'
  /** The file; only called when more of it is needed than was read before. */
  readonly read: () => Promise<{ readonly name: string; readonly bytes: Uint8Array }>
  readonly signal?: AbortSignal
}

/** Builds a feature network from a file that the user gave, deeper when asked to. Calls must not overlap. */
export class GivenLoader {
  readonly #encoder: EncoderInfo
  #network: FrozenNetwork | undefined
  #disposed = false

  constructor(encoder: EncoderInfo) {
    this.#encoder = encoder
  }

  async extend({ upTo, input, read, signal }: GivenOptions): Promise<FrozenNetwork> {
    const { id, layers, layerInfo } = this.#encoder
    const depth = layers.indexOf(upTo)
    if (depth < 0) throw new UnknownLayerError(id, upTo, layers)
    if (this.#network && depth < this.#network.layers.length) return this.#network
    const { name, bytes } = await read()
    const given = await openGiven([givenBytes(name, bytes)])
    checkArchitecture(given, this.#encoder, name)
    const network = this.#network ?? new FrozenNetwork(id, input === 'auto' ? given.input : input)
    this.#network = network
    for (const { depth: at } of layerInfo.slice(network.layers.length, depth + 1)) {
      signal?.throwIfAborted()
      const { layer, shape, filter, bias } = await given.read(at)
      if (this.#disposed) throw new Error(`Network ${id} was disposed of while it was loading.`)
      network.addLayer({
        layer,
        filter: tensorFrom(filter, shape) as Tensor4D,
        bias: tensorFrom(bias, [layer.channels]) as Tensor1D,
      })
    }
    return network
  }

  dispose(): void {
    this.#disposed = true
    this.#network?.dispose()
  }
}
