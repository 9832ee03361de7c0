import { type Catalog, describeRegistry, type Registry } from '../core/catalog'
import type { Logger, ProvidedResource } from '../core/context'
import type { GraphDocument } from '../core/document'
import type { PortType } from '../core/port'
import type { Pixels, Preview } from '../core/preview'
import type { AssetLookup } from './asset-source'
import { CheckpointKeeper } from './checkpoints/keeper'
import { Lineages } from './checkpoints/lineages'
import type { CheckpointBudget, CheckpointStore } from './checkpoints/store'
import { describePlan } from './describe-plan'
import { Durations } from './durations'
import type { Plan, RunEvent, RunSummary } from './events'
import { FileFacts } from './file-facts'
import { planGraph } from './graph-plan'
import { runPlan } from './graph-run'
import { History } from './history'
import { InvalidGraphError } from './invalid-graph'
import { withLinkedSignal } from './linked-signal'
import type { PreviewOptions } from './preview-sender'
import { type CacheStats, ResultCache, type Slot } from './result-cache'
import { RunLog } from './run-log'
import type { MemoryMeter, SessionState } from './session-state'
import { type SpeedStore, Speeds } from './speeds'

export interface SessionOptions {
  readonly registry: Registry
  /** What nodes may `use`. */
  readonly resources: readonly ProvidedResource[]
  /** Class of the backend's arithmetic, such as `float32`; part of every cache key. */
  readonly precision: string
  /** How many bytes of results to keep. What a run needs is kept beyond that, for as long as it needs it. */
  readonly cacheBytes: number
  /** Finds files that a graph refers to without carrying them. */
  readonly asset?: AssetLookup | undefined
  /** What was learned of the speed of this backend before; forgotten with the session when absent. */
  readonly speeds?: SpeedStore | undefined
  /** Keeps where long nodes stand, so that they go on from there; nothing is kept when absent. */
  readonly checkpoints?: CheckpointOptions | undefined
  /** Only the cache is measured when absent. */
  readonly memory?: MemoryMeter | undefined
  /** Where nodes and the engine write what is not for the user; nowhere when absent. */
  readonly log?: Logger | undefined
}

export interface CheckpointOptions {
  readonly store: CheckpointStore
  readonly budget: CheckpointBudget
}

export interface RunOptions {
  /** Runs only what these nodes need; everything when absent. */
  readonly targets?: readonly string[] | undefined
  readonly signal?: AbortSignal | undefined
  /** Called in order, and never after the run's promise has settled. */
  readonly onEvent?: ((event: RunEvent) => void) | undefined
  /** Sends `preview` events; none when absent. */
  readonly previews?: PreviewOptions | undefined
  /**
   * Runs what can be run of a graph with errors, as an editor wants while somebody is wiring: nodes with errors and
   * those after them are `blocked`.
   */
  readonly tolerant?: boolean | undefined
}

/** Runs graphs, one run at a time, and keeps their results. */
/** One of these for each graph that is open: they share results and take turns, and confuse no ids. */
export interface Session {
  /** The session as another graph sees it, whose nodes may go by the same ids. */
  of(graph: string): Session
  readonly catalog: Catalog
  /**
   * Runs a graph, or only what some of its nodes need; what the cache holds is not computed again. A run that is
   * called while another goes on waits for it. Afterwards the results of the targets (or of everything at the end
   * of a line), and the inputs of sinks, stay in memory until the next run, whatever the budget.
   *
   * @throws InvalidGraphError when something that would run has errors, unless `tolerant`.
   * @throws Error when the session was disposed of before. Nothing else: failures of nodes and cancels are in the summary.
   */
  run(document: GraphDocument, options?: RunOptions): Promise<RunSummary>
  /** What a tolerant run would do now, and what it would take. */
  plan(document: GraphDocument, targets?: readonly string[]): Promise<Plan>
  /**
   * The latest value of an output; undefined when there is none, it was dropped, or it is not of `type`. Borrowed,
   * and only until the next `await`: use `withValue` for longer.
   */
  value(node: string, port: string): unknown
  value<T>(node: string, port: string, type: PortType<T>): T | undefined
  /** Lends the latest value of an output until `use` has settled; undefined without calling it when there is none. */
  withValue<T, R>(
    node: string,
    port: string,
    type: PortType<T>,
    use: (value: T) => R | Promise<R>,
  ): Promise<R | undefined>
  /** The same of a value of any type, together with its type. */
  withSlot<R>(node: string, port: string, use: (slot: Slot) => R | Promise<R>): Promise<R | undefined>
  /** Draws the latest value of an output; undefined when there is none. @param maxSide in pixels. */
  preview(node: string, port: string, maxSide: number): Promise<Preview | undefined>
  /** How the work of a node looked after so many steps, small; undefined when that was not kept. */
  checkpointPicture(node: string, step: number): Promise<Pixels | undefined>
  /** Throws the checkpoints of a node's work away: it will begin anew. */
  forgetCheckpoints(node: string): Promise<void>
  /** Says which nodes are on screen: their latest results are kept. Replaces what was said before. */
  pin(nodes: Iterable<string>): void
  stats(): CacheStats
  /** Cancels what runs, waits for it and for whoever borrows, and frees every value. */
  dispose(): Promise<void>
}

