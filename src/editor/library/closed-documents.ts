import type { GraphDocument } from '../../core/document'
import { adopt, freshHeld } from './held'
import type { OpenDocument } from './open-document'
import type { KeeperParts } from './parts'
import { readAsked } from './reader'

/** The documents of the library that this tab does not show. */
export class ClosedDocuments {
  private readonly parts: KeeperParts
  private readonly open: OpenDocument

  constructor(parts: KeeperParts, open: OpenDocument) {
    this.parts = parts
    this.open = open
  }

  /** @returns `busy` when another tab has it, `gone` when it is not there, or cannot be read. */
  async change(id: string, edit: (graph: GraphDocument) => GraphDocument): Promise<'done' | 'busy' | 'gone'> {
    const held = freshHeld(id, false)
    return this.alone(id, async () => {
      const stored = await this.parts.storage.read(id)
      const graph = stored && (await readAsked(this.parts, stored.graph))
      if (!graph) return 'gone'
      adopt(held, stored)
      held.untouched = false
      this.open.saver.put(held, edit(graph))
      await this.open.flush()
      return 'done'
    })
  }

  /** Does something with a document that no other tab may have open meanwhile. */
  async alone<T>(id: string, work: () => Promise<T>): Promise<T | 'busy'> {
    // This tab may have left it only now.
    await this.open.flush()
    const lease = await this.parts.tabs.claim(id, {
      give: () => Promise.reject(new Error('in use')),
      lost: () => {},
    })
    if (!lease) return 'busy'
    try {
      return await work()
    } finally {
      lease.release()
      this.open.touch()
    }
  }

  /** Makes a copy of a document of the library, which may be open. @returns whether it was there. */
  async duplicate(id: string, titled: (title: string) => string): Promise<boolean> {
    if (id === this.open.held.id) await this.open.flush()
    const stored = await this.parts.storage.read(id)
    const graph = stored && (await readAsked(this.parts, stored.graph))
    if (!graph) return false
    const copy = { ...graph, title: titled(graph.title) }
    this.open.saver.put(freshHeld(this.parts.newId(), false), copy, 'opened')
    await this.open.flush()
    return true
  }
}
