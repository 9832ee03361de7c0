import type { Write } from '../../editor/library/types'

/** A state that a page wrote down when it went. */
export interface Jot extends Omit<Write, 'graph'> {
  readonly text: string
  readonly contents: Readonly<Record<string, string>>
  /** Of its files, in base64, those that the library may not have. */
  readonly data: Readonly<Record<string, string>>
}

/** What local storage has, and more would not help: a page that goes cannot wait for a database. */
export type JotStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>

const prefix = 'gramarye.jot.'

/** The states that pages wrote down when they went, until the library takes them up. */
export class Jots {
  private readonly storage: JotStorage | null
  /** The stamps of what this page wrote down last, by document. */
  private readonly own = new Map<string, string>()
  private readonly tab: string

  /** @param tab tells the jots of this page from those of others. @param storage null where there is none. */
  constructor(tab: string, storage: JotStorage | null) {
    this.tab = tab
    this.storage = storage
  }

  put(jot: Jot) {
    try {
      this.storage?.setItem(this.keyOf(jot.id), JSON.stringify(jot))
      this.own.set(jot.id, jot.stamp)
    } catch {
      // It is full or forbidden, and there is nobody left to tell.
    }
  }

  /** The stamp of what this page wrote down last of a document. */
  stampOf(id: string): string | undefined {
    return this.own.get(id)
  }

  /** What this page wrote down of a document is out of date, unless it has written down something else since. */
  forget(id: string, stamp: string | undefined) {
    if (stamp === undefined || this.own.get(id) !== stamp) return
    this.own.delete(id)
    this.remove(this.keyOf(id))
  }

  /** All of them, the oldest first, with what removes them. */
  all(): readonly { readonly key: string; readonly jot: Jot }[] {
    const { storage } = this
    if (!storage) return []
    try {
      return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
        .filter((key) => key.startsWith(prefix))
        .flatMap((key) => {
          const jot = read(storage.getItem(key))
          return jot ? [{ key, jot }] : []
        })
        .sort((a, b) => a.jot.at - b.jot.at)
    } catch {
      return []
    }
  }

  remove(key: string) {
    try {
      this.storage?.removeItem(key)
    } catch {
      // It is then found again, and known again.
    }
  }

  private keyOf(id: string): string {
    return `${prefix}${id}.${this.tab}`
  }
}

function read(text: string | null): Jot | undefined {
  try {
    return text === null ? undefined : (JSON.parse(text) as Jot)
  } catch {
    return undefined
  }
}

/** Local storage, where the browser has it. */
export function pageStorage(): JotStorage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}
