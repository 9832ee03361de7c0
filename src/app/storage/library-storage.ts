import { newId } from '../../editor/lib/new-id'
import type {
  Entry,
  LibraryStorage,
  LinkedFile,
  StoredDocument,
  StoredGraph,
  StoredResult,
  StoredView,
  Trouble,
  VersionEntry,
  Write,
} from '../../editor/library/types'
import type { VersionLimits } from '../../editor/library/versions'
import { Connection } from './connection'
import { type JotStorage, Jots, pageStorage } from './jots'
import { LastView } from './last-view'
import { entryOf, eraseAll, graphOf, putContents, versionsOf } from './records'
import { putBeside, putState } from './states'
import { inAll, type Transaction } from './transaction'

/** What nobody edited is forgotten after this long. In ms. */
const untouchedFor = 24 * 3600_000

/** The library in the browser's own database. Every change is one transaction: all of it happens, or nothing. */
export class IndexedLibrary implements LibraryStorage {
  private readonly connection: Connection
  private readonly limits: VersionLimits | undefined
  private readonly jots: Jots
  private readonly lastView: LastView
  private listener: (trouble: Trouble) => void = () => {}
  /** Of each document that this page has read or written: the contents that the library surely has. */
  private readonly present = new Map<string, ReadonlySet<string>>()

  constructor(limits?: VersionLimits, jots: JotStorage | null = pageStorage()) {
    this.limits = limits
    this.jots = new Jots(newId(), jots)
    this.lastView = new LastView(jots)
    this.connection = new Connection((trouble) => {
      this.present.clear()
      this.listener(trouble)
    })
  }

  watch(listener: (trouble: Trouble) => void) {
    this.listener = listener
  }

  list(): Promise<readonly Entry[]> {
    return this.connection.use(async (database) => {
      const transaction = database.transaction(['documents', 'files'])
      const [records, keys, files] = await Promise.all([
        transaction.objectStore('documents').getAll(),
        transaction.objectStore('files').getAllKeys(),
        transaction.objectStore('files').getAll(),
      ])
      const byId = new Map(keys.map((key, index) => [key, files[index]]))
      return records.map((record) => entryOf(record, byId.get(record.id)))
    })
  }

  read(id: string): Promise<StoredDocument | undefined> {
    return this.inAll('readonly', async (transaction) => {
      const record = await transaction.objectStore('documents').get(id)
      const text = await transaction.objectStore('texts').get(id)
      if (!record || text === undefined) return undefined
      const [kept, file, graph] = await Promise.all([
        transaction.objectStore('views').get(id),
        transaction.objectStore('files').get(id),
        graphOf(transaction, text, record.contents),
      ])
      const { stamp, versionAt } = record
      const view = this.lastView.of(id) ?? kept
      this.present.set(id, new Set(graph.data.keys()))
      return { entry: entryOf(record, file), stamp, graph, versionAt, ...(view && { view }) }
    })
  }

  async write(write: Write): Promise<'written' | 'conflict'> {
    const jotted = this.jots.stampOf(write.id)
    const outcome = await this.inAll<'readwrite', 'written' | 'conflict'>(
      'readwrite',
      async (transaction) => {
        const before = await transaction.objectStore('documents').get(write.id)
        if (before && !write.expects.includes(before.stamp)) return 'conflict'
        const { graph, ...rest } = write
        await putContents(transaction, graph.data)
        const state = { ...rest, text: graph.text, contents: graph.contents }
        await putState(transaction, before, state, this.limits)
        return 'written'
      },
    )
    if (outcome === 'written') {
      this.present.set(write.id, new Set(write.graph.data.keys()))
      // What this page jotted down when it seemed to go is out of date.
      this.jots.forget(write.id, jotted)
    }
    return outcome
  }

  jot({ graph, ...write }: Write) {
    const { text, contents } = graph
    const present = this.present.get(write.id)
    const data = Object.fromEntries([...graph.data].filter(([key]) => !present?.has(key)))
    this.jots.put({ ...write, text, contents, data })
  }

  async recover(): Promise<void> {
    const found = this.jots.all()
    if (found.length === 0) return
    await this.inAll('readwrite', async (transaction) => {
      for (const { jot } of found) {
        const before = await transaction.objectStore('documents').get(jot.id)
        const { data, ...state } = jot
        await putContents(transaction, Object.entries(data))
        if (!before || jot.expects.includes(before.stamp))
          await putState(transaction, before, state, this.limits)
        else if (before.stamp !== jot.stamp) await putBeside(transaction, state, this.limits)
      }
    })
    for (const { key } of found) this.jots.remove(key)
  }

