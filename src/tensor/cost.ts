/**
 * What a computation takes, known from sizes alone. Second handles on data count as copies, which on wasm they are;
 * other backends share.
 */
export interface Cost {
  /** Floating-point operations, and what takes as long as so many of them. */
  readonly work: number
  /** Most bytes of tensors it has allocated at once, its results included, what it borrows not. */
  readonly peak: number
  /** Bytes of the largest single tensor, where a network makes one. */
  readonly largest?: number
}

/** Height, width and channels. */
export type Shape3 = readonly [number, number, number]

export const floatBytes = 4

/**
 * Work of one value of one elementwise kernel, which waits for memory more than it computes. With this, small and
 * large networks have about the same speed on wasm.
 */
export const valueWork = 30

/**
 * Work of starting one kernel, whatever its size: it decides at sizes where kernels are short. Between what wasm takes
 * with one thread and with several, which have to be called together each time.
 */
export const kernelWork = 1.5e6

export function valuesIn(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1)
}

/** Of a float32 tensor. */
export function shapeBytes(shape: readonly number[]): number {
  return floatBytes * valuesIn(shape)
}

/** Of second handles on tensors of these shapes. */
export function copyCost(...shapes: readonly (readonly number[])[]): Cost {
  const values = shapes.reduce((sum, shape) => sum + valuesIn(shape), 0)
  return { work: valueWork * values + kernelWork * shapes.length, peak: floatBytes * values }
}

/** Follows what is allocated and what is freed through a computation that is only thought through. */
export class Ledger {
  live = 0
  peak = 0
  /** Most bytes that were taken at once. */
  largest = 0

  /** One tensor. */
  take(bytes: number): void {
    this.largest = Math.max(this.largest, bytes)
    this.takeAll(bytes)
  }

  /** Several tensors. */
  takeAll(bytes: number): void {
    this.live += bytes
    this.peak = Math.max(this.peak, this.live)
  }

  free(bytes: number): void {
    this.live -= bytes
  }

  /** Taken and freed again. */
  pass(bytes: number): void {
    this.peak = Math.max(this.peak, this.live + bytes)
  }
}
