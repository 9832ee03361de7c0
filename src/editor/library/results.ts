import type { GraphDocument } from '../../core/document'
import { pack } from './pack'
import type { KeeperParts } from './parts'
import { readStored } from './reader'
import type { StoredResult } from './types'

/** A kept result with its graph as the editor has it. */
export interface FoundResult extends Omit<StoredResult, 'graph'> {
  readonly document: GraphDocument
}

/** The results of runs that are kept with the documents they are of. */
export class KeptResults {
  private readonly parts: KeeperParts

  constructor(parts: KeeperParts) {
    this.parts = parts
  }

  /** Keeps the result of a run of `graph`. @param owner the id of its document. @returns its key. @throws StorageTrouble */
  async add(
    owner: string,
    graph: GraphDocument,
    result: Pick<StoredResult, 'at' | 'ms' | 'changes' | 'sinks'>,
  ): Promise<string> {
    const key = this.parts.newId()
    const packed = await pack(graph)
    await this.parts.storage.addResult({ ...result, key, owner, graph: packed.graph })
    return key
  }

  /** Those whose graph can be read, the oldest first. @throws StorageTrouble */
  async all(): Promise<readonly FoundResult[]> {
    const stored = [...(await this.parts.storage.results())].sort((a, b) => a.at - b.at)
    const found: FoundResult[] = []
    for (const { graph, ...result } of stored) {
      const document = await readStored(this.parts.read, graph)
      if (document) found.push({ ...result, document })
    }
    return found
  }

  remove(keys: readonly string[]): Promise<void> {
    return this.parts.storage.removeResults(keys)
  }
}
