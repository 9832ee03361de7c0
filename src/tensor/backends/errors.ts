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

/** The backend could not find the memory for a tensor, or for a computation on its way to one. */
export class OutOfMemoryError extends Error {
  override readonly name = 'OutOfMemoryError'

  /** @param bytes of the tensor, where it is known. */
  constructor(readonly bytes?: number) {
    super(
      bytes === undefined ? 'No memory is left.' : `No memory is left for ${(bytes / 1e6).toFixed(1)} MB.`,
    )
  }
}
