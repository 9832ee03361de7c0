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

/** A loss that takes a whole activation was to be scored in pieces. */
export class NotInPartsError extends Error {
  override readonly name = 'NotInPartsError'
  constructor(readonly term: string) {
    super(`${term} can only be computed from the whole picture at once, not in pieces.`)
  }
}
