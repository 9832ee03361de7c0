import { CanceledError, type Logger } from '../core/context'

/** The values a node made on the way, freed when it ends in whatever way. */
export interface Ownership {
  own<T>(value: T, dispose: (value: T) => void): T
  /** Frees the latest first; `returned` values belong to somebody else now. */
  end(returned?: ReadonlySet<unknown>): void
}

export function createOwnership(log: Logger): Ownership {
  const owned: { readonly value: unknown; readonly free: () => void }[] = []
  let ended = false

  const free = (action: () => void) => {
    try {
      action()
    } catch (cause) {
      log.warn(`A value could not be freed: ${String(cause)}`)
    }
  }

  return {
    own(value, dispose) {
      if (ended) {
        free(() => dispose(value))
        throw new CanceledError()
      }
      owned.push({ value, free: () => dispose(value) })
      return value
    },
    end(returned) {
      ended = true
      for (const item of owned.splice(0).reverse()) if (!returned?.has(item.value)) free(item.free)
    },
  }
}
