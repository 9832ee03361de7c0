import { OutOfMemoryError } from './errors'

/** The memory of a compiled module. */
export interface WasmHeap {
  readonly HEAPU8: Uint8Array
  /** The address as a signed 32-bit number; 0 when there is no room. */
  _malloc(bytes: number): number
}

/**
 * Makes a full heap an error. tfjs does not look: it would write over the start of the heap when malloc answers 0, or
 * past its end, because near 4 GiB the allocator wraps around and answers with a block that does not fit.
 */
export function failWhenFull(heap: WasmHeap): void {
  const malloc = heap._malloc
  heap._malloc = (bytes) => {
    const address = malloc(bytes)
    const start = address >>> 0
    if (bytes > 0 && (start === 0 || start + bytes > heap.HEAPU8.length)) throw new OutOfMemoryError(bytes)
    return address
  }
}
