/** More than a session computes; the oldest are forgotten. */
const mostEntries = 20_000

/** What results took to compute, in ms by cache key, also of those that are no longer in memory. */
export class Durations {
  private readonly known = new Map<string, number>()

  get(key: string): number | undefined {
    return this.known.get(key)
  }

  set(key: string, ms: number): void {
    this.known.delete(key)
    this.known.set(key, ms)
    for (const oldest of this.known.keys()) {
      if (this.known.size <= mostEntries) break
      this.known.delete(oldest)
    }
  }
}
