import type { Holder, Lease, Tabs } from './types'

/** Locks that all tabs share; they go with the tab that has them. */
export interface Locks {
  /**
   * @param steal takes it from whoever has it.
   * @param onStolen is called when another tab does that.
   * @returns what releases it; null when another tab has it.
   */
  take(name: string, steal: boolean, onStolen: () => void): Promise<(() => void) | null>
}

/** Carries messages to the other tabs, not to this one. */
export interface Bus {
  post(message: TabMessage): void
  listen(listener: (message: TabMessage) => void): void
}

export type TabMessage =
  /** Who has the document? */
  | { readonly kind: 'who'; readonly id: string }
  /** The sender has it. */
  | { readonly kind: 'mine'; readonly id: string }
  /** The sender wants it. */
  | { readonly kind: 'ask'; readonly id: string }
  /** The sender has let it go. */
  | { readonly kind: 'given'; readonly id: string }
  /** The sender cannot let it go: what it has is not saved. */
  | { readonly kind: 'refused'; readonly id: string }
  /** The sender has taken it without an answer. */
  | { readonly kind: 'stolen'; readonly id: string }
  | { readonly kind: 'written'; readonly id: string }

interface Waits {
  /** How long a tab that was closed or loaded again may take to let go. In ms. */
  readonly release: number
  /** How long a tab may take to say that it is there. */
  readonly answer: number
  /** How long it may then take to save what it has. */
  readonly saving: number
}

const usual: Waits = { release: 1000, answer: 1500, saving: 30_000 }
const retryEvery = 50

interface Mine {
  readonly holder: Holder
  readonly release: () => void
}

/**
 * Which tab may write which document. Browsers without locks get along with messages: two tabs that ask at the very
 * same time may then both be granted a document, which the library notices when they write.
 */
export function createTabs(bus: Bus, locks?: Locks, waits: Waits = usual): Tabs {
  const mine = new Map<string, Mine>()
  const watchers: ((id: string) => void)[] = []
  const waiting = new Set<(message: TabMessage) => void>()

  /** The first answer of one of these kinds, or undefined after `ms`. */
  function answer(
    id: string,
    kinds: readonly TabMessage['kind'][],
    ms: number,
  ): Promise<TabMessage['kind'] | undefined> {
    return new Promise((resolve) => {
      const end = (kind?: TabMessage['kind']) => {
        clearTimeout(timer)
        waiting.delete(hear)
        resolve(kind)
      }
      const hear = (message: TabMessage) => {
        if (message.id === id && kinds.includes(message.kind)) end(message.kind)
      }
      const timer = setTimeout(end, ms)
      waiting.add(hear)
    })
  }

  function hold(id: string, holder: Holder, release: () => void): Lease {
    const entry = { holder, release }
    mine.set(id, entry)
    return {
      release() {
        if (mine.get(id) === entry) mine.delete(id)
        release()
      },
    }
  }

  async function take(id: string, holder: Holder, steal: boolean): Promise<Lease | null> {
    if (!locks) {
      if (steal) bus.post({ kind: 'stolen', id })
      return hold(id, holder, () => {})
    }
    const release = await locks.take(id, steal, () => lose(id))
    return release && hold(id, holder, release)
  }

  function lose(id: string) {
    const entry = mine.get(id)
    mine.delete(id)
    entry?.holder.lost()
  }

  async function claim(id: string, holder: Holder): Promise<Lease | null> {
    if (!locks) {
      bus.post({ kind: 'who', id })
      const answered = await answer(id, ['mine'], Math.min(waits.answer, 200))
      return answered ? null : take(id, holder, false)
    }
    const until = performance.now() + waits.release
    let taken = false
    let asked = false
    do {
      const lease = await take(id, holder, false)
      if (lease) return lease
      // A page that was loaded again may still have it, and does not answer; one that answers has it.
      if (!asked) {
        asked = true
        const heard = answer(id, ['mine'], waits.release)
        bus.post({ kind: 'who', id })
        void heard.then((kind) => {
          taken = kind !== undefined
        })
      }
      await new Promise((resolve) => setTimeout(resolve, retryEvery))
    } while (!taken && performance.now() < until)
    return null
  }

  async function takeOver(id: string, holder: Holder): Promise<Lease | null> {
    const free = locks && (await take(id, holder, false))
    if (free) return free
    const heard = answer(id, ['mine', 'given', 'refused'], waits.answer)
    bus.post({ kind: 'ask', id })
    let kind = await heard
    if (kind === 'mine') kind = await answer(id, ['given', 'refused'], waits.saving)
    if (kind === 'refused') return null
    if (kind === 'given') return (await claim(id, holder)) ?? take(id, holder, true)
    // It is frozen, or gone: what it may still write is not written over this tab's work.
    return take(id, holder, true)
  }

  function give(id: string, entry: Mine) {
    // Says at once that it is there, since saving may take its time.
    bus.post({ kind: 'mine', id })
    entry.holder.give().then(
      () => {
        if (mine.get(id) === entry) mine.delete(id)
        entry.release()
        bus.post({ kind: 'given', id })
      },
      () => bus.post({ kind: 'refused', id }),
    )
  }

  bus.listen((message) => {
    for (const hear of [...waiting]) hear(message)
    const { kind, id } = message
    const entry = mine.get(id)
    if (kind === 'who' && entry) bus.post({ kind: 'mine', id })
    if (kind === 'ask' && entry) give(id, entry)
    if (kind === 'stolen' && entry) lose(id)
    if (kind === 'written') for (const watcher of watchers) watcher(id)
  })

  return {
    claim,
    takeOver,
    announce: (id) => bus.post({ kind: 'written', id }),
    watch: (listener) => void watchers.push(listener),
  }
}
