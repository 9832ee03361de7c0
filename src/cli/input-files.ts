import { fstatSync } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { readBounded, readStream } from './read-bounded'

/**
 * Reads the files of a run and remembers which these are, so that nothing is written over them: by what they are on the
 * disk, since one file may have many names.
 */
export class InputFiles {
  readonly #known = new Set<string>()
  readonly #signal: AbortSignal | undefined

  /** @param signal ends the wait for a pipe that nobody writes to. */
  constructor(signal?: AbortSignal) {
    this.#signal = signal
  }

  /** The content of a file, which may be a pipe or a device. @throws TooLargeError, the signal's reason, or what the system says. */
  async read(path: string, most: number): Promise<Buffer> {
    await this.note(path)
    return this.#unlessAborted(readBounded(path, most))
  }

  /** What the standard input holds up to its end. @throws as `read` does. */
  async readStandardInput(most: number): Promise<Buffer> {
    this.noteDescriptor(0)
    const { stdin } = process
    try {
      return await this.#unlessAborted(readStream(stdin, most))
    } finally {
      stdin.destroy()
    }
  }

  /** Remembers a file that is read in another way; one that does not exist is none. */
  async note(path: string): Promise<void> {
    for (const key of await keysOf(path)) this.#known.add(key)
  }

  /** Remembers what one of the streams of the process is connected to. */
  noteDescriptor(descriptor: number): void {
    try {
      const info = fstatSync(descriptor, { bigint: true })
      if (info.isFile()) this.#known.add(keyOf(info))
    } catch {
      // It is closed.
    }
  }

  /** Whether a path leads to a file that was read, whatever it was called then. */
  async has(path: string): Promise<boolean> {
    return (await keysOf(path)).some((key) => this.#known.has(key))
  }

  async #unlessAborted<T>(reading: Promise<T>): Promise<T> {
    const signal = this.#signal
    if (!signal) return reading
    let stop = () => {}
    const aborted = new Promise<never>((_, reject) => {
      stop = () => reject(signal.reason)
      if (signal.aborted) stop()
      else signal.addEventListener('abort', stop, { once: true })
    })
    try {
      return await Promise.race([reading, aborted])
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }
}

/** The place as well as the file: an editor that saves puts another file in the place of the one that was read. */
async function keysOf(path: string): Promise<readonly string[]> {
  const [info, place] = await Promise.all([
    stat(path, { bigint: true }).catch(() => undefined),
    realpath(path).catch(() => undefined),
  ])
  return [...(info?.isFile() ? [keyOf(info)] : []), ...(place === undefined ? [] : [place])]
}

function keyOf({ dev, ino }: { readonly dev: bigint; readonly ino: bigint }): string {
  return `${dev}:${ino}`
}
