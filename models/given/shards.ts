import { damagedWeights, GivenWeightsError } from './errors'
import type { GivenFile } from './given-file'

interface Shard {
  readonly file: GivenFile
  /** In the bytes of all shards, one after another. */
  readonly start: number
}

/** The shards of one group of a `model.json` as one run of bytes, as far as they were given. */
export class Shards {
  readonly #model: string
  readonly #found: readonly Shard[]
  /** Where what is known ends, and what comes there. */
  readonly #end: number
  readonly #missing: string | undefined

  /** @param paths as the model names them; only the last part of each counts, since files are given without folders. */
  constructor(model: string, paths: readonly string[], files: readonly GivenFile[]) {
    const byName = new Map(files.map((file) => [file.name, file]))
    const found: Shard[] = []
    let end = 0
    let missing: string | undefined
    for (const path of paths) {
      const name = path.slice(path.lastIndexOf('/') + 1)
      const file = byName.get(name)
      if (!file) {
        missing = name
        break
      }
      found.push({ file, start: end })
      end += file.size
    }
    this.#model = model
    this.#found = found
    this.#end = end
    this.#missing = missing
  }

  /**
   * Bytes from `start` to before `end`, in a buffer of their own.
   * @throws GivenWeightsError naming the tensor, and the shard that was not given or the bytes that are too few.
   */
  async read(tensor: string, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    // Before anything is allocated: `end` is only what the file says.
    if (end > this.#end) throw this.#tooShort(tensor, end)
    const bytes = new Uint8Array(end - start)
    for (const { file, start: at } of this.#found) {
      const from = Math.max(start, at)
      const to = Math.min(end, at + file.size)
      if (from < to) bytes.set(await file.read(from - at, to - at), from - start)
    }
    return bytes
  }

  #tooShort(tensor: string, end: number): GivenWeightsError {
    if (this.#missing === undefined) {
      return damagedWeights(
        this.#model,
        `names ${end} bytes for ${tensor}, but its .bin files have ${this.#end}`,
      )
    }
    return new GivenWeightsError(
      this.#model,
      `has the tensor ${tensor} in ${this.#missing}, which was not given`,
      'Choose model.json and all its .bin files together.',
    )
  }
}
