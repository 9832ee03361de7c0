import type { Catalog } from '../../core/catalog'
import type { GraphDocument } from '../../core/document'
import type { Place, ViewChoice } from '../../core/view'
import type { EditorEngine, EngineStatus, EngineTrouble, PageEvent } from '../../editor/engine'
import type { Fault } from '../../editor/store/faults'
import { release } from '../../editor/store/run-state'
import type { BackendRequest } from '../../engine/client'
import type { RunSummary } from '../../engine/events'
import type { SpeedMemory } from '../speed-memory'
import { AssetSender } from './asset-sender'
import { Calls } from './calls'
import { GoingRuns } from './going-runs'
import { Heartbeat } from './heartbeat'
import { watchLife } from './life'
import type { Arguments, CallName, FromWorker, Result } from './protocol'
import type { WorkerLike } from './worker-like'
import { notLoaded, type WorkerSource } from './worker-source'

const crashRemedy =
  'It was started anew; a run goes on from its last checkpoint. If this recurs, use smaller pictures.'

function died(why: string): EngineTrouble {
  return { message: `The engine stopped: ${why}.`, remedy: crashRemedy }
}

/** Questions, five seconds apart, that a canceled run may leave unanswered: it is in the midst of a kernel, or stuck. */
const cancelPatience = 2
/** The same of any run, a minute, where nobody can tell a busy worker from a dead one. */
const blindPatience = 12

const startRemedy = 'Try again. If that does not help, load the page again, or ask whoever runs this server.'

/**
 * The engine in a worker, as the page holds it. When the worker dies, what was asked of it fails with a clear
 * message and another worker takes its place.
 */
export class WorkerEngine implements EditorEngine {
  readonly catalog: Catalog
  private current: EngineStatus
  private worker: WorkerLike
  private assets: AssetSender
  private readonly source: WorkerSource
  private readonly speeds: SpeedMemory
  private readonly calls = new Calls()
  private readonly listeners = new Set<(event: PageEvent, graph: string) => void>()
  private readonly watchers = new Set<(status: EngineStatus, crash?: EngineTrouble) => void>()
  private readonly faultListeners = new Set<(fault: Fault) => void>()
  /** What the worker said before the page was there to hear it. */
  private readonly unheard: Fault[] = []
  private readonly heartbeat = new Heartbeat({
    ping: () => this.worker.postMessage({ type: 'ping' }),
    patience: () => this.patience(),
    changed: (silent) => this.silent(silent),
  })
  private runs = 0
  private cancels = 0
  private readonly going = new GoingRuns()
  /** Undefined as long as nobody can tell whether the worker lives. */
  private life: AbortController | undefined

  /** Resolves as soon as the catalog is known; the backend comes up meanwhile. */
  static start(source: WorkerSource, request: BackendRequest, speeds: SpeedMemory): Promise<WorkerEngine> {
    return new Promise((resolve, reject) => {
      const worker = source.create()
      worker.onerror = (event) => {
        event.preventDefault?.()
        void notLoaded(source, event).then((message) => reject(new Error(message)))
      }
      worker.onmessage = ({ data }) => {
        if (data.type === 'catalog') resolve(new WorkerEngine(source, worker, data.catalog, request, speeds))
      }
    })
  }

  private constructor(
    source: WorkerSource,
    worker: WorkerLike,
    catalog: Catalog,
    request: BackendRequest,
    speeds: SpeedMemory,
  ) {
    this.source = source
    this.speeds = speeds
    this.catalog = catalog
    this.worker = worker
    this.assets = new AssetSender(worker)
    this.current = { state: 'starting', request }
    this.begin(worker, request)
  }

  get status(): EngineStatus {
    return this.current
  }

  open(text: string) {
    return this.call('open', { text })
  }

  run(graph: string, document: GraphDocument, targets?: readonly string[]): Promise<RunSummary> {
    const { assets } = this
    // A run that goes on may still read what this one does not need.
    if (this.runs === 0) assets.forgetUnused(document)
    this.runs += 1
    const working = this.work(graph, document, targets).finally(() => {
      this.runs -= 1
    })
    return this.going.follow(working)
  }

  /** At once, also where the worker is too busy to hear of it: what it still says of these runs is not passed on. */
  cancel() {
    this.cancels += 1
    this.worker.postMessage({ type: 'cancel' })
    this.going.cancel(() => this.heartbeat.recount())
  }

  /** The files go first: their headers say how large the pictures are, and a run will want them anyway. */
  async plan(graph: string, document: GraphDocument) {
    const { assets } = this
    await assets.sendAll(document)
    return this.call('plan', { graph, document: assets.without(document) })
  }

  preview(graph: string, node: string, port: string, maxSide: number) {
    return this.call('preview', { graph, node, port, maxSide })
  }

  look(graph: string, node: string, port: string, choice: ViewChoice | undefined, maxSide: number) {
    return this.call('look', { graph, node, port, choice, maxSide })
  }

  sample(graph: string, node: string, port: string, choice: ViewChoice, place: Place) {
    return this.call('sample', { graph, node, port, choice, place })
  }

  histogram(graph: string, node: string, port: string, choice: ViewChoice) {
    return this.call('histogram', { graph, node, port, choice })
  }

  png(graph: string, node: string, port: string, choice?: ViewChoice) {
    return this.call('png', { graph, node, port, ...(choice && { choice }) })
  }

