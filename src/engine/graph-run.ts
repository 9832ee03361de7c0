import type { Reason } from '../core/reason'
import { shareLeft } from './checkpoints/lineages'
import { NodeCheckpoints } from './checkpoints/node-checkpoints'
import { sourcesOf } from './demand'
import type { RunSummary } from './events'
import { describe, describeFailure, inputShapes } from './failure'
import { forecastNode, sizesOf } from './forecast-node'
import { type Alike, type GraphPlan, missingNodes } from './graph-plan'
import { macrotask } from './macrotask'
import { originsOf } from './origins'
import { type PreviewOptions, PreviewSender } from './preview-sender'
import type { IdleNode, ReadyNode } from './resolve'
import type { Result } from './result-cache'
import { RunHolds } from './run-holds'
import type { RunLog } from './run-log'
import { runNode } from './run-node'
import type { SessionState } from './session-state'
import { unneeded, whyCached, whyRun } from './why'

/** Longest time without giving the event loop a chance to deliver a cancel. */
const YIELD_MS = 10

/** Runs a planned graph, one node after another. Never rejects for what nodes, port types or listeners do. */
export async function runPlan(
  state: SessionState,
  plan: GraphPlan,
  events: RunLog,
  signal: AbortSignal,
  previews: PreviewOptions | undefined,
): Promise<RunSummary> {
  state.cache.resetPeak()
  state.memory?.reset()
  const holds = new RunHolds(state.cache, plan)
  try {
    await new GraphRun(state, plan, events, holds, signal, previews).run()
  } finally {
    holds.releaseAll()
  }
  return events.summary(state.memory?.peak() ?? state.cache.peakBytes)
}

class GraphRun {
  private readonly state: SessionState
  private readonly plan: GraphPlan
  private readonly signal: AbortSignal
  private readonly events: RunLog
  private readonly holds: RunHolds
  private readonly previews: PreviewSender
  /** Failed nodes and those after them, with the failed node at the root. */
  private readonly down = new Map<string, ReadyNode>()
  /** What sketches took in this run, by the node that goes on from them. In ms. */
  private readonly sketching = new Map<string, number>()
  private yieldedAt = performance.now()

  constructor(
    state: SessionState,
    plan: GraphPlan,
    events: RunLog,
    holds: RunHolds,
    signal: AbortSignal,
    previews: PreviewOptions | undefined,
  ) {
    this.state = state
    this.plan = plan
    this.signal = signal
    this.events = events
    this.holds = holds
    this.previews = new PreviewSender(previews, events, state, signal, plan.sketched)
  }

  /** All nodes of one key are one piece of work, done where the first of them stands: its inputs are there then. */
  async run(): Promise<void> {
    this.events.emit({ type: 'queued', nodes: missingNodes(this.plan).map(({ id }) => id) })
    for (const node of this.plan.resolved.values()) {
      if (node.state === 'passing') continue
      if (node.state !== 'ready') this.standIdle(node)
      else {
        const alike = this.plan.alike.get(node.key)
        if (alike?.[0] !== node) continue
        const result = this.state.cache.get(node.key)
        // Not one `await` for what costs nothing: of such nodes there may be thousands.
        if (result) {
          for (const each of alike) this.takeCached(each, result)
          if (this.previews.areDue(alike)) await this.previews.ofResult(alike, result)
        } else if (!this.plan.demand.missing.has(node.key)) for (const each of alike) this.passOver(each)
        else if (!(await this.work(alike))) return
      }
    }
  }

  /** @param computed the result was made in this very run, for another node. */
  private takeCached(node: ReadyNode, result: Result, computed = false): void {
    const { cache, history, durations } = this.state
    cache.touch(node.key)
    const why = whyCached(node, history.of(node.id), computed)
    history.record(node.id, node.key, node.parts)
    this.events.note(node.key, durations.get(node.key))
    this.events.emit({ type: 'cached', node: node.id, why, bytes: result.bytes, shapes: shapesOf(result) })
  }

  private passOver(node: ReadyNode): void {
    this.state.history.record(node.id, node.key, node.parts)
    this.events.note(node.key, this.state.durations.get(node.key))
    this.events.emit({ type: 'cached', node: node.id, why: unneeded, bytes: 0 })
  }

  /** @returns false when the run was canceled. */
  private async work(alike: Alike): Promise<boolean> {
    const [first] = alike
    if (this.failedRoot(first)) for (const node of alike) this.block(node)
    else if (!(await this.compute(alike))) return false
    this.holds.release(first.key)
    return true
  }

