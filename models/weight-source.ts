import { networkEntry } from './manifest'

/** One file of weights, as the manifest describes it. */
export interface WeightFile {
  readonly network: string
  readonly path: string
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
  /** Public address; null when the file is part of the project. */
  readonly url: string | null
  readonly embedded: boolean
}

export interface ReadOptions {
  readonly signal?: AbortSignal
  /** Bytes of this file read so far. */
  readonly onBytes?: (loaded: number) => void
}

/** Where weights come from: a download with a cache in the browser, folders on the command line. */
export interface WeightSource {
  /** The whole file, unchecked. Throws WeightsUnavailableError; the signal's reason when canceled. */
  read(file: WeightFile, options: ReadOptions): Promise<Uint8Array>
}

/** A network's files in order. */
export function weightFiles(id: string): readonly WeightFile[] {
  const { embedded, baseUrl, files } = networkEntry(id)
  return files.map(({ path, bytes, sha256 }) => ({
    network: id,
    path,
    bytes,
    sha256,
    url: baseUrl === null ? null : `${baseUrl}${path}`,
    embedded,
  }))
}
