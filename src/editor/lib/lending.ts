/** How many that nobody holds are kept for the next who asks. */
const spare = 24

interface Entry<V> {
  readonly value: Promise<V | undefined>
  holders: number
}

/** Costly things made once for however many hold them, and kept for a while after the last. */
export class Lending<K extends object, V> {
  private readonly entries = new Map<K, Entry<V>>()
  private readonly discard: (value: V) => void

  constructor(discard: (value: V) => void) {
    this.discard = discard
  }

  /** @param make makes the thing when there is none yet; a failure is not kept. */
  borrow(
    key: K,
    make: () => Promise<V | undefined>,
  ): { readonly value: Promise<V | undefined>; readonly release: () => void } {
    const entry = this.entries.get(key) ?? this.enter(key, make())
    entry.holders += 1
    // The last in the map is the one used last.
    this.entries.delete(key)
    this.entries.set(key, entry)
    let held = true
    const release = () => {
      if (!held) return
      held = false
      entry.holders -= 1
      this.trim()
    }
    return { value: entry.value, release }
  }

  private enter(key: K, value: Promise<V | undefined>): Entry<V> {
    const entry = { value, holders: 0 }
    value.catch(() => {
      if (this.entries.get(key) === entry) this.entries.delete(key)
    })
    return entry
  }

  private trim() {
    const unheld = [...this.entries].filter(([, { holders }]) => holders === 0)
    for (const [key, { value }] of unheld.slice(0, Math.max(0, unheld.length - spare))) {
      this.entries.delete(key)
      value.then(
        (made) => made !== undefined && this.discard(made),
        () => {},
      )
    }
  }
}
