/** A loss, or the gradient of their sum, became NaN or infinite. */
export class NotFiniteError extends Error {
  override readonly name = 'NotFiniteError'

  constructor(
    /** Name of the loss; null for the gradient. */
    readonly term: string | null,
    readonly iteration: number,
    readonly value: number,
  ) {
    super(
      `The ${term === null ? 'gradient' : `loss "${term}"`} became ${Number.isNaN(value) ? 'NaN' : 'infinite'} at iteration ${iteration}. ` +
        'Lower the learning rate, lower the weights, or use relative losses.',
    )
  }
}
