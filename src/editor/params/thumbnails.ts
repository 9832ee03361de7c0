/** How many that nobody shows are kept for the next who does. */
const spare = 24

interface Entry<V> {
  readonly picture: Promise<V | undefined>
  users: number
}

/** Pictures drawn once for however many show them, and kept for a while after the last. */
export class Thumbnails<K extends object, V> {
  private readonly entries = new Map<K, Entry<V>>()
  private readonly discard: (picture: V) => void

  constructor(discard: (picture: V) => void) {
    this.discard = discard
  }

  /** @param draw makes the picture when there is none yet; a failure is not kept. */
  borrow(
    key: K,
    draw: () => Promise<V | undefined>,
  ): { readonly picture: Promise<V | undefined>; readonly release: () => void } {
    const entry = this.entries.get(key) ?? { picture: draw(), users: 0 }
    entry.users += 1
    // The last in the map is the one used last.
    this.entries.delete(key)
    this.entries.set(key, entry)
    entry.picture.catch(() => {
      if (this.entries.get(key) === entry) this.entries.delete(key)
    })
    let held = true
    const release = () => {
      if (!held) return
      held = false
      entry.users -= 1
      this.trim()
    }
    return { picture: entry.picture, release }
  }

  private trim() {
    const unused = [...this.entries].filter(([, { users }]) => users === 0)
    for (const [key, { picture }] of unused.slice(0, Math.max(0, unused.length - spare))) {
      this.entries.delete(key)
      picture.then(
        (drawn) => drawn !== undefined && this.discard(drawn),
        () => {},
      )
    }
  }
}