  keepView(id: string, view: StoredView) {
    this.lastView.put(id, view)
    // A view that is lost is no loss worth a word, and what is not in the library has none.
    void this.inAll('readwrite', async (transaction) => {
      const known = await transaction.objectStore('documents').getKey(id)
      if (known !== undefined) await transaction.objectStore('views').put(view, id)
    }).catch(() => {})
  }

  note(id: string, what: { readonly opened?: number; readonly file?: LinkedFile | null }): Promise<void> {
    return this.inAll('readwrite', async (transaction) => {
      const documents = transaction.objectStore('documents')
      const files = transaction.objectStore('files')
      const record = await documents.get(id)
      if (record && what.opened !== undefined) await documents.put({ ...record, opened: what.opened })
      if (what.file === null) await files.delete(id)
      else if (what.file) await files.put(what.file, id)
    })
  }

  versions(id: string): Promise<readonly VersionEntry[]> {
    return this.connection.use(async (database) =>
      (await database.getAll('versions', versionsOf(id))).map(
        ({ contents: _contents, textBytes: _bytes, ...entry }) => entry,
      ),
    )
  }

  readVersion(id: string, number: number): Promise<StoredGraph | undefined> {
    return this.inAll('readonly', async (transaction) => {
      const record = await transaction.objectStore('versions').get([id, number])
      const text = await transaction.objectStore('versionTexts').get([id, number])
      return record && text !== undefined ? graphOf(transaction, text, record.contents) : undefined
    })
  }

  setDeleted(id: string, at: number | undefined): Promise<void> {
    return this.inAll('readwrite', async (transaction) => {
      const documents = transaction.objectStore('documents')
      const record = await documents.get(id)
      if (!record) return
      const { deleted: _, ...rest } = record
      await documents.put(at === undefined ? rest : { ...rest, deleted: at })
    })
  }

  erase(id: string): Promise<void> {
    return this.inAll('readwrite', (transaction) => eraseAll(transaction, id))
  }

  tidy(): Promise<void> {
    return this.inAll('readwrite', async (transaction) => {
      const now = Date.now()
      const referring = await Promise.all([
        transaction.objectStore('documents').getAll(),
        transaction.objectStore('versions').getAll(),
        transaction.objectStore('results').getAll(),
      ])
      const [documents] = referring
      for (const { id, untouched, opened, changed } of documents) {
        if (untouched && now - Math.max(opened, changed) > untouchedFor) await eraseAll(transaction, id)
      }
      const jotted = this.jots.all().map(({ jot }) => jot)
      const used = new Set(
        [...referring.flat(), ...jotted].flatMap(({ contents }) => Object.values(contents)),
      )
      const contents = transaction.objectStore('contents')
      for (const key of await contents.getAllKeys()) if (!used.has(key)) await contents.delete(key)
    })
  }

  results(): Promise<readonly StoredResult[]> {
    return this.inAll('readonly', async (transaction) => {
      const records = await transaction.objectStore('results').getAll()
      return Promise.all(
        records.map(async ({ text, contents, ...result }) => ({
          ...result,
          graph: await graphOf(transaction, text, contents),
        })),
      )
    })
  }

  addResult({ graph, ...result }: StoredResult): Promise<void> {
    return this.inAll('readwrite', async (transaction) => {
      const { data, text, contents } = graph
      await putContents(transaction, data)
      await transaction.objectStore('results').put({ ...result, text, contents })
    })
  }

  removeResults(keys: readonly string[]): Promise<void> {
    return this.inAll('readwrite', async (transaction) => {
      for (const key of keys) await transaction.objectStore('results').delete(key)
    })
  }

  async space() {
    const { storage } = navigator
    if (!storage?.estimate) return undefined
    const [{ usage = 0, quota = 0 }, lasting] = await Promise.all([storage.estimate(), storage.persisted()])
    return { used: usage, quota, lasting }
  }

  async persist() {
    await navigator.storage?.persist?.()
  }

  private inAll<M extends 'readonly' | 'readwrite', T>(
    mode: M,
    work: (transaction: Transaction<M>) => Promise<T>,
  ): Promise<T> {
    return inAll(this.connection, mode, work)
  }
}
