import { OutOfMemoryError } from './errors'

/** A function of the module; what it takes and gives is tfjs's affair. */
type Compiled = (...given: never[]) => never

/** What tfjs and we use of a compiled module's memory and functions. */
export interface WasmHeap {
  readonly HEAPU8: Uint8Array
  /** The address as a signed 32-bit number; 0 when there is no room. */
  _malloc(bytes: number): number
  _free(address: number): void
  /** A compiled function by its name; what it throws is a fault of the module. */
  cwrap(name: string, returns: string | null, args: readonly string[]): Compiled
}

/**
 * What must be left after each block for the compiled code's own needs, because it does not look whether it got what it
 * asked for and writes wherever it likes. In bytes.
 */
const reserve = 2 ** 25

/**
 * Makes a full memory an error. tfjs does not look: it would write over the start of the heap when malloc answers 0, and
 * a convolution that finds no room for its workspace only warns on the console and leaves its output as it was.
 */
export class WasmMemory {
  /** Resolves when compiled code failed midway: its memory can no longer be trusted. */
  readonly broken: Promise<{ readonly message: string }>
  private breakUp: (why: { readonly message: string }) => void = () => {}
  /** The system, or the maximum, has refused the heap to grow since this was last looked at. */
  private refused = false
  /** Why the module is broken: whatever is asked of it from then on fails alike. */
  private failure: Error | undefined

  constructor() {
    this.broken = new Promise((resolve) => {
      this.breakUp = resolve
    })
  }

  /** @param grow what the module calls when its heap is too small; answers whether it has grown. */
  watchGrowth(grow: (bytes: number) => boolean | number): (bytes: number) => boolean | number {
    return (bytes) => {
      const grown = grow(bytes)
      if (!grown) this.refused = true
      return grown
    }
  }

  /** Checks every block that tfjs asks for, and every compiled function that it binds from now on. */
  guard(heap: WasmHeap): void {
    // Emscripten's functions put the compiled ones in their own place when they are first called.
    heap._free(heap._malloc(1))
    const { _malloc: malloc, _free: free, cwrap } = heap
    // Near 4 GiB the allocator wraps around and answers with a block that does not fit.
    const take = (bytes: number) => {
      const address = malloc(bytes)
      const start = address >>> 0
      return start > 0 && start + bytes <= heap.HEAPU8.length ? address : undefined
    }
    heap._free = (address) => {
      if (!this.failure) free(address)
    }
    heap._malloc = (bytes) => {
      if (bytes === 0) return malloc(0)
      const address = take(bytes)
      const rest = address === undefined ? undefined : take(reserve)
      this.refused = false
      if (rest !== undefined) free(rest)
      if (address !== undefined && rest !== undefined) return address
      if (address !== undefined) free(address)
      throw new OutOfMemoryError(bytes)
    }
    heap.cwrap = (name, returns, args) => this.checked(cwrap(name, returns, args))
  }

  private checked(compiled: Compiled): Compiled {
    return (...given) => {
      if (this.failure) throw this.failure
      let result: never
      try {
        result = compiled(...given)
      } catch (error) {
        throw this.fail(error instanceof Error ? error.message : String(error))
      }
      if (this.refused) throw this.fail('')
      return result
    }
  }

  /** What is to be thrown, once everybody who waits for it knows that the module is broken. */
  private fail(why: string): Error {
    const cause = this.refused ? 'no memory is left' : why
    this.breakUp({ message: `WebAssembly stopped in the midst of a computation: ${cause}.` })
    this.failure = this.refused ? new OutOfMemoryError() : new Error(`WebAssembly stopped: ${why}.`)
    return this.failure
  }
}
