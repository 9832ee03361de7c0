import type { Checkpoint, Checkpoints, NewCheckpoint } from '../../core/checkpoint'
import type { Pixels } from '../../core/preview'
import type { CheckpointKeeper } from './keeper'
import type { CheckpointInfo } from './store'

/** What happens to the checkpoints of a node while it runs. */
export interface CheckpointWatcher {
  /** It goes on from there instead of beginning anew. */
  resumed(step: number): void
  saved(step: number): void
}

/** The checkpoints of one work, for the node that does it. */
export class NodeCheckpoints implements Checkpoints {
  /** What it goes on from; undefined when it began anew. */
  resumed: CheckpointInfo | undefined
  private readonly keeper: CheckpointKeeper
  private readonly lineage: string
  private readonly watcher: CheckpointWatcher
  private readonly started = performance.now()

  constructor(keeper: CheckpointKeeper, lineage: string, watcher: CheckpointWatcher) {
    this.keeper = keeper
    this.lineage = lineage
    this.watcher = watcher
  }

  /** What the work had taken when the run at hand began, in ms. */
  get earlierMs(): number {
    return this.resumed?.ms ?? 0
  }

  async latest<T>(upTo: number, read: (state: unknown) => T | undefined): Promise<Checkpoint<T> | undefined> {
    for (const info of await this.keeper.upTo(this.lineage, upTo)) {
      const state = read(await this.keeper.state(info))
      if (state === undefined) continue
      this.resumed = info
      this.watcher.resumed(info.step)
      return { step: info.step, state }
    }
    return undefined
  }

  async save({ step, state, picture }: NewCheckpoint): Promise<void> {
    const drawn = await picture?.().catch(() => undefined)
    const pixels: Pixels | undefined =
      drawn?.kind === 'picture' ? { width: drawn.width, height: drawn.height, data: drawn.data } : undefined
    const bytes = bytesIn(state) + (pixels?.data.byteLength ?? 0)
    const ms = this.earlierMs + performance.now() - this.started
    const info = { lineage: this.lineage, step, bytes, savedAt: Date.now(), ms }
    await this.keeper.save({ info, state, picture: pixels })
    this.watcher.saved(step)
  }
}

/** About as much as it takes to store plain data. */
function bytesIn(data: unknown): number {
  if (ArrayBuffer.isView(data)) return data.byteLength
  if (typeof data !== 'object' || data === null) return 8
  return Object.values(data).reduce<number>((sum, part) => sum + bytesIn(part), 8)
}
