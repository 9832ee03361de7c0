import type { GraphDocument } from '../../core/document'
import { sha256Hex } from '../../core/hash'
import type { DocumentState, DocumentStore } from '../store/document'
import { setTitle } from '../store/edits'
import { restoreWhole } from '../store/restore-whole'
import type { Place } from '../store/ui'
import type { FileAccess } from './file-access'
import { pack, preparePacking, unpack } from './pack'
import { type Held, Saver } from './saver'
import { type Access, createLibraryStore, type LibraryStore } from './state'
import type {
  Holder,
  LibraryStorage,
  LinkedFile,
  ReadGraph,
  StoredDocument,
  StoredGraph,
  StoredResult,
  StoredView,
  Tabs,
  VersionReason,
} from './types'

/** What the keeper tells the user, in words of the interface. */
export type KeeperNews =
  /** Another tab has changed the document meanwhile: this one goes on with a copy. */
  | 'forked'
  /** An edit was refused: another tab has the document. */
  | 'refused'
  /** The other tab cannot let go of the document. */
  | 'not-given'
  /** The library has a document that cannot be read. */
  | 'unreadable'

/** Where a document comes from that is not in the library yet. */
export interface Origin {
  /** It is an example, or empty: it need not be kept before it is edited. */
  readonly untouched: boolean
  readonly file?: Omit<LinkedFile, 'digest'>
}

export interface KeeperParts {
  readonly storage: LibraryStorage
  readonly tabs: Tabs
  readonly files: FileAccess
  readonly document: DocumentStore
  /** Reads the text of a graph file; undefined when it cannot be read. */
  readonly read: (text: string) => Promise<ReadGraph | undefined>
  /** Where the canvas is. */
  readonly place: () => Place | undefined
  readonly goTo: (view: StoredView) => void
  readonly tell: (news: KeeperNews) => void
  readonly now: () => number
  readonly newId: () => string
  /** The document that this tab shows, for when it is loaded again. */
  readonly remember: (id: string) => void
}

/** How long after an edit the document is written, and how long at most while edits go on. In ms. */
const pause = 300
const longest = 1500
/** How soon a tab that looks on shows what another one has written, in ms. */
const followed = 150

/** Keeps what is open in the library: every change, whoever makes it, and one writer for each document. */
export class Keeper {
  readonly state: LibraryStore = createLibraryStore()
  readonly storage: LibraryStorage
  readonly files: FileAccess
  private readonly parts: KeeperParts
  private readonly saver: Saver
  private open: Held
  /** What is about to be opened. */
  private next: { readonly held: Held; readonly origin: Origin } | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private waitingSince: number | undefined
  private following: ReturnType<typeof setTimeout> | undefined

  constructor(parts: KeeperParts) {
    this.parts = parts
    this.storage = parts.storage
    this.files = parts.files
    this.open = this.fresh({ untouched: true })
    this.saver = new Saver({
      storage: parts.storage,
      now: parts.now,
      newId: parts.newId,
      onWritten: (held) => this.written(held),
      onForked: (held) => this.forked(held),
      onTrouble: (trouble) => this.state.setState({ trouble, isKept: this.isKept() }),
    })
    this.state.setState({ id: this.open.id })
    parts.storage.watch((trouble) => {
      this.state.setState({ trouble })
      this.putOpen()
      void this.saver.flush()
    })
    parts.tabs.watch((id) => this.follow(id))
    parts.document.subscribe((state, before) => this.changed(state, before))
    // So that a page that goes can write at once.
    void preparePacking().catch(() => {})
  }

  /** Says where the document comes from that is opened next. */
  expect(origin: Origin) {
    this.next = { held: this.fresh(origin), origin }
  }

