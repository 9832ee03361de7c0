import type { LayerInfo, Tensor, Tensor1D, Tensor4D } from '../src/tensor'
import { disposeTensors, FrozenNetwork, UnknownLayerError } from '../src/tensor'
import { encoderInfo } from './encoders'
import type { LoadOptions } from './weight-reader'
import { WeightReader } from './weight-reader'
import type { WeightSource } from './weight-source'

/** Builds one feature network from its weights, deeper when asked to. Calls must not overlap. */
export class EncoderLoader {
  readonly network: FrozenNetwork
  readonly #layers: readonly LayerInfo[]
  readonly #reader: WeightReader
  #disposed = false
  /** Decoded, waiting for the other half of their layer. */
  readonly #waiting = new Map<string, Tensor>()

  constructor(id: string, source: WeightSource) {
    this.network = new FrozenNetwork(id)
    this.#layers = encoderInfo(id).layerInfo
    this.#reader = new WeightReader(id, source)
  }

  async extend(upTo: string, options: LoadOptions): Promise<FrozenNetwork> {
    const target = this.#layers.find((layer) => layer.name === upTo)
    if (!target) {
      const known = this.#layers.map((layer) => layer.name)
      throw new UnknownLayerError(this.network.id, upTo, known)
    }
    if (target.depth >= this.network.layers.length) {
      await this.#reader.readUpTo(`${target.conv}/bias`, (tensors) => this.#accept(tensors), options)
    }
    return this.network
  }

  dispose(): void {
    this.#disposed = true
    disposeTensors(this.#waiting.values())
    this.#waiting.clear()
    this.network.dispose()
  }

  #accept(tensors: ReadonlyMap<string, Tensor>): void {
    if (this.#disposed) {
      disposeTensors(tensors.values())
      throw new Error(`Network ${this.network.id} was disposed of while it was loading.`)
    }
    for (const [name, tensor] of tensors) this.#waiting.set(name, tensor)
    for (const layer of this.#layers.slice(this.network.layers.length)) {
      const filter = this.#waiting.get(`${layer.conv}/kernel`)
      const bias = this.#waiting.get(`${layer.conv}/bias`)
      if (!filter || !bias) return
      this.#waiting.delete(`${layer.conv}/kernel`)
      this.#waiting.delete(`${layer.conv}/bias`)
      this.network.addLayer({ layer, filter: filter as Tensor4D, bias: bias as Tensor1D })
    }
  }
}
