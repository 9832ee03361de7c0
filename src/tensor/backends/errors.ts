import type { Attempt } from './types'

/** A backend cannot be had here; the message says why and what to do. */
export class BackendUnavailableError extends Error {
  override readonly name = 'BackendUnavailableError'

  constructor(
    readonly backend: string,
    readonly why: string,
    readonly tried: readonly Attempt[] = [],
  ) {
    super(`The ${backend} backend cannot be used: ${why} Choose another backend, or "auto".`)
  }
}

/** The backend could not find the memory for a tensor. */
export class OutOfMemoryError extends Error {
  override readonly name = 'OutOfMemoryError'

  constructor(readonly bytes: number) {
    super(
      `There is no memory left for a tensor of ${(bytes / 2 ** 20).toFixed(1)} MiB. ` +
        'Use a smaller picture or fewer layers, or free results that are no longer needed.',
    )
  }
}
