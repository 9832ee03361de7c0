import { networkEntry } from './manifest'
import type { WeightFile } from './weight-source'

/** A file of weights could not be had. */
export class WeightsUnavailableError extends Error {
  override readonly name = 'WeightsUnavailableError'
  readonly network: string
  readonly file: string
  /** What the user can do, as sentences. */
  readonly remedy: string

  constructor(
    file: WeightFile,
    /** Addresses and paths that were tried. */
    readonly lookedIn: readonly string[],
    cause?: unknown,
  ) {
    const detail = cause instanceof Error ? ` (${cause.message})` : ''
    super(
      `The weights of ${networkEntry(file.network).title} are not available: ${file.path} was not found in ` +
        `${lookedIn.join(', ')}${detail}.`,
      { cause },
    )
    this.network = file.network
    this.file = file.path
    this.remedy = file.embedded
      ? 'This file is part of Gramarye: install it again.'
      : 'Connect to the internet and try again, or choose the lite network, which is built in. On the command line, --weights names a folder that has the files.'
  }
}

/** A file of weights is not the one the manifest means. */
export class WeightsCorruptError extends Error {
  override readonly name = 'WeightsCorruptError'
  readonly network: string
  readonly file: string
  /** What the user can do, as a sentence. */
  readonly remedy = 'Delete the file or clear the cache and load it again, or choose the lite network.'

  /** `fault` says what is wrong, as the end of a sentence. */
  constructor(file: WeightFile, fault: string) {
    super(`The weights of ${networkEntry(file.network).title} are damaged: ${file.path} ${fault}.`)
    this.network = file.network
    this.file = file.path
  }
}
