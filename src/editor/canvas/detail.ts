/** Up to this many nodes, all are drawn in full: they cost little, and nothing has to change on the way. */
const few = 40
/** Time given to drawing nodes in full, in ms per frame; one is drawn in any case. */
const budget = 5

/**
 * Which nodes of a large graph are drawn in full. The others are glances: boxes of the same size that cost a
 * tenth. Each node listens for itself alone.
 */
export class Detail {
  private all = true
  private full = new Set<string>()
  private wanted: readonly string[] = []
  private readonly listeners = new Map<string, Set<() => void>>()
  private readonly commit: (work: () => void) => void
  private frame: number | undefined

  /** @param commit does the work and draws what came of it before it returns. */
  constructor(commit: (work: () => void) => void) {
    this.commit = commit
  }

  has(id: string): boolean {
    return this.all || this.full.has(id)
  }

  subscribe(id: string, listener: () => void): () => void {
    const own = this.listeners.get(id) ?? new Set()
    this.listeners.set(id, own.add(listener))
    return () => {
      own.delete(listener)
      if (own.size === 0 && this.listeners.get(id) === own) this.listeners.delete(id)
    }
  }

  /** How many nodes there are now: a small graph is drawn in full. */
  count(nodes: number) {
    const all = nodes <= few
    if (all === this.all) return
    this.all = all
    for (const id of this.listeners.keys()) this.tell(id)
  }

  get isNeeded(): boolean {
    return !this.all
  }

  /** Draws a node in full at once. */
  show(id: string) {
    if (this.has(id)) return
    this.full.add(id)
    this.commit(() => this.tell(id))
  }

  /** These nodes have to be measured before anything else. Not told at once: a render may be under way. */
  showFirst(ids: Iterable<string>) {
    for (const id of ids) {
      if (this.full.has(id)) continue
      this.full.add(id)
      queueMicrotask(() => this.tell(id))
    }
  }

  /** From now on these, the most urgent first, are drawn in full: a few in each frame, so that none takes long. */
  want(ids: readonly string[]) {
    this.wanted = ids
    this.schedule()
  }

  /** Nodes that are gone, or no longer worth it, are glances again. */
  keep(isKept: (id: string) => boolean) {
    for (const id of this.full) {
      if (isKept(id)) continue
      this.full.delete(id)
      this.tell(id)
    }
  }

  stop() {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame)
    this.frame = undefined
  }

  private schedule() {
    if (this.all || this.frame !== undefined) return
    if (this.wanted.every((id) => this.full.has(id))) return
    this.frame = requestAnimationFrame(() => {
      this.frame = undefined
      const start = performance.now()
      for (const id of this.wanted) {
        if (this.full.has(id)) continue
        this.show(id)
        if (performance.now() - start > budget) break
      }
      this.schedule()
    })
  }

  private tell(id: string) {
    for (const listener of this.listeners.get(id) ?? []) listener()
  }
}