  /** Opens a document of the library. @returns whether it is shown now. */
  async show(id: string): Promise<boolean> {
    const { tabs, storage, document } = this.parts
    if (id === this.open.id) return true
    const held = this.fresh({ untouched: false })
    held.id = id
    const lease = await tabs.claim(id, this.holderOf(held))
    try {
      const stored = await storage.read(id)
      const read = stored && (await this.read(stored.graph))
      // What nobody has edited is not worth a question.
      if (!stored || !read || (!lease && stored.entry.untouched)) {
        lease?.release()
        return false
      }
      const graph = unpack(read.document, stored.graph)
      this.adopt(held, stored)
      held.lease = lease
      const { file } = stored.entry
      this.next = { held, origin: { untouched: held.untouched, ...(file && { file }) } }
      document.open(graph, !file || file.digest === sha256Hex(stored.graph.text))
      held.stored = document.getState().document
      if (!lease) this.setAccess('asking')
      if (stored.view) this.parts.goTo(stored.view)
      this.state.setState({ isKept: this.isKept() })
      if (lease) await storage.note(id, { opened: this.parts.now() })
      return true
    } catch (error) {
      if (this.open !== held) lease?.release()
      throw error
    }
  }

  /** Opens what was open last. @param id what this tab had. @returns whether there was something. */
  async showLast(id: string | null): Promise<boolean> {
    const { storage } = this.parts
    await storage.recover()
    const entries = (await storage.list()).filter(({ deleted }) => deleted === undefined)
    const [latest] = [...entries].sort((a, b) => b.opened - a.opened)
    const mine = entries.find((entry) => entry.id === id)
    for (const entry of [mine, latest]) if (entry && (await this.show(entry.id))) return true
    return false
  }

  /** Writes everything that is not written yet. @returns whether the library has all of it. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer)
    this.waitingSince = undefined
    return this.saver.flush()
  }

  /** Makes a version of the document as it is now. @returns whether the library has it. */
  async addVersion(why: VersionReason): Promise<boolean> {
    if (this.state.getState().access === 'write') this.saver.put(this.open, this.current, why)
    return this.flush()
  }

  /** Makes the document what it was, as one step that can be undone. The state before stays as a version. */
  async restore(number: number): Promise<'done' | 'same' | 'gone'> {
    const { storage, document } = this.parts
    const { id } = this.open
    const stored = await storage.readVersion(id, number)
    const read = stored && (await this.read(stored))
    if (!stored || !read || id !== this.open.id) return 'gone'
    await this.addVersion('replaced')
    const changed = document.apply(restoreWhole(unpack(read.document, stored)))
    if (changed) await this.addVersion('restored')
    return changed ? 'done' : 'same'
  }

  /** Goes on with a copy, which is a document of its own. */
  async fork(title: string): Promise<void> {
    const left = this.open
    this.open = this.fresh({ untouched: false })
    left.lease?.release()
    this.hold(this.open)
    this.parts.remember(this.open.id)
    this.state.setState({ id: this.open.id, file: null, wasTaken: false })
    this.setAccess('write')
    this.parts.document.apply(setTitle(title))
    this.saver.put(this.open, this.current, 'opened')
    await this.flush()
  }

  /** Looks at what another tab edits. */
  look() {
    this.setAccess('reading')
  }

  /** Takes the document from the tab that has it. @returns whether it let go. */
  async takeOver(): Promise<boolean> {
    const held = this.open
    const lease = await this.parts.tabs.takeOver(held.id, this.holderOf(held))
    if (!lease || this.open !== held) {
      lease?.release()
      if (!lease) this.parts.tell('not-given')
      return false
    }
    held.lease = lease
    await this.refresh(held)
    this.state.setState({ wasTaken: false })
    this.setAccess('write')
    return true
  }

  /** Notes which file the open document is saved to, and that the file has `graph`. */
  async link(file: Omit<LinkedFile, 'digest'>, graph = this.current): Promise<void> {
    const { id } = this.open
    const linked = { ...file, digest: sha256Hex((await pack(graph)).graph.text) }
    if (id === this.open.id) this.state.setState({ file: linked })
    await this.storage.note(id, { file: linked })
  }

  /** Writes what could not be written, if that is possible now. */
  async tryAgain(): Promise<boolean> {
    this.putOpen()
    return this.flush()
  }

