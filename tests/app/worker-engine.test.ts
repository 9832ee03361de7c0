import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SpeedMemory } from '../../src/app/speed-memory'
import type { FromWorker, ToWorker } from '../../src/app/worker/protocol'
import { WorkerEngine } from '../../src/app/worker/worker-engine'
import type { WorkerLike } from '../../src/app/worker/worker-like'
import { emptyDocument, type GraphDocument } from '../../src/core/document'
import type { BackendInfo } from '../../src/engine/client'
import type { SpeedBook } from '../../src/engine/speed-book'

const catalog = { ports: {}, nodes: {} }
const backend: BackendInfo = { name: 'wasm', label: 'WebAssembly', reason: 'Because.', tried: [] }
const summary = {
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

const sentTypes = ({ received }: FakeWorker) => received.map(({ type }) => type)

let workers: FakeWorker[] = []
const current = () => workers.at(-1) ?? new FakeWorker()

async function start() {
  const starting = WorkerEngine.start(
    () => {
      const worker = new FakeWorker()
      workers.push(worker)
      return worker
    },
    'auto',
    memory,
  )
  current().say({ type: 'catalog', catalog })
  const engine = await starting
  current().say({ type: 'ready', backend })
  return engine
}

const sha256 = 'a'.repeat(64)
const withAsset: GraphDocument = {
  ...emptyDocument('Picture'),
  nodes: [
    { id: 'a', type: 'test/file', version: 1, position: { x: 0, y: 0 }, params: { file: { asset: sha256 } } },
  ],
  assets: { [sha256]: { name: 'p.png', mime: 'image/png', bytes: 3, data: 'AQID' } },
}
/** As after another picture was chosen: the first is kept for undo alone. */
const assetUnused: GraphDocument = { ...withAsset, nodes: [] }

beforeEach(() => {
  book = {}
  workers = []
})

describe('start', () => {
  test('the catalog comes first, the backend when it is up', async () => {
    const starting = WorkerEngine.start(
      () => {
        const worker = new FakeWorker()
        workers.push(worker)
        return worker
      },
      'wasm',
      memory,
    )
    current().say({ type: 'catalog', catalog })
    const engine = await starting
    expect(engine.catalog).toBe(catalog)
    expect(engine.status).toEqual({ state: 'starting', request: 'wasm' })
    expect(current().received).toEqual([{ type: 'start', request: 'wasm', speeds: {} }])
    const seen = vi.fn()
    engine.watch(seen)
    current().say({ type: 'ready', backend })
    expect(seen).toHaveBeenCalledWith({ state: 'ready', request: 'wasm', backend }, undefined)
  })

  test('a worker that cannot be loaded is an error', async () => {
    const starting = WorkerEngine.start(
      () => {
        const worker = new FakeWorker()
        workers.push(worker)
        return worker
      },
      'auto',
      memory,
    )
    current().die('404')
    await expect(starting).rejects.toThrow('404')
  })
})

describe('calls', () => {
  test('each gets its own answer or refusal, in any order', async () => {
    const engine = await start()
    const first = engine.open('one')
    const one = current().call
    const second = engine.png('a', 'out')
    const two = current().call
    current().say({ type: 'refusal', id: two.id, message: 'No picture.' })
    current().say({ type: 'answer', id: one.id, result: { ok: false, problems: [] } })
    await expect(first).resolves.toEqual({ ok: false, problems: [] })
    await expect(second).rejects.toThrow('No picture.')
  })

  test('files cross once, and documents without them', async () => {
    const engine = await start()
    for (let run = 0; run < 2; run += 1) {
      const running = engine.run(withAsset)
      await vi.waitFor(() =>
        expect(current().received.filter(({ type }) => type === 'call')).toHaveLength(run + 1),
      )
      const { id, args } = current().call
      expect(JSON.stringify(args)).not.toContain('AQID')
      current().say({ type: 'answer', id, result: summary })
      await expect(running).resolves.toEqual(summary)
    }
    const sent = current().received.filter((message) => message.type === 'asset')
    expect(sent).toHaveLength(1)
    expect([...(sent[0]?.bytes ?? [])]).toEqual([1, 2, 3])
  })

  async function finish(engine: WorkerEngine, document: GraphDocument) {
    const before = current().received.length
    const running = engine.run(document)
    await vi.waitFor(() => expect(sentTypes(current()).slice(before)).toContain('call'))
    current().say({ type: 'answer', id: current().call.id, result: summary })
    await running
    return sentTypes(current()).slice(before)
  }

  test('the worker forgets files that are not used any more, and gets them again when they are', async () => {
    const engine = await start()
    expect(await finish(engine, withAsset)).toEqual(['asset', 'call'])
    expect(await finish(engine, assetUnused)).toEqual(['forget', 'call'])
    expect(current().received).toContainEqual({ type: 'forget', sha256 })
    expect(await finish(engine, assetUnused)).toEqual(['call'])
    expect(await finish(engine, withAsset)).toEqual(['asset', 'call'])
  })

  test('no file is forgotten while a run may read it', async () => {
    const engine = await start()
    await finish(engine, withAsset)
    const first = engine.run(withAsset)
    const second = engine.run(assetUnused)
    await vi.waitFor(() => expect(sentTypes(current()).filter((type) => type === 'call')).toHaveLength(3))
    expect(sentTypes(current())).not.toContain('forget')
    for (const message of current().received) {
      if (message.type === 'call') current().say({ type: 'answer', id: message.id, result: summary })
    }
    await Promise.all([first, second])
    expect(await finish(engine, assetUnused)).toEqual(['forget', 'call'])
  })

  test('a cancel while files are being sent reaches the run', async () => {
    const engine = await start()
    void engine.run(withAsset)
    engine.cancel()
    await vi.waitFor(() => expect(sentTypes(current())).toContain('call'))
    expect(sentTypes(current())).toEqual(['start', 'cancel', 'asset', 'call', 'cancel'])
  })

  test('a plan sends the files first, whose headers it needs; a run then has them', async () => {
    const engine = await start()
    void engine.plan(withAsset)
    await vi.waitFor(() => expect(sentTypes(current())).toEqual(['start', 'asset', 'call']))
    expect(current().call.call).toBe('plan')
    void engine.run(withAsset)
    await vi.waitFor(() => expect(sentTypes(current())).toEqual(['start', 'asset', 'call', 'call']))
  })

  test('what a worker learned of speed is kept, and told to the next', async () => {
    const engine = await start()
    const record = { 'a/b': [{ work: 1, ms: 2 }] }
    current().say({ type: 'speeds', backend: 'WebAssembly', record })
    engine.restart('auto')
    expect(current().received).toEqual([{ type: 'start', request: 'auto', speeds: { WebAssembly: record } }])
  })

  test('a cancel is not for runs that come after it', async () => {
    const engine = await start()
    engine.cancel()
    expect(await finish(engine, withAsset)).toEqual(['asset', 'call'])
  })

  test('events reach those who listen', async () => {
    const engine = await start()
    const listener = vi.fn()
    const stop = engine.subscribe(listener)
    const event = { type: 'queued', nodes: ['a'] } as const
    current().say({ type: 'event', event })
    stop()
    current().say({ type: 'event', event })
    expect(listener).toHaveBeenCalledExactlyOnceWith(event)
  })
})

describe('a worker that dies', () => {
  test('while files are being sent takes the run with it', async () => {
    const engine = await start()
    const running = engine.run(withAsset)
    engine.restart('wasm')
    await expect(running).rejects.toThrow('The engine was started anew.')
    expect(workers.map(sentTypes)).toEqual([['start'], ['start']])
    void engine.run(withAsset).catch(() => {})
    await vi.waitFor(() => expect(sentTypes(current())).toEqual(['start', 'asset', 'call']))
  })

  test('fails what was asked of it and is replaced, files and all', async () => {
    const engine = await start()
    const seen = vi.fn()
    engine.watch(seen)
    const running = engine.run(withAsset)
    await vi.waitFor(() => expect(current().call.call).toBe('run'))
    const dead = current()
    dead.die('out of memory')
    await expect(running).rejects.toThrow('The engine stopped: out of memory.')
    expect(dead.terminated).toBe(true)
    expect(workers).toHaveLength(2)
    expect(seen).toHaveBeenCalledWith(
      { state: 'starting', request: 'auto' },
      expect.objectContaining({ message: 'The engine stopped: out of memory.' }),
    )
    current().say({ type: 'ready', backend })
    expect(engine.status.state).toBe('ready')
    dead.say({ type: 'failed', trouble: { message: 'late', remedy: '' } })
    expect(engine.status.state).toBe('ready')
    void engine.run(withAsset).catch(() => {})
    await vi.waitFor(() => expect(current().received.some(({ type }) => type === 'asset')).toBe(true))
  })

  test('while it starts is not tried again', async () => {
    const engine = await start()
    engine.restart('webgpu')
    current().die('no adapter')
    expect(workers).toHaveLength(2)
    expect(engine.status).toMatchObject({ state: 'failed', request: 'webgpu' })
    engine.restart('wasm')
    expect(engine.status).toEqual({ state: 'starting', request: 'wasm' })
  })
})

describe('a worker that falls silent', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  async function silent() {
    const engine = await start()
    const seen = vi.fn()
    engine.watch(seen)
    const running = engine.run(emptyDocument('Long'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(current().received.filter(({ type }) => type === 'ping')).toHaveLength(12)
    expect(seen).toHaveBeenCalledExactlyOnceWith({ state: 'silent', request: 'auto', backend }, undefined)
    return { engine, running }
  }

  test('is told of, not ended, and is ready again as soon as it answers', async () => {
    const { engine, running } = await silent()
    expect(current().terminated).toBe(false)
    expect(workers).toHaveLength(1)
    current().say({ type: 'pong' })
    expect(engine.status).toEqual({ state: 'ready', request: 'auto', backend })
    current().say({ type: 'answer', id: current().call.id, result: summary })
    await expect(running).resolves.toEqual(summary)
  })

  test('is replaced when the user asks for it', async () => {
    const { engine, running } = await silent()
    engine.restart('auto')
    await expect(running).rejects.toThrow('The engine was started anew.')
    expect(workers[0]?.terminated).toBe(true)
    expect(engine.status).toEqual({ state: 'starting', request: 'auto' })
    current().say({ type: 'ready', backend })
    expect(engine.status.state).toBe('ready')
  })
})