  /** @returns false when the run was canceled. */
  private async compute(alike: Alike): Promise<boolean> {
    const [node] = alike
    await this.giveWay()
    if (this.signal.aborted) {
      this.events.emit({ type: 'canceled' })
      return false
    }
    const { cache, resources, asset, log, durations } = this.state
    const why = whyRun(node, this.state.history.of(node.id))
    this.events.emit({ type: 'started', node: node.id, why })
    const inputs = this.collectInputs(node)
    const checkpoints = this.checkpointsOf(node)
    const outcome = await runNode({
      id: node.id,
      definition: node.definition,
      inputs,
      params: node.params,
      document: this.plan.document,
      signal: this.signal,
      resources,
      asset,
      log,
      origins: (input) => originsOf(node, input, this.plan.resolved, durations),
      onProgress: (progress) => this.events.emit({ type: 'progress', node: node.id, progress }),
      onPreview: this.previews.whileRunning(node),
      checkpoints,
      discard: (slots) => cache.discard(slots),
    })
    if (outcome.kind === 'canceled') {
      this.events.emit({ type: 'canceled', node: node.id })
      return false
    }
    if (outcome.kind === 'failed') {
      const shapes = inputShapes(node.definition, inputs)
      for (const each of alike) this.fail(each, outcome.thrown, shapes)
      return true
    }
    const result = cache.put(node.key, outcome.slots, outcome.ms)
    const ms = outcome.ms - outcome.waitedMs
    durations.set(node.key, ms + (checkpoints?.earlierMs ?? 0))
    const owner = this.plan.sketched.get(node.id)?.owner
    if (owner !== undefined) this.sketching.set(owner, (this.sketching.get(owner) ?? 0) + outcome.ms)
    await this.learn(node, ms, shareLeft(node, checkpoints?.resumed?.step ?? 0))
    await this.finish(alike, result, why)
    return true
  }

  private checkpointsOf(node: ReadyNode): NodeCheckpoints | undefined {
    const { keeper, lineages } = this.state
    const lineage = lineages.of(node)
    if (!keeper || lineage === undefined) return undefined
    return new NodeCheckpoints(keeper, lineage, {
      resumed: (step) => this.events.emit({ type: 'resumed', node: node.id, step }),
      saved: (step) => this.events.emit({ type: 'checkpoint', node: node.id, step }),
    })
  }

  /** Its inputs are still there: the forecast is made of their true sizes. @param share of the work that was done now. */
  private async learn(node: ReadyNode, ms: number, share: number): Promise<void> {
    if (share === 0) return
    const { cache, speeds, facts, asset } = this.state
    const sizes = (key: string) => {
      const result = cache.get(key)
      return result && sizesOf(result)
    }
    const forecast = () => forecastNode(node, sizes, this.state)
    const known = forecast() ?? ((await facts.lookUp(this.plan.document, asset)) ? forecast() : undefined)
    if (known) speeds.learn(node.definition.type, known.work * share, ms)
  }

  private async finish(alike: Alike, result: Result, why: readonly Reason[]): Promise<void> {
    const { bytes } = result
    const [node, ...others] = alike
    const ms = result.ms + (this.sketching.get(node.id) ?? 0)
    this.state.history.record(node.id, node.key, node.parts)
    this.events.note(node.key, this.state.durations.get(node.key))
    this.events.emit({ type: 'done', node: node.id, why, ms, bytes, shapes: shapesOf(result) })
    for (const other of others) this.takeCached(other, result, true)
    if (this.previews.areDue(alike)) await this.previews.ofResult(alike, result)
  }

  private collectInputs({ definition, sources }: ReadyNode): Record<string, unknown> {
    const inputs: Record<string, unknown> = {}
    for (const [port, { options }] of Object.entries(definition.inputs)) {
      const values = (sources[port] ?? []).map(
        (source) => this.state.cache.get(source.key)?.slots.find((slot) => slot.port === source.port)?.value,
      )
      inputs[port] = options.many ? values : values[0]
    }
    return inputs
  }

  private fail(node: ReadyNode, thrown: unknown, shapes: Readonly<Record<string, string>>): void {
    this.down.set(node.id, node)
    this.events.emit({ type: 'failed', failure: describeFailure(node, thrown, shapes) })
  }

  private failedRoot(node: ReadyNode): ReadyNode | undefined {
    if (this.down.size === 0) return undefined
    for (const source of sourcesOf(node)) {
      const root = this.down.get(source.node)
      if (root) return root
    }
    return undefined
  }

  private block(node: ReadyNode): void {
    const root = this.failedRoot(node)
    if (!root) return
    this.down.set(node.id, root)
    const message = `${node.title} needs ${root.title}, which failed.`
    this.events.emit({ type: 'blocked', node: node.id, cause: root.id, message })
  }

  /** Muted nodes and placeholders are silent, unless they were asked for; what waits for them is not. */
  private standIdle(node: IdleNode): void {
    const { id, cause, message } = node
    if ('thrown' in node) {
      this.events.emit({ type: 'failed', failure: describeFailure(node, node.thrown, {}) })
    } else if (node.state === 'blocked' || cause !== id || this.plan.isTarget.has(id)) {
      this.events.emit({ type: 'blocked', node: id, cause, message })
    }
  }

  private async giveWay(): Promise<void> {
    if (performance.now() - this.yieldedAt < YIELD_MS) return
    await macrotask()
    this.yieldedAt = performance.now()
  }
}

/** The shape of every output, by port. */
function shapesOf({ slots }: Result): Record<string, string> {
  return Object.fromEntries(slots.map((slot) => [slot.port, describe(slot, slot.value)]))
}