  file(graph: string, node: string, port: string) {
    return this.call('file', { graph, node, port })
  }

  checkpoint(graph: string, node: string, step: number) {
    return this.call('checkpoint', { graph, node, step })
  }

  forgetCheckpoints(graph: string, node: string) {
    return this.call('forgetCheckpoints', { graph, node })
  }

  thumbnail(file: Blob, maxSide: number, as?: 'mask') {
    return this.call('thumbnail', { file, maxSide, as })
  }

  keepFiles(files: readonly File[]) {
    return this.call('keep', { files })
  }

  hasFile(sha256: string) {
    return this.call('has', { sha256 })
  }

  restart(request: BackendRequest) {
    this.replace(request, 'The engine was started anew.')
  }

  subscribe(listener: (event: PageEvent, graph: string) => void) {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }

  watch(listener: (status: EngineStatus, crash?: EngineTrouble) => void) {
    this.watchers.add(listener)
    return () => {
      this.watchers.delete(listener)
    }
  }

  watchFaults(listener: (fault: Fault) => void) {
    this.faultListeners.add(listener)
    for (const fault of this.unheard.splice(0)) listener(fault)
    return () => {
      this.faultListeners.delete(listener)
    }
  }

  private async work(
    graph: string,
    document: GraphDocument,
    targets?: readonly string[],
  ): Promise<RunSummary> {
    const { assets, cancels } = this
    await assets.sendAll(document)
    const args = { graph, document: assets.without(document), ...(targets && { targets }) }
    const running = this.heartbeat.during(() => this.call('run', args))
    // The worker was told while the files were on their way, before it knew of this run.
    if (cancels !== this.cancels) this.worker.postMessage({ type: 'cancel' })
    return running
  }

  private patience(): number {
    if (this.going.abandoned > 0) return cancelPatience
    return this.life ? Number.POSITIVE_INFINITY : blindPatience
  }

  private begin(worker: WorkerLike, request: BackendRequest) {
    worker.onmessage = ({ data }) => {
      if (worker === this.worker) this.receive(data)
    }
    worker.onerror = (event) => {
      event.preventDefault?.()
      if (worker !== this.worker) return
      if (this.current.state === 'starting') return void this.notStarted(worker, event)
      this.crashed(died(event.message || 'its worker died'))
    }
    worker.postMessage({ type: 'start', request, speeds: this.speeds.read() })
  }

  private receive(message: FromWorker) {
    const { request } = this.current
    this.heartbeat.heard()
    switch (message.type) {
      case 'catalog':
      case 'pong':
        break
      case 'alive':
        this.life = watchLife(message.lock, () => this.crashed(died('its worker died')))
        break
      case 'ready':
        this.show({ state: 'ready', request, backend: message.backend })
        break
      case 'failed':
        this.show({ state: 'failed', request, trouble: message.trouble })
        break
      case 'lost':
        this.crashed(message.trouble)
        break
      case 'fault':
        this.tellFault({ ...message.fault, source: 'engine' })
        break
      case 'speeds':
        this.speeds.keep(message.backend, message.record)
        break
      case 'event':
        if (this.going.abandoned > 0) releaseEvent(message.event)
        else for (const listener of this.listeners) listener(message.event, message.graph)
        break
      case 'answer':
      case 'refusal':
        this.calls.answer(message)
        break
    }
  }

  private tellFault(fault: Fault) {
    if (this.faultListeners.size === 0) this.unheard.push(fault)
    for (const listener of this.faultListeners) listener(fault)
  }

  /** Nothing is ended here: the user decides whether to wait. */
  private silent(silent: boolean) {
    const { current } = this
    if (current.state === 'ready' && silent) this.show({ ...current, state: 'silent' })
    if (current.state === 'silent' && !silent) this.show({ ...current, state: 'ready' })
  }

  private call<K extends CallName>(call: K, args: Arguments<K>): Promise<Result<K>> {
    return this.calls.send(call, args, (message) => this.worker.postMessage(message))
  }

  private crashed(trouble: EngineTrouble) {
    const { state, request } = this.current
    if (state === 'starting') this.giveUp({ ...trouble, remedy: 'Choose another backend.' })
    else this.replace(request, `${trouble.message} ${trouble.remedy}`, trouble)
  }

  private async notStarted(worker: WorkerLike, thrown: unknown) {
    const message = await notLoaded(this.source, thrown)
    if (worker === this.worker && this.current.state === 'starting')
      this.giveUp({ message, remedy: startRemedy })
  }

  /** A worker that does not even come up is not tried again by itself: the next would fare the same. */
  private giveUp(trouble: EngineTrouble) {
    this.calls.fail(trouble.message)
    this.show({ state: 'failed', request: this.current.request, trouble })
  }

  private replace(request: BackendRequest, why: string, crash?: EngineTrouble) {
    this.life?.abort()
    this.life = undefined
    this.worker.terminate()
    this.assets.close(why)
    this.calls.fail(why)
    this.show({ state: 'starting', request }, crash)
    try {
      this.worker = this.source.create()
      this.assets = new AssetSender(this.worker)
      this.begin(this.worker, request)
    } catch (error) {
      void this.notStarted(this.worker, error)
    }
  }

  private show(status: EngineStatus, crash?: EngineTrouble) {
    this.current = status
    for (const watcher of this.watchers) watcher(status, crash)
  }
}

function releaseEvent(event: PageEvent) {
  if (event.type === 'preview') release(event.preview)
}
