import type { AdainDecoder, FrozenNetwork } from '../src/tensor'
import { loadDecoder } from './decoder-loader'
import { EncoderLoader } from './encoder-loader'
import { Serial } from './serial'
import type { LoadOptions } from './weight-reader'
import type { WeightSource } from './weight-source'

/** Loads networks when they are first needed, once and only as deep as needed, and owns them. */
export class NetworkPool {
  readonly #source: WeightSource
  readonly #encoders = new Map<string, { loader: EncoderLoader; turns: Serial }>()
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

  /** The AdaIN decoder, which reads relu4_1 of `lite-encoder`. Borrowed. Throws like `get`. */
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
    this.#decoder?.dispose()
    this.#decoder = null
  }
}
