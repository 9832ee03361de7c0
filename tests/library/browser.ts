import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { castDraft } from 'immer'
import { vi } from 'vitest'
import type { JotStorage } from '../../src/app/storage/jots'
import { IndexedLibrary } from '../../src/app/storage/library-storage'
import { emptyDocument, type GraphDocument } from '../../src/core/document'
import { parseDocument } from '../../src/core/parse'
import { Keeper } from '../../src/editor/library/keeper'
import type { KeeperNews } from '../../src/editor/library/parts'
import { type Bus, createTabs, type Locks, type TabMessage } from '../../src/editor/library/tabs'
import {
  type LibraryStorage,
  StorageTrouble,
  type StoredView,
  type Trouble,
} from '../../src/editor/library/types'
import { createDocumentStore, type DocumentStore } from '../../src/editor/store/document'
import type { Edit } from '../../src/editor/store/edits'
import { node } from '../editor/documents'

/** How the storage of a tab fails: before it does anything, or after it did it all. */
type Failure = 'before' | 'after'

/** A browser with tabs that share a database, local storage, locks and messages; each can fail and die. */
export class FakeBrowser {
  private readonly local = new Map<string, string>()
  private readonly locks = new Map<string, { readonly tab: Tab; readonly onStolen: () => void }>()
  private readonly tabs = new Set<Tab>()
  private ids = 0
  now = Date.now()
  readonly hasLocks: boolean

  constructor(hasLocks = true) {
    this.hasLocks = hasLocks
    globalThis.indexedDB = new IDBFactory()
  }

  open(): Tab {
    const tab = new Tab(this)
    this.tabs.add(tab)
    return tab
  }

  newId = () => `id-${++this.ids}`

  jots(): JotStorage {
    const { local } = this
    return {
      get length() {
        return local.size
      },
      key: (index) => [...local.keys()][index] ?? null,
      getItem: (key) => local.get(key) ?? null,
      setItem: (key, value) => void local.set(key, value),
      removeItem: (key) => void local.delete(key),
    }
  }

  locksOf(tab: Tab): Locks {
    return {
      take: async (name, steal, onStolen) => {
        const held = this.locks.get(name)
        if (held && !steal) return null
        const entry = { tab, onStolen }
        this.locks.set(name, entry)
        held?.onStolen()
        return () => {
          if (this.locks.get(name) === entry) this.locks.delete(name)
        }
      },
    }
  }

  busOf(tab: Tab): Bus {
    return {
      post: (message) => {
        if (!tab.isAlive) return
        for (const other of this.tabs) if (other !== tab) queueMicrotask(() => other.hear(message))
      },
      listen: (listener) => {
        tab.hear = (message) => {
          if (tab.isAlive && !tab.isFrozen) listener(message)
        }
      },
    }
  }

  /** The browser forgets a tab, and with it its locks. */
  forget(tab: Tab) {
    this.tabs.delete(tab)
    for (const [name, held] of this.locks) if (held.tab === tab) this.locks.delete(name)
  }
}

export class Tab {
  readonly document: DocumentStore = createDocumentStore(emptyDocument('Untitled'))
  readonly keeper: Keeper
  readonly storage: IndexedLibrary
  readonly news: KeeperNews[] = []
  view: StoredView = { scope: [] }
  shown: string | null = null
  isAlive = true
  /** Hears nothing, as a tab in the background that the browser has put to sleep. */
  isFrozen = false
  failure: Failure | null = null
  trouble: Trouble = 'full'
  hear: (message: TabMessage) => void = () => {}
  private readonly browser: FakeBrowser

  constructor(browser: FakeBrowser) {
    this.browser = browser
    this.storage = new IndexedLibrary(undefined, browser.jots())
    this.keeper = new Keeper({
      storage: failing(this.storage, this),
      tabs: createTabs(browser.busOf(this), browser.hasLocks ? browser.locksOf(this) : undefined),
      files: { look: async () => undefined, write: () => Promise.reject(new Error('no files')) },
      document: this.document,
      read: async (text) => {
        const read = parseDocument(text)
        return read.ok ? { document: read.document, changes: [] } : undefined
      },
      place: () => this.view.place,
      goTo: (view) => {
        this.view = view
        this.document.enter(view.scope)
      },
      tell: (news) => this.news.push(news),
      now: () => (browser.now += 7),
      newId: browser.newId,
      remember: (id) => {
        this.shown = id
      },
    })
  }

  get graph(): GraphDocument {
    return this.document.getState().document
  }

  get access() {
    return this.keeper.state.getState().access
  }

  /** @returns whether the edit was done. */
  add(id: string): boolean {
    return this.document.apply(addNode(id))
  }

  /** The process dies. */
  crash() {
    this.isAlive = false
    this.browser.forget(this)
  }

  /** The page goes as pages do. */
  close() {
    this.keeper.leavePage()
    this.crash()
  }
}

function addNode(id: string): Edit {
  return { name: 'add-node', change: (body) => void body.nodes.push(castDraft(node(id))) }
}

/** What writes fails when the tab says so, and does nothing any more when it is dead. */
function failing(storage: IndexedLibrary, tab: Tab): LibraryStorage {
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    const { failure } = tab
    if (!tab.isAlive || failure === 'before') throw new StorageTrouble(tab.trouble)
    const done = await work()
    if (failure === 'after') throw new StorageTrouble(tab.trouble)
    return done
  }
  return {
    list: () => storage.list(),
    read: (id) => storage.read(id),
    write: (write) => guard(() => storage.write(write)),
    jot: (write) => storage.jot(write),
    recover: () => storage.recover(),
    keepView: (id, view) => storage.keepView(id, view),
    note: (id, what) => storage.note(id, what),
    versions: (id) => storage.versions(id),
    readVersion: (id, number) => storage.readVersion(id, number),
    setDeleted: (id, at) => storage.setDeleted(id, at),
    erase: (id) => guard(() => storage.erase(id)),
    tidy: () => storage.tidy(),
    results: () => storage.results(),
    addResult: (result) => storage.addResult(result),
    removeResults: (keys) => storage.removeResults(keys),
    space: () => storage.space(),
    persist: () => storage.persist(),
    watch: (listener) => storage.watch(listener),
  }
}

/** Time passes for timers only here. */
export function stopTime() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
}

/** Lets the time pass that `work` needs. */
export async function during<T>(work: Promise<T>): Promise<T> {
  let isDone = false
  const end = () => {
    isDone = true
  }
  work.then(end, end)
  while (!isDone) {
    await new Promise((resolve) => setImmediate(resolve))
    await vi.advanceTimersByTimeAsync(20)
  }
  return work
}

/** Lets everything happen that is on its way. */
export async function pass(ms: number) {
  for (let at = 0; at < ms; at += 50) {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    await vi.advanceTimersByTimeAsync(50)
  }
}

/** All graphs that the library has: those of documents now, and those of all their versions. */
export async function everyText(storage: IndexedLibrary) {
  const entries = await storage.list()
  const current: string[] = []
  const versions: string[] = []
  for (const { id } of entries) {
    const stored = await storage.read(id)
    if (stored) current.push(stored.graph.text)
    for (const { number } of await storage.versions(id)) {
      const version = await storage.readVersion(id, number)
      if (version) versions.push(version.text)
    }
  }
  return { current, versions }
}
