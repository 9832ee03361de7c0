import { isRecord } from '../../core/json'
import type { StoredView } from '../../editor/library/types'
import type { JotStorage } from './jots'

const key = 'gramarye.view'

/** Where somebody looked last, written down at once: a page that goes cannot wait for a database. */
export class LastView {
  private readonly storage: JotStorage | null

  /** @param storage null where there is none. */
  constructor(storage: JotStorage | null) {
    this.storage = storage
  }

  put(id: string, view: StoredView) {
    try {
      this.storage?.setItem(key, JSON.stringify({ id, ...view }))
    } catch {
      // A view that is lost is no loss worth a word.
    }
  }

  /** @returns the view of a document, if it is the one that was looked at last. */
  of(id: string): StoredView | undefined {
    try {
      const found: unknown = JSON.parse(this.storage?.getItem(key) ?? 'null')
      if (!isRecord(found) || found.id !== id) return undefined
      const { scope, place } = found
      if (!Array.isArray(scope) || !scope.every((group) => typeof group === 'string')) return undefined
      return { scope, ...(isPlace(place) && { place }) }
    } catch {
      return undefined
    }
  }
}

function isPlace(value: unknown): value is NonNullable<StoredView['place']> {
  return isRecord(value) && [value.x, value.y, value.zoom].every(Number.isFinite)
}
