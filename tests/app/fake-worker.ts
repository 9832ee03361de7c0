import { beforeEach } from 'vitest'
import type { SpeedMemory } from '../../src/app/speed-memory'
import type { FromWorker, ToWorker } from '../../src/app/worker/protocol'
import { WorkerEngine } from '../../src/app/worker/worker-engine'
import type { WorkerLike } from '../../src/app/worker/worker-like'
import { emptyDocument, type GraphDocument } from '../../src/core/document'
import type { BackendInfo, BackendRequest } from '../../src/engine/client'
import type { SpeedBook } from '../../src/engine/speed-book'

export const catalog = { ports: {}, nodes: {} }
export const backend: BackendInfo = { name: 'wasm', label: 'WebAssembly', reason: 'Because.', tried: [] }
export const summary = {
  outcome: 'done',
  ran: [],
  cached: [],
  failures: [],
  blocked: [],
  ms: 1,
  peakBytes: 0,
} as const

class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null
  onerror: WorkerLike['onerror'] = null
  readonly received: ToWorker[] = []
  terminated = false

  postMessage(message: ToWorker) {
    this.received.push(message)
  }
  terminate() {
    this.terminated = true
  }
  say(data: FromWorker) {
    this.onmessage?.(new MessageEvent('message', { data }))
  }
  die(message: string) {
    this.onerror?.(Object.assign(new Event('error'), { message }) as ErrorEvent)
  }
  /** The last call, to be answered. */
  get call() {
    const found = this.received.findLast((message) => message.type === 'call')
    if (!found) throw new Error('Nothing was called.')
    return found
  }
}

/** What the page remembers of speeds. */
let book: SpeedBook = {}
const memory: SpeedMemory = {
  read: () => book,
  keep: (name, record) => {
    book = { ...book, [name]: record }
  },
}

export const sentTypes = ({ received }: FakeWorker) => received.map(({ type }) => type)

/** Those that were made in a test, the last of them in use. */
export const workers: FakeWorker[] = []
export const current = () => workers.at(-1) ?? new FakeWorker()

/** What the page finds out of a worker that says nothing. */
const why = 'the server does not answer'
/** Throws where the browser makes no worker. */
let failing: () => undefined = () => undefined
export function refuseWorkers(error: Error | undefined) {
  failing = () => {
    if (error) throw error
    return undefined
  }
}

/** Begins to bring an engine up. */
export function bring(request: BackendRequest): Promise<WorkerEngine> {
  const made = () => {
    const worker = new FakeWorker()
    workers.push(worker)
    return worker
  }
  return WorkerEngine.start(
    { create: () => failing() ?? made(), whyNotLoaded: async () => why },
    request,
    memory,
  )
}

/** An engine that is ready. */
export async function start() {
  const starting = bring('auto')
  current().say({ type: 'catalog', catalog })
  const engine = await starting
  current().say({ type: 'ready', backend })
  return engine
}

export const sha256 = 'a'.repeat(64)
export const withAsset: GraphDocument = {
  ...emptyDocument('Picture'),
  nodes: [
    { id: 'a', type: 'test/file', version: 1, position: { x: 0, y: 0 }, params: { file: { asset: sha256 } } },
  ],
  assets: { [sha256]: { name: 'p.png', mime: 'image/png', bytes: 3, data: 'AQID' } },
}
/** As after another picture was chosen: the first is kept for undo alone. */
export const assetUnused: GraphDocument = { ...withAsset, nodes: [] }

beforeEach(() => {
  book = {}
  workers.length = 0
  refuseWorkers(undefined)
})
