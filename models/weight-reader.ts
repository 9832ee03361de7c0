import type { Tensor, TensorSpec } from '../src/tensor'
import { bytesInFile, decodeTensors } from '../src/tensor'
import { tensorSpecs } from './tensor-specs'
import { verifyWeights } from './verify'
import type { WeightFile, WeightSource } from './weight-source'
import { weightFiles } from './weight-source'

export interface LoadOptions {
  readonly signal?: AbortSignal
  /** Bytes of what this call loads. */
  readonly onProgress?: (loadedBytes: number, totalBytes: number) => void
}

/**
 * Reads a network's tensors in their order, only as far as asked, and can go on later: a file is read once, checked,
 * and what it holds of a tensor that continues in the next file is kept.
 */
export class WeightReader {
  readonly #source: WeightSource
  readonly #specs: readonly TensorSpec[]
  readonly #files: readonly WeightFile[]
  #nextSpec = 0
  #nextFile = 0
  /** Read, but not yet decoded. */
  #rest = new Uint8Array(0)

  constructor(network: string, source: WeightSource) {
    this.#source = source
    this.#specs = tensorSpecs(network)
    this.#files = weightFiles(network)
  }

  /**
   * The tensors from the last call's end up to and including `last`, in groups that `accept` takes ownership of as
   * they come; nothing read is lost when a later file fails or the signal aborts.
   */
  async readUpTo(
    last: string,
    accept: (tensors: ReadonlyMap<string, Tensor>) => void,
    { signal, onProgress }: LoadOptions,
  ): Promise<void> {
    const end = this.#specs.findIndex((spec) => spec.name === last) + 1
    if (end === 0) throw new Error(`There is no tensor ${last}.`)
    const files = this.#filesFor(end)
    const total = files.reduce((sum, file) => sum + file.bytes, 0)
    let done = 0
    this.#decode(end, accept)
    for (const file of files) {
      signal?.throwIfAborted()
      const onBytes = (loaded: number) => onProgress?.(done + loaded, total)
      const bytes = await this.#source.read(file, signal ? { signal, onBytes } : { onBytes })
      signal?.throwIfAborted()
      verifyWeights(bytes, file)
      this.#rest = concatenate(this.#rest, bytes)
      this.#nextFile++
      done += file.bytes
      onProgress?.(done, total)
      this.#decode(end, accept)
    }
  }

  #filesFor(end: number): readonly WeightFile[] {
    const missing = sizeOf(this.#specs.slice(this.#nextSpec, end)) - this.#rest.length
    let last = this.#nextFile
    for (let found = 0; found < missing; last++) found += this.#files[last]?.bytes ?? missing
    return this.#files.slice(this.#nextFile, last)
  }

  #decode(end: number, accept: (tensors: ReadonlyMap<string, Tensor>) => void): void {
    let upTo = this.#nextSpec
    let size = 0
    for (let spec = this.#specs[upTo]; spec && upTo < end; spec = this.#specs[++upTo]) {
      if (size + bytesInFile(spec) > this.#rest.length) break
      size += bytesInFile(spec)
    }
    if (upTo === this.#nextSpec) return
    const tensors = decodeTensors(this.#rest, this.#specs.slice(this.#nextSpec, upTo))
    this.#rest = this.#rest.slice(size)
    this.#nextSpec = upTo
    accept(tensors)
  }
}

function sizeOf(specs: readonly TensorSpec[]): number {
  return specs.reduce((sum, spec) => sum + bytesInFile(spec), 0)
}

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  return joined
}
