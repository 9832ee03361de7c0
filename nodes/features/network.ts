import { WeightsCorruptError, WeightsUnavailableError } from '../../models'
import { type RunContext, UserError } from '../../src/core/context'
import { ImageTooSmallError, MaskShapeError } from '../../src/tensor'

/** A reporter of download progress for the loaders of `models`. */
export function reportLoading(context: RunContext, title: string): (loaded: number, total: number) => void {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)
  return (loaded, total) => {
    const message = `Loading ${title}: ${megabytes(loaded)} of ${megabytes(total)} MB`
    // A canceled load rejects by itself; the report's own rejection would say the same twice.
    context.report({ fraction: loaded / total, message }).catch(() => undefined)
  }
}

/** Adds to the failures of networks what the user can do about them. Rethrows everything else as it is. */
export function explainNetworkFailure(cause: unknown): never {
  if (cause instanceof WeightsUnavailableError || cause instanceof WeightsCorruptError) {
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
  throw cause
}
