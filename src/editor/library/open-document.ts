import type { GraphDocument } from '../../core/document'
import { sha256Hex } from '../../core/hash'
import type { DocumentState } from '../store/document'
import { freshHeld, type Held } from './held'
import { pack } from './pack'
import type { KeeperParts, Origin } from './parts'
import { Saver } from './saver'
import { Soon } from './soon'
import { type Access, createLibraryStore, type LibraryStore } from './state'
import type { Holder, LinkedFile, VersionReason } from './types'

/** The document that this tab shows: that it is written, and that no other tab writes it meanwhile. */
export class OpenDocument {
  readonly state: LibraryStore = createLibraryStore()
  readonly saver: Saver
  private readonly parts: KeeperParts
  private readonly soon: Soon
  private current: Held

  constructor(parts: KeeperParts) {
    this.parts = parts
    this.soon = new Soon(() => void this.flush(), parts.now)
    this.saver = new Saver({
      storage: parts.storage,
      now: parts.now,
      newId: parts.newId,
      onWritten: (held) => this.written(held),
      onForked: (held) => this.forked(held),
      onTrouble: (trouble) => this.state.setState({ trouble, isKept: this.isKept() }),
    })
    this.current = freshHeld(parts.newId(), true)
    this.state.setState({ id: this.current.id })
  }

  get held(): Held {
    return this.current
  }

  get graph(): GraphDocument {
    return this.parts.document.getState().document
  }

  /** Whether this tab may change it. */
  get isMine(): boolean {
    return this.state.getState().access === 'write'
  }

  /** Lets go of what was open, once it is written, and goes on with another document, which is shown already. */
  replace(held: Held, { file }: Origin, before: DocumentState) {
    this.leave(this.current, before)
    const isNew = held.expects.length === 0
    this.current = held
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
    this.saver.put(held, this.graph, 'opened')
    void this.flush().then(() => file && this.link(file, this.graph).catch(() => {}))
  }

  /** Goes on with what is shown as a document of its own; what it was is left to others. */
  fork() {
    const left = this.current
    this.current = freshHeld(this.parts.newId(), false)
    left.lease?.release()
    this.begin(this.current)
  }

  /** Notes an edit. @param atOnce does not wait for more of them. */
  edited(atOnce: boolean) {
    this.current.untouched = false
    this.put()
    if (atOnce) void this.flush()
    else this.soon.ask()
  }

  /** Notes that it is to be written as it is. */
  put(why?: VersionReason) {
    if (!this.isMine) return
    this.saver.put(this.current, this.graph, why)
    if (this.state.getState().isKept) this.state.setState({ isKept: false })
  }

  /** Writes everything that is not written yet. @returns whether the library has all of it. */
  flush(): Promise<boolean> {
    this.soon.clear()
    return this.saver.flush()
  }

  /** Notes which file it is saved to, and that the file has `graph`. */
  async link(file: Omit<LinkedFile, 'digest'>, graph: GraphDocument): Promise<void> {
    const { id } = this.current
    const linked = { ...file, digest: sha256Hex((await pack(graph)).graph.text) }
    if (id === this.current.id) this.state.setState({ file: linked })
    await this.parts.storage.note(id, { file: linked })
  }

  keepView(held = this.current, { scope } = this.parts.document.getState()) {
    if (!this.isMine) return
    const place = this.parts.place()
    this.parts.storage.keepView(held.id, { scope, ...(place && { place }) })
  }

  setAccess(access: Access) {
    this.state.setState({ access })
    this.parts.document.lock(access === 'write' ? null : () => this.parts.tell('refused'))
  }

  /** Something of the library was changed: lists are to be read again. */
  touch() {
    this.state.setState(({ changes }) => ({ changes: changes + 1 }))
  }

  isKept(): boolean {
    return !this.saver.isPending(this.current)
  }

  /** What other tabs may ask of this one while it has the lease of `held`. */
  holderOf(held: Held): Holder {
    return {
      give: async () => {
        const isOpen = held === this.current
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
        if (held !== this.current) return
        this.setAccess('reading')
        this.state.setState({ wasTaken: true })
        void this.flush()
      },
    }
  }

  private leave(held: Held, before: DocumentState) {
    this.keepView(held, before)
    held.leaving = true
    if (this.isMine && !held.untouched) {
      this.saver.put(held, before.document, 'left')
      void this.flush()
    } else if (!this.saver.isPending(held)) this.letGo(held)
  }

  private letGo(held: Held) {
    held.lease?.release()
    held.lease = null
    // Nobody would miss it, and lists stay short.
    if (held.untouched && held.stored) this.parts.storage.erase(held.id).catch(() => {})
  }

  private written(held: Held) {
    this.parts.tabs.announce(held.id)
    this.state.setState(({ changes }) => ({ changes: changes + 1, isKept: this.isKept() }))
    if (held.leaving && !this.saver.isPending(held)) this.letGo(held)
  }

  private forked(held: Held) {
    held.lease?.release()
    held.lease = null
    if (held !== this.current) return
    this.begin(held)
    this.parts.tell('forked')
  }

  /** It has an id that no other tab knows. */
  private begin(held: Held) {
    this.hold(held)
    this.parts.remember(held.id)
    this.state.setState({ id: held.id, file: null, wasTaken: false })
    this.setAccess('write')
  }

  private hold(held: Held) {
    const { id } = held
    void this.parts.tabs.claim(id, this.holderOf(held)).then((lease) => {
      if (held.leaving || held.id !== id) lease?.release()
      else held.lease = lease
    })
  }
}
