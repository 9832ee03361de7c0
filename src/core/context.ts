import type { Checkpoints } from './checkpoint'
import type { Preview } from './preview'

/** The caller stopped the run. Not a failure: nothing is reported to the user as an error. */
export class CanceledError extends Error {
  override readonly name = 'CanceledError'
  constructor() {
    super('The run was canceled.')
  }
}

/**
 * A failure the user can do something about. `message` says what is wrong and names the thing;
 * `remedy` says what to do. The engine adds which node and port it happened in.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError'
  readonly remedy: string
  /** The input it is about, when that is known. */
  readonly port?: string
  constructor(message: string, remedy: string, options: ErrorOptions & { readonly port?: string } = {}) {
    super(message, options)
    this.remedy = remedy
    if (options.port !== undefined) this.port = options.port
  }
}

/** Something a composition root lends to nodes (a network pool, a picture decoder). Compared by identity. */
export interface Resource<T> {
  readonly id: string
  /** Pairs the resource with its value, for the session that is to lend it. */
  provide(value: T): ProvidedResource
  /** The value among those provided. @throws Error when this session does not lend it. */
  from(provided: readonly ProvidedResource[]): T
}

export interface ProvidedResource {
  readonly resource: { readonly id: string }
  readonly value: unknown
}

export function defineResource<T>(id: string): Resource<T> {
  const values = new WeakMap<ProvidedResource, { readonly value: T }>()
  const resource: Resource<T> = {
    id,
    provide(value) {
      const provided = { resource, value }
      values.set(provided, { value })
      return provided
    },
    from(provided) {
      for (const candidate of provided) {
        const held = values.get(candidate)
        if (held) return held.value
      }
      throw new Error(`This session provides no ${id}.`)
    },
  }
  return resource
}

/** How far a node is. Everything is optional: a loader knows a fraction, an optimizer its iteration and losses. */
export interface Progress {
  /** 0..1. */
  readonly fraction?: number
  readonly message?: string
  readonly iteration?: number
  readonly iterations?: number
  /** Unweighted value of every loss term at `iteration`, by name. */
  readonly terms?: Readonly<Record<string, number>>
  /** Weighted sum of the terms. */
  readonly total?: number
  /** Draws the node's value so far; called at most ten times a second, and only if somebody looks. */
  readonly preview?: () => Promise<Preview>
}

/** Where a value on a wire comes from, as far as the engine knows. */
export interface Origin {
  /** What the node is called that gave it. */
  readonly name: string
  /** What all that it was made from took to compute, each node once, in ms; without downloads. */
  readonly ms?: number
  /** Steps of the optimizers it was made by; absent when there were none. */
  readonly iterations?: number
}

/** Uniform, reproducible numbers from one 32-bit seed. */
export interface Random {
  /** In [0, 1). */
  uniform(): number
  /** Mean 0, standard deviation 1. */
  normal(): number
}

export interface Logger {
  info(message: string): void
  warn(message: string): void
}

/** What a node may use of the outside world while it runs. */
export interface RunContext {
  readonly nodeId: string
  readonly signal: AbortSignal
  /** Tells how far the node is and yields to the event loop. @throws CanceledError once the run is canceled. */
  report(progress: Progress): Promise<void>
  /** Hands `value` to the run: freed when the node ends, fails or is canceled. Returns it. */
  own<T>(value: T, dispose: (value: T) => void): T
  /** A fresh stream for `seed`; the same seed gives the same numbers everywhere. */
  random(seed: number): Random
  readonly log: Logger
  /** Of the wires into an input declared as `named`, in their order. Times are no part of what a result depends on. */
  origins(input: string): readonly Origin[]
  /** The bytes of a file the document carries or refers to. @throws UserError when they are not to be had. */
  asset(sha256: string): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }>
  /** Where this very work stood before; nothing is kept where the session has no place for it. */
  readonly checkpoints: Checkpoints
  /** A service of the composition root. */
  use<T>(resource: Resource<T>): T
  /** Waits for what is no work of the node's own, such as a download: it says nothing about how fast the node is. */
  waitFor<T>(other: Promise<T>): Promise<T>
}
