import type { AdainDecoder, FrozenNetwork } from '../src/tensor'
import { loadDecoder } from './decoder-loader'
import { EncoderLoader } from './encoder-loader'
import { encoderInfo } from './encoders'
import { GivenLoader, type GivenOptions } from './given/loader'
import { Serial } from './serial'
import type { LoadOptions } from './weight-reader'
import type { WeightSource } from './weight-source'

/** Loads networks when they are first needed, once and only as deep as needed, and owns them. */
export class NetworkPool {
  readonly #source: WeightSource
  readonly #encoders = new Map<string, { loader: EncoderLoader; turns: Serial }>()
  readonly #given = new Map<string, { loader: GivenLoader; turns: Serial }>()
  readonly #decoderTurns = new Serial()
  #decoder: AdainDecoder | null = null

  constructor(source: WeightSource) {
    this.#source = source
  }

  /**
   * A feature network, loaded at least to `upTo`; always the same object for the same id. Borrowed.
   * @throws WeightsUnavailableError, WeightsCorruptError, UnknownLayerError, or the signal's reason.
   */
  async get(
    id: string,
    { upTo, ...options }: LoadOptions & { readonly upTo: string },
  ): Promise<FrozenNetwork> {
    let entry = this.#encoders.get(id)
    if (!entry) {
      entry = { loader: new EncoderLoader(id, this.#source), turns: new Serial() }
      this.#encoders.set(id, entry)
    }
    const { loader, turns } = entry
    return turns.run(() => loader.extend(upTo, options), options.signal)
  }

  /**
   * A feature network with weights that the user gave, by their hash; otherwise like `get`.
   * @throws GivenWeightsError, UnknownLayerError, whatever `read` throws, or the signal's reason.
   */
  async given(id: string, options: GivenOptions): Promise<FrozenNetwork> {
    const { sha256, input, signal } = options
    const key = `${id} ${sha256} ${input}`
    let entry = this.#given.get(key)
    if (!entry) {
      entry = { loader: new GivenLoader(encoderInfo(id)), turns: new Serial() }
      this.#given.set(key, entry)
    }
    const { loader, turns } = entry
    return turns.run(() => loader.extend(options), signal)
  }

  /** The AdaIN decoder, which reads `encodedLayers` of `lite-encoder`. Borrowed. Throws like `get`. */
  decoder(options: LoadOptions = {}): Promise<AdainDecoder> {
    return this.#decoderTurns.run(async () => {
      this.#decoder ??= await loadDecoder(this.#source, options)
      return this.#decoder
    }, options.signal)
  }

  /** Frees all weights. */
  dispose(): void {
    for (const { loader } of this.#encoders.values()) loader.dispose()
    this.#encoders.clear()
    for (const { loader } of this.#given.values()) loader.dispose()
    this.#given.clear()
    this.#decoder?.dispose()
    this.#decoder = null
  }
}
