import type { InputOptions, PortSpec } from './port'

/** What `forecast` receives for an input: `S`, `S | undefined` when optional, `readonly S[]` when many. */
type InputSize<P> =
  P extends PortSpec<infer _T, infer O, infer S>
    ? O extends { readonly many: true }
      ? readonly S[]
      : O extends { readonly optional: true }
        ? S | undefined
        : S
    : never

type OutputSize<P> = P extends PortSpec<infer _T, InputOptions, infer S> ? S : never

export type InputSizes<I> = { readonly [K in keyof I]: InputSize<I[K]> }
export type OutputSizes<O> = { readonly [K in keyof O]: OutputSize<O[K]> }

/** What running a node takes, told from the sizes of its inputs and its params alone. */
export interface Forecast<Sizes = Readonly<Record<string, unknown>>> {
  /** The size of every output, by port, as the `measure` of its type has it. */
  readonly outputs: Sizes
  /**
   * Floating-point operations, a multiplication and an addition being two; other work by how many of them take as
   * long. Only has to be in proportion to the time: how fast a machine is, the engine learns. 0 for what takes no time.
   */
  readonly work: number
  /** Most bytes it has allocated at once, its outputs included, its inputs not. */
  readonly peak: number
  /** Bytes of the largest single tensor on the way, where it may be larger than a backend takes. */
  readonly largest?: number
}

/** What a forecast may look at besides sizes and params. */
export interface ForecastContext {
  /**
   * What `read` makes of a file; it is called once for each file, so that it should be a constant function.
   * Undefined while the file has not been looked at, and when it is not to be had or `read` throws.
   */
  file<T>(sha256: string, read: (content: Uint8Array) => T): T | undefined
}
