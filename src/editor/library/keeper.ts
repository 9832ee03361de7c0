import type { GraphDocument } from '../../core/document'
import { sha256Hex } from '../../core/hash'
import type { DocumentState } from '../store/document'
import { restoreWhole } from '../store/restore-whole'
import { ClosedDocuments } from './closed-documents'
import type { FileAccess } from './file-access'
import { adopt, freshHeld, type Held } from './held'
import { OpenDocument } from './open-document'
import { OtherTabs } from './other-tabs'
import { preparePacking } from './pack'
import type { KeeperParts, Origin } from './parts'
import { readAsked } from './reader'
import { KeptResults } from './results'
import { Soon } from './soon'
import type { LibraryStore } from './state'
import type { LibraryStorage, LinkedFile, VersionReason } from './types'

/** Keeps what is open in the library: every change, whoever makes it, and one writer for each document. */
export class Keeper {
  readonly state: LibraryStore
  readonly storage: LibraryStorage
  readonly files: FileAccess
  readonly closed: ClosedDocuments
  readonly results: KeptResults
  readonly others: OtherTabs
  private readonly parts: KeeperParts
  private readonly open: OpenDocument
  private readonly view: Soon
  /** What is about to be opened. */
  private next: { readonly held: Held; readonly origin: Origin } | undefined

  constructor(parts: KeeperParts) {
    this.parts = parts
    this.storage = parts.storage
    this.files = parts.files
    this.open = new OpenDocument(parts)
    this.view = new Soon(() => this.keepView(), parts.now)
    this.state = this.open.state
    this.closed = new ClosedDocuments(parts, this.open)
    this.results = new KeptResults(parts)
    this.others = new OtherTabs(parts, this.open)
    parts.storage.watch((trouble) => {
      this.state.setState({ trouble })
      void this.tryAgain()
    })
    parts.tabs.watch((id) => {
      this.touch()
      this.others.follow(id)
    })
    parts.document.subscribe((state, before) => this.changed(state, before))
    // So that a page that goes can write at once.
    void preparePacking().catch(() => {})
  }

  /** Says where the document comes from that is opened next. */
  expect(origin: Origin) {
    this.next = { held: freshHeld(this.parts.newId(), origin.untouched), origin }
  }

  /** Opens a document of the library. @returns whether it is shown now. */
  async show(id: string): Promise<boolean> {
    const { tabs, storage, document } = this.parts
    if (id === this.open.held.id) return true
    const held = freshHeld(id, false)
    const lease = await tabs.claim(id, this.open.holderOf(held))
    try {
      const stored = await storage.read(id)
      const graph = stored && (await readAsked(this.parts, stored.graph))
      // What nobody has edited is not worth a question.
      if (!graph || (!lease && stored.entry.untouched)) {
        lease?.release()
        return false
      }
      adopt(held, stored)
      held.lease = lease
      const { file } = stored.entry
      this.next = { held, origin: { untouched: held.untouched, ...(file && { file }) } }
      document.open(graph, !file || file.digest === sha256Hex(stored.graph.text))
      held.stored = this.open.graph
      if (!lease) this.open.setAccess('asking')
      if (stored.view) this.parts.goTo(stored.view)
      this.state.setState({ isKept: this.open.isKept() })
      if (lease) await storage.note(id, { opened: this.parts.now() })
      return true
    } catch (error) {
      if (this.open.held !== held) lease?.release()
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
  flush(): Promise<boolean> {
    return this.open.flush()
  }

  /** Makes a version of the document as it is now. @returns whether the library has it. */
  addVersion(why: VersionReason): Promise<boolean> {
    this.open.put(why)
    return this.flush()
  }

  /** Makes the document what it was, by `become`. */
  async restore(number: number): Promise<'done' | 'same' | 'gone'> {
    const { storage } = this.parts
    const { id } = this.open.held
    const stored = await storage.readVersion(id, number)
    const graph = stored && (await readAsked(this.parts, stored))
    if (!graph || id !== this.open.held.id) return 'gone'
    return (await this.become(graph, 'restored')) ? 'done' : 'same'
  }

  /**
   * Makes the document another graph, as one step that can be undone. The state before stays as a version.
   *
   * @returns whether that changed it.
   */
  async become(graph: GraphDocument, why: VersionReason): Promise<boolean> {
    await this.addVersion('replaced')
    const changed = this.parts.document.apply(restoreWhole(graph))
    if (changed) await this.addVersion(why)
    return changed
  }

  /** Notes which file the open document is saved to, and that the file has `graph`. */
  link(file: Omit<LinkedFile, 'digest'>, graph: GraphDocument = this.open.graph): Promise<void> {
    return this.open.link(file, graph)
  }

  /** Writes what could not be written, if that is possible now. */
  tryAgain(): Promise<boolean> {
    this.open.put()
    return this.flush()
  }

  /** Something of the library was changed otherwise: lists are to be read again. */
  touch() {
    this.open.touch()
  }

  /** Somebody looks elsewhere in the graph: a page that crashes has no time to note it. */
  viewMoved() {
    this.view.ask()
  }

  /** The page is hidden: it may never come back. */
  hide() {
    this.keepView()
    void this.flush()
  }

  /** The page goes: nothing is waited for. */
  leavePage() {
    this.keepView()
    this.open.saver.jot()
  }

  /** Whether the open document is one that somebody edited, and this tab may write it. */
  get hasEdits(): boolean {
    return !this.open.held.untouched && this.open.isMine
  }

  /** Whether nothing waits to be written. */
  get isSafe(): boolean {
    return this.open.saver.isIdle
  }

  private keepView() {
    this.view.clear()
    this.open.keepView()
  }

  private changed(state: DocumentState, before: DocumentState) {
    if (state.generation !== before.generation) {
      const { held, origin } = this.next ?? {
        held: freshHeld(this.parts.newId(), false),
        origin: { untouched: false },
      }
      this.next = undefined
      this.open.replace(held, origin, before)
    } else if (state.document !== before.document && this.open.isMine) {
      // Files may be too large to be written down when the page goes.
      this.open.edited(state.document.assets !== before.document.assets)
    } else if (state.scope !== before.scope) this.keepView()
  }
}
