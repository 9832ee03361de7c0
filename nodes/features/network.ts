import { GivenWeightsError, networkEntry, WeightsCorruptError, WeightsUnavailableError } from '../../models'
import { type RunContext, UserError } from '../../src/core/context'
import { ImageTooSmallError, MaskShapeError, PixelSizeError } from '../../src/tensor'

/** What the controls call how a network looks at a picture. */
export const poolings = [
  { value: 'max', label: 'Max' },
  { value: 'avg', label: 'Average' },
] as const
export const borders = [
  { value: 'replicate', label: 'Repeated' },
  { value: 'zeros', label: 'Zeros' },
] as const

/** A reporter of download progress for the loaders of `models`. */
export function reportLoading(context: RunContext, title: string): (loaded: number, total: number) => void {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)
  return (loaded, total) => {
    const message = `Loading ${title}: ${megabytes(loaded)} of ${megabytes(total)} MB`
    // A canceled load rejects by itself; the report's own rejection would say the same twice.
    context.report({ fraction: loaded / total, message }).catch(() => undefined)
  }
}

/** A network that is not downloaded unasked needs a file; says where there is one. */
export function refuseWithoutFile(id: string): void {
  const { title, byHand } = networkEntry(id)
  if (!byHand) return
  throw new UserError(
    `${title} needs a file with its weights; it is too large to be loaded unasked.`,
    `Get ${byHand.url} (${byHand.megabytes} MB, SHA-256 ${byHand.sha256.slice(0, 12)}…) and choose it as Weights, or choose VGG-19.`,
  )
}

/** Adds to the failures of networks what the user can do about them. Rethrows everything else as it is. */
export function explainNetworkFailure(cause: unknown): never {
  if (
    cause instanceof WeightsUnavailableError ||
    cause instanceof WeightsCorruptError ||
    cause instanceof GivenWeightsError
  ) {
    throw new UserError(cause.message, cause.remedy, { cause })
  }
  if (cause instanceof ImageTooSmallError) {
    throw new UserError(cause.message, 'Give a larger picture, or choose layers that are less deep.', {
      cause,
    })
  }
  if (cause instanceof MaskShapeError) {
    throw new UserError(cause.message, 'Make the mask from that picture, or crop it to the same shape.', {
      cause,
    })
  }
  if (cause instanceof PixelSizeError) {
    throw new UserError(
      cause.message,
      'Make the target of the pixel loss of that size, or choose how many times it is reduced.',
      { cause },
    )
  }
  throw cause
}