const silent: Logger = { info() {}, warn() {} }

export function createSession(options: SessionOptions): Session {
  const shared = new SharedState()
  const log = options.log ?? silent
  const { registry, resources, precision, asset, memory, checkpoints } = options
  const cache = new ResultCache(options.cacheBytes, (key) => shared.isPinnedKey(key), log)
  const state = {
    registry,
    resources,
    precision,
    asset,
    log,
    cache,
    facts: new FileFacts(),
    speeds: new Speeds(options.speeds),
    durations: new Durations(),
    keeper: checkpoints && new CheckpointKeeper(checkpoints.store, checkpoints.budget, log),
    memory,
    catalog: describeRegistry(registry),
  }
  return sessionOf('', state, shared)
}

/** Graphs of which is remembered what ran; of those before, the results may still be in memory. */
const mostGraphs = 16

/** What the sessions of all graphs share beside their state. */
class SharedState {
  readonly ending = new AbortController()
  /** Settles when every run called so far has ended. */
  runs: Promise<unknown> = Promise.resolve()
  readonly loans = new Set<Promise<unknown>>()
  /** Keys of the last run's results. */
  kept: readonly string[] = []
  /** The one used last comes last. */
  readonly graphs = new Map<string, LocalSession>()

  isPinnedKey(key: string): boolean {
    return [...this.graphs.values()].some((graph) => graph.pins(key))
  }
}

function sessionOf(
  graph: string,
  state: Omit<SessionState, 'history' | 'lineages'>,
  shared: SharedState,
): LocalSession {
  const { graphs } = shared
  const found =
    graphs.get(graph) ??
    new LocalSession({ ...state, history: new History(), lineages: new Lineages() }, shared)
  graphs.delete(graph)
  graphs.set(graph, found)
  for (const oldest of graphs.keys()) {
    if (graphs.size <= mostGraphs) break
    graphs.delete(oldest)
  }
  return found
}

class LocalSession implements Session {
  readonly catalog: Catalog
  private readonly state: SessionState
  private readonly shared: SharedState

  constructor(state: SessionState, shared: SharedState) {
    this.state = state
    this.shared = shared
    this.catalog = state.catalog
  }

  of(graph: string): Session {
    return sessionOf(graph, this.state, this.shared)
  }

  /** Whether a result is kept because it is on screen. */
  pins(key: string): boolean {
    return this.state.history.isPinnedKey(key)
  }

  run(document: GraphDocument, options: RunOptions = {}): Promise<RunSummary> {
    const { shared } = this
    if (shared.ending.signal.aborted) return Promise.reject(new Error('The session was disposed of.'))
    const run = shared.runs.then(() => this.runNow(document, options))
    shared.runs = run.catch(() => undefined)
    return run
  }

  async plan(document: GraphDocument, targets?: readonly string[]): Promise<Plan> {
    const { facts, asset, keeper } = this.state
    await keeper?.ready()
    const describe = () => describePlan(planGraph(this.state, document, targets), this.state)
    const plan = describe()
    return (await facts.lookUp(document, asset)) ? describe() : plan
  }