  /**
   * Changes a document that is not open.
   *
   * @returns `busy` when another tab has it, `gone` when it is not there, or cannot be read.
   */
  async change(id: string, edit: (graph: GraphDocument) => GraphDocument): Promise<'done' | 'busy' | 'gone'> {
    const held = this.fresh({ untouched: false })
    held.id = id
    return this.alone(id, async () => {
      const stored = await this.storage.read(id)
      const read = stored && (await this.read(stored.graph))
      if (!read) return 'gone'
      this.adopt(held, stored)
      held.untouched = false
      this.saver.put(held, edit(unpack(read.document, stored.graph)))
      await this.flush()
      return 'done'
    })
  }

  /** Does something with a document that no other tab may have open meanwhile. */
  async alone<T>(id: string, work: () => Promise<T>): Promise<T | 'busy'> {
    // This tab may have left it only now.
    await this.flush()
    const lease = await this.parts.tabs.claim(id, {
      give: () => Promise.reject(new Error('in use')),
      lost: () => {},
    })
    if (!lease) return 'busy'
    try {
      return await work()
    } finally {
      lease.release()
      this.touch()
    }
  }

  /** Makes a copy of a document of the library. @returns whether it was there. */
  async duplicate(id: string, titled: (title: string) => string): Promise<boolean> {
    if (id === this.open.id) await this.flush()
    const stored = await this.storage.read(id)
    const read = stored && (await this.read(stored.graph))
    if (!read) return false
    const graph = unpack(read.document, stored.graph)
    this.saver.put(this.fresh({ untouched: false }), { ...graph, title: titled(graph.title) }, 'opened')
    await this.flush()
    return true
  }

  /** A stored graph as the editor has it; undefined when it cannot be read. */
  async graphOf(stored: StoredGraph): Promise<GraphDocument | undefined> {
    const read = await this.parts.read(stored.text)
    return read && unpack(read.document, stored)
  }

  /** Keeps the result of a run of `graph`. @returns its key. */
  async addResult(
    graph: GraphDocument,
    result: Pick<StoredResult, 'at' | 'ms' | 'changes' | 'sinks'>,
  ): Promise<string> {
    const key = this.parts.newId()
    const owner = this.open.id
    const packed = await pack(graph)
    await this.storage.addResult({ ...result, key, owner, graph: packed.graph })
    return key
  }

  /** Something of the library was changed otherwise: lists are to be read again. */
  touch() {
    this.state.setState(({ changes }) => ({ changes: changes + 1 }))
  }

  /** The page is hidden: it may never come back. */
  hide() {
    this.keepView(this.open, this.parts.document.getState())
    void this.flush()
  }

  /** The page goes: nothing is waited for. */
  leavePage() {
    this.keepView(this.open, this.parts.document.getState())
    this.saver.jot()
  }

  /** Whether the open document is one that somebody edited, and this tab may write it. */
  get hasEdits(): boolean {
    return !this.open.untouched && this.state.getState().access === 'write'
  }

  /** Whether nothing waits to be written. */
  get isSafe(): boolean {
    return this.saver.isIdle
  }

  private get current() {
    return this.parts.document.getState().document
  }

  private isKept(): boolean {
    return !this.saver.isPending(this.open)
  }

  private async read(graph: StoredGraph): Promise<ReadGraph | undefined> {
    const read = await this.parts.read(graph.text)
    if (!read) this.parts.tell('unreadable')
    return read
  }

  private fresh({ untouched }: Origin): Held {
    const id = this.parts.newId()
    return { id, expects: [], stored: null, versionAt: 0, untouched, lease: null, leaving: false }
  }

  private adopt(held: Held, { entry, stamp, versionAt }: StoredDocument) {
    held.expects = [stamp]
    held.versionAt = versionAt
    held.untouched = entry.untouched ?? false
  }

  private changed(state: DocumentState, before: DocumentState) {
    if (state.generation !== before.generation) {
      this.leave(this.open, before)
      const { held, origin } = this.next ?? {
        held: this.fresh({ untouched: false }),
        origin: { untouched: false },
      }
      this.next = undefined
      this.begin(held, origin)
    } else if (state.document !== before.document && this.state.getState().access === 'write') {
      this.open.untouched = false
      this.putOpen()
      // Files may be too large to be written down when the page goes.
      if (state.document.assets === before.document.assets) this.writeSoon()
      else void this.flush()
    } else if (state.scope !== before.scope) this.keepView(this.open, state)
  }

