import { setTitle } from '../store/edits'
import { adopt, type Held } from './held'
import type { OpenDocument } from './open-document'
import type { KeeperParts } from './parts'
import { readAsked } from './reader'

/** How soon a tab that looks on shows what another one has written, in ms. */
const followed = 150

/** What becomes of an open document that another tab writes: this one looks on, takes it, or goes on with a copy. */
export class OtherTabs {
  private readonly parts: KeeperParts
  private readonly open: OpenDocument
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(parts: KeeperParts, open: OpenDocument) {
    this.parts = parts
    this.open = open
  }

  look() {
    this.open.setAccess('reading')
  }

  /** Goes on with a copy, which is a document of its own. */
  async fork(title: string): Promise<void> {
    this.open.fork()
    this.parts.document.apply(setTitle(title))
    this.open.put('opened')
    await this.open.flush()
  }

  /** Takes the document from the tab that has it. @returns whether it let go. */
  async takeOver(): Promise<boolean> {
    const { held } = this.open
    const lease = await this.parts.tabs.takeOver(held.id, this.open.holderOf(held))
    if (!lease || this.open.held !== held) {
      lease?.release()
      if (!lease) this.parts.tell('not-given')
      return false
    }
    held.lease = lease
    await this.refresh(held)
    this.open.state.setState({ wasTaken: false })
    this.open.setAccess('write')
    return true
  }

  /** Another tab has written a document. */
  follow(id: string) {
    const { held } = this.open
    if (id !== held.id || this.open.isMine) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.refresh(held).catch(() => {}), followed)
  }

  /** Shows a document as the library has it, which is newer than what is shown. */
  private async refresh(held: Held) {
    const { open, parts } = this
    const stored = await parts.storage.read(held.id)
    if (!stored || held !== open.held || held.expects.includes(stored.stamp)) return
    const graph = await readAsked(parts, stored.graph)
    if (!graph || held !== open.held) return
    adopt(held, stored)
    parts.document.replace(graph)
    held.stored = open.graph
  }
}
