import type { Bands } from '../../../src/tensor/bands/bands'

/** Bands of so many rows, whatever the time they take; counts the pauses between them. */
export class FixedBands implements Bands {
  pauses = 0

  constructor(
    readonly rows: number,
    readonly signal?: AbortSignal,
  ) {}

  next(left: number): number {
    return Math.min(left, this.rows)
  }

  done(): void {}

  async breathe(): Promise<void> {
    this.pauses++
    this.signal?.throwIfAborted()
  }
}
