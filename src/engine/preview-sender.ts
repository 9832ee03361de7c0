import type { Preview } from '../core/preview'
import type { GraphPlan } from './graph-plan'
import type { ReadyNode } from './resolve'
import type { Result } from './result-cache'
import type { RunLog } from './run-log'
import type { SessionState } from './session-state'

export interface PreviewOptions {
  /** Longest side of a picture, in pixels. */
  readonly maxSide: number
  /** Only these nodes; every node when absent. */
  readonly nodes?: readonly string[] | undefined
}

/** Draws values for whoever looks on. A preview that fails is logged and fails nothing. */
export class PreviewSender {
  private readonly options: PreviewOptions | undefined
  private readonly visible: ReadonlySet<string> | undefined
  private readonly events: RunLog
  private readonly state: Pick<SessionState, 'cache' | 'history' | 'log'>
  private readonly signal: AbortSignal
  private readonly sketched: GraphPlan['sketched']

  constructor(
    options: PreviewOptions | undefined,
    events: RunLog,
    state: Pick<SessionState, 'cache' | 'history' | 'log'>,
    signal: AbortSignal,
    sketched: GraphPlan['sketched'],
  ) {
    this.options = options
    this.visible = options?.nodes && new Set(options.nodes)
    this.sketched = sketched
    this.events = events
    this.state = state
    this.signal = signal
  }

  /** Where a node's pictures of its work in progress go: they stand for its first output. */
  whileRunning({ id, definition }: ReadyNode): ((preview: Preview) => void) | undefined {
    const port = Object.keys(definition.outputs)[0]
    if (port === undefined || !this.wants(this.sketched.get(id)?.owner ?? id)) return undefined
    return (preview) => this.events.emit({ type: 'preview', node: id, port, preview })
  }

  /** Whether somebody looks at one of these nodes, and has not been sent its latest result before. */
  areDue(nodes: readonly ReadyNode[]): boolean {
    return nodes.some((node) => this.isDue(node))
  }

  /** Sends a picture of each output to each of these nodes that is due, all of which have this result. */
  async ofResult(nodes: readonly ReadyNode[], result: Result): Promise<void> {
    this.state.cache.hold(result.key)
    try {
      for (const node of nodes) if (this.isDue(node)) await this.send(node, result)
    } finally {
      this.state.cache.release(result.key)
    }
  }

  private async send({ id }: ReadyNode, result: Result): Promise<void> {
    const latest = this.state.history.of(id)
    if (!this.options) return
    const { maxSide } = this.options
    for (const { port, type, value } of result.slots) {
      if (this.signal.aborted) return
      try {
        this.events.emit({ type: 'preview', node: id, port, preview: await type.preview(value, maxSide) })
      } catch (cause) {
        this.state.log.warn(`The preview of ${id}.${port} could not be drawn: ${String(cause)}`)
      }
    }
    if (latest) latest.previewed = maxSide
  }

  private isDue({ id }: ReadyNode): boolean {
    return (
      !this.sketched.has(id) &&
      this.wants(id) &&
      this.state.history.of(id)?.previewed !== this.options?.maxSide
    )
  }

  private wants(id: string): boolean {
    return this.options !== undefined && (!this.visible || this.visible.has(id))
  }
}
