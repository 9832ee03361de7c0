/** A loss became NaN or infinite. */
export class NotFiniteError extends Error {
  override readonly name = 'NotFiniteError'

  constructor(
    readonly term: string,
    readonly iteration: number,
    readonly value: number,
  ) {
    super(
      `The loss "${term}" became ${Number.isNaN(value) ? 'NaN' : 'infinite'} at iteration ${iteration}. ` +
        'Lower the learning rate, lower the weights, or use relative losses.',
    )
  }
}