  value(node: string, port: string): unknown
  value<T>(node: string, port: string, type: PortType<T>): T | undefined
  value<T>(node: string, port: string, type?: PortType<T>): unknown {
    const slot = this.slot(node, port)
    if (!slot || !type) return slot?.value
    return isOf(slot, type) ? slot.value : undefined
  }

  withValue<T, R>(
    node: string,
    port: string,
    type: PortType<T>,
    use: (value: T) => R | Promise<R>,
  ): Promise<R | undefined> {
    const slot = this.slot(node, port)
    return slot && isOf(slot, type) ? this.lend(node, slot, use) : Promise.resolve(undefined)
  }

  withSlot<R>(node: string, port: string, use: (slot: Slot) => R | Promise<R>): Promise<R | undefined> {
    const slot = this.slot(node, port)
    return slot ? this.lend(node, slot, () => use(slot)) : Promise.resolve(undefined)
  }

  preview(node: string, port: string, maxSide: number): Promise<Preview | undefined> {
    return this.withSlot(node, port, ({ type, value }) => type.preview(value, maxSide))
  }

  async checkpointPicture(node: string, step: number): Promise<Pixels | undefined> {
    const { lineages, keeper } = this.state
    const lineage = lineages.ofId(node)
    return lineage === undefined ? undefined : keeper?.picture({ lineage, step })
  }

  async forgetCheckpoints(node: string): Promise<void> {
    const { lineages, keeper } = this.state
    const lineage = lineages.ofId(node)
    if (lineage !== undefined) await keeper?.forget(lineage)
  }

  pin(nodes: Iterable<string>): void {
    this.state.history.pin(nodes)
    this.state.cache.enforce()
  }

  stats(): CacheStats {
    return this.state.cache.stats()
  }

  async dispose(): Promise<void> {
    this.shared.ending.abort()
    await this.shared.runs
    await this.state.keeper?.settled()
    await Promise.allSettled(this.shared.loans)
    this.state.cache.clear()
  }

  private runNow(document: GraphDocument, options: RunOptions): Promise<RunSummary> {
    const signals = [this.shared.ending.signal, ...(options.signal ? [options.signal] : [])]
    return withLinkedSignal(signals, (signal) => this.runUntil(document, options, signal))
  }

  private async runUntil(
    document: GraphDocument,
    options: RunOptions,
    signal: AbortSignal,
  ): Promise<RunSummary> {
    const { cache, history, log } = this.state
    if (signal.aborted) {
      const events = new RunLog(options.onEvent, log)
      events.emit({ type: 'canceled' })
      return events.summary(cache.stats().bytes)
    }
    const plan = planGraph(this.state, document, options.targets)
    if (!options.tolerant && plan.problems.some((problem) => problem.severity === 'error')) {
      throw new InvalidGraphError(plan.problems)
    }
    const events = new RunLog(options.onEvent, log, plan.sketched)
    history.keepOnly(plan.graph.nodes)
    this.keep([...plan.demand.kept])
    try {
      return await runPlan(this.state, plan, events, signal, options.previews)
    } finally {
      this.state.speeds.save()
    }
  }

  private keep(keys: readonly string[]): void {
    for (const key of keys) this.state.cache.hold(key)
    for (const key of this.shared.kept) this.state.cache.release(key)
    this.shared.kept = keys
  }

  private slot(node: string, port: string): Slot | undefined {
    const latest = this.state.history.of(node)
    const result = latest && this.state.cache.get(latest.key)
    return result?.slots.find((slot) => slot.port === port)
  }

  private async lend<T, R>(
    node: string,
    { value }: Slot<T>,
    use: (value: T) => R | Promise<R>,
  ): Promise<R | undefined> {
    const key = this.state.history.of(node)?.key
    if (key === undefined) return undefined
    this.state.cache.hold(key)
    const loan = Promise.resolve().then(() => use(value))
    this.shared.loans.add(loan)
    try {
      return await loan
    } finally {
      this.shared.loans.delete(loan)
      this.state.cache.release(key)
      this.state.cache.enforce()
    }
  }
}

function isOf<T>(slot: Slot, type: PortType<T>): slot is Slot<T> {
  return slot.type === type
}