  private begin(held: Held, { file }: Origin) {
    const isNew = held.expects.length === 0
    this.open = held
    this.parts.remember(held.id)
    this.state.setState({
      id: held.id,
      file: file ? { digest: '', ...file } : null,
      wasTaken: false,
      isKept: !isNew,
    })
    this.setAccess('write')
    if (!isNew) return
    this.hold(held)
    this.saver.put(held, this.current, 'opened')
    void this.flush().then(() => file && this.link(file).catch(() => {}))
  }

  private hold(held: Held) {
    const { id } = held
    void this.parts.tabs.claim(id, this.holderOf(held)).then((lease) => {
      if (held.leaving || held.id !== id) lease?.release()
      else held.lease = lease
    })
  }

  private leave(held: Held, before: DocumentState) {
    this.keepView(held, before)
    held.leaving = true
    if (this.state.getState().access === 'write' && !held.untouched) {
      this.saver.put(held, before.document, 'left')
      void this.flush()
    } else if (!this.saver.isPending(held)) this.letGo(held)
  }

  private letGo(held: Held) {
    held.lease?.release()
    held.lease = null
    // Nobody would miss it, and lists stay short.
    if (held.untouched && held.stored) this.storage.erase(held.id).catch(() => {})
  }

  private keepView(held: Held, { scope }: DocumentState) {
    if (this.state.getState().access !== 'write' || !held.stored) return
    const place = this.parts.place()
    this.storage.keepView(held.id, { scope, ...(place && { place }) })
  }

  private setAccess(access: Access) {
    this.state.setState({ access })
    this.parts.document.lock(access === 'write' ? null : () => this.parts.tell('refused'))
  }

  private putOpen() {
    if (this.state.getState().access !== 'write') return
    this.saver.put(this.open, this.current)
    if (this.state.getState().isKept) this.state.setState({ isKept: false })
  }

  private writeSoon() {
    clearTimeout(this.timer)
    const now = this.parts.now()
    this.waitingSince ??= now
    const left = Math.max(0, longest - (now - this.waitingSince))
    this.timer = setTimeout(() => void this.flush(), Math.min(pause, left))
  }

  private written(held: Held) {
    this.parts.tabs.announce(held.id)
    this.state.setState(({ changes }) => ({ changes: changes + 1, isKept: this.isKept() }))
    if (held.leaving && !this.saver.isPending(held)) this.letGo(held)
  }

  private forked(held: Held) {
    held.lease?.release()
    held.lease = null
    if (held !== this.open) return
    this.hold(held)
    this.parts.remember(held.id)
    this.state.setState({ id: held.id, file: null, wasTaken: false })
    this.setAccess('write')
    this.parts.tell('forked')
  }

  private holderOf(held: Held): Holder {
    return {
      give: async () => {
        const isOpen = held === this.open
        if (isOpen) this.setAccess('reading')
        await this.flush()
        if (this.saver.isPending(held)) {
          if (isOpen) this.setAccess('write')
          throw new Error('What is unsaved cannot be saved.')
        }
        held.lease = null
        if (isOpen) this.state.setState({ wasTaken: true })
      },
      lost: () => {
        held.lease = null
        if (held !== this.open) return
        this.setAccess('reading')
        this.state.setState({ wasTaken: true })
        void this.flush()
      },
    }
  }

  /** Another tab has written a document. */
  private follow(id: string) {
    this.touch()
    const held = this.open
    if (id !== held.id || this.state.getState().access === 'write') return
    clearTimeout(this.following)
    this.following = setTimeout(() => void this.refresh(held).catch(() => {}), followed)
  }

  /** Shows a document as the library has it, which is newer than what is shown. */
  private async refresh(held: Held) {
    const stored = await this.storage.read(held.id)
    if (!stored || held !== this.open || held.expects.includes(stored.stamp)) return
    const read = await this.read(stored.graph)
    if (!read || held !== this.open) return
    this.adopt(held, stored)
    this.parts.document.replace(unpack(read.document, stored.graph))
    held.stored = this.current
  }
}
