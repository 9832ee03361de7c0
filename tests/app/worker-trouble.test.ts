import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { emptyDocument } from '../../src/core/document'
import { backend, current, refuseWorkers, sentTypes, start, summary, withAsset, workers } from './fake-worker'

describe('a worker that dies', () => {
  test('while files are being sent takes the run with it', async () => {
    const engine = await start()
    const running = engine.run('g', withAsset)
    engine.restart('wasm')
    await expect(running).rejects.toThrow('The engine was started anew.')
    expect(workers.map(sentTypes)).toEqual([['start'], ['start']])
    void engine.run('g', withAsset).catch(() => {})
    await vi.waitFor(() => expect(sentTypes(current())).toEqual(['start', 'asset', 'call']))
  })

  test('fails what was asked of it and is replaced, files and all', async () => {
    const engine = await start()
    const seen = vi.fn()
    engine.watch(seen)
    const running = engine.run('g', withAsset)
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
    void engine.run('g', withAsset).catch(() => {})
    await vi.waitFor(() => expect(current().received.some(({ type }) => type === 'asset')).toBe(true))
  })

  test('while it starts is not tried again', async () => {
    const engine = await start()
    engine.restart('webgpu')
    current().die('Uncaught no adapter')
    await vi.waitFor(() => expect(engine.status.state).toBe('failed'))
    expect(workers).toHaveLength(2)
    const message = 'The engine could not be loaded: no adapter.'
    expect(engine.status).toMatchObject({ state: 'failed', request: 'webgpu', trouble: { message } })
    engine.restart('wasm')
    expect(engine.status).toEqual({ state: 'starting', request: 'wasm' })
  })
})

/** A browser's locks, of which each is held until its holder dies. */
function fakeLocks() {
  const waiting = new Map<string, () => void>()
  const request = (name: string, { signal }: { signal: AbortSignal }, granted: () => void) => {
    waiting.set(name, granted)
    return new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  }
  vi.stubGlobal('navigator', { locks: { request } })
  return { release: (name: string) => waiting.get(name)?.() }
}

describe('a worker whose life can be seen', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  test('is replaced as soon as it dies, whatever it was asked, and so is the next', async () => {
    const { release } = fakeLocks()
    const engine = await start()
    for (const lock of ['one', 'two']) {
      const dead = current()
      dead.say({ type: 'alive', lock })
      const running = engine.run('g', emptyDocument('Long'))
      const refused = expect(running).rejects.toThrow('The engine stopped: its worker died.')
      await vi.advanceTimersByTimeAsync(0)
      release(lock)
      await refused
      expect(dead.terminated).toBe(true)
      expect(current()).not.toBe(dead)
      current().say({ type: 'ready', backend })
      // The lock of a worker that was ended is free, too: that is no news.
      release(lock)
      expect(engine.status.state).toBe('ready')
    }
  })

  test('may be busy for as long as it likes', async () => {
    fakeLocks()
    const engine = await start()
    current().say({ type: 'alive', lock: 'one' })
    const running = engine.run('g', emptyDocument('Long'))
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(engine.status.state).toBe('ready')
    current().say({ type: 'answer', id: current().call.id, result: summary })
    await expect(running).resolves.toEqual(summary)
  })

  test('that does not hear of a cancel is told of after some seconds, and of use again when it did', async () => {
    fakeLocks()
    const engine = await start()
    current().say({ type: 'alive', lock: 'one' })
    const running = engine.run('g', emptyDocument('Long'))
    await vi.advanceTimersByTimeAsync(4_000)
    const { id } = current().call
    engine.cancel()
    await vi.advanceTimersByTimeAsync(300)
    await expect(running).resolves.toMatchObject({ outcome: 'canceled' })
    await vi.advanceTimersByTimeAsync(4_000)
    expect(engine.status.state).toBe('ready')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(engine.status.state).toBe('silent')
    current().say({ type: 'answer', id, result: { ...summary, outcome: 'canceled' } })
    expect(engine.status.state).toBe('ready')
    const next = engine.run('g', emptyDocument('Next'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(engine.status.state).toBe('ready')
    current().say({ type: 'answer', id: current().call.id, result: summary })
    await expect(next).resolves.toEqual(summary)
  })
})

describe('a cancel that the worker is too busy to hear', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const event = { type: 'queued', nodes: ['a'] } as const

  test('ends its runs at once, and what is said of them later does not count for the next', async () => {
    const engine = await start()
    const listener = vi.fn()
    engine.subscribe(listener)
    const first = engine.run('g', emptyDocument('First'))
    await vi.advanceTimersByTimeAsync(0)
    const { id } = current().call
    engine.cancel()
    await vi.advanceTimersByTimeAsync(300)
    await expect(first).resolves.toMatchObject({ outcome: 'canceled', ran: [] })

    const second = engine.run('g', emptyDocument('Second'))
    await vi.advanceTimersByTimeAsync(0)
    const close = vi.fn()
    const bitmap = { width: 1, height: 1, close }
    current().say({ type: 'event', graph: 'g', event })
    current().say({
      type: 'event',
      graph: 'g',
      event: {
        type: 'preview',
        node: 'a',
        port: 'out',
        preview: { kind: 'picture', width: 1, height: 1, bitmap },
      },
    })
    expect(listener).not.toHaveBeenCalled()
    expect(close).toHaveBeenCalledOnce()
    current().say({ type: 'answer', id, result: { ...summary, outcome: 'canceled' } })
    await vi.advanceTimersByTimeAsync(0)
    current().say({ type: 'event', graph: 'g', event })
    expect(listener).toHaveBeenCalledExactlyOnceWith(event, 'g')
    current().say({ type: 'answer', id: current().call.id, result: summary })
    await expect(second).resolves.toEqual(summary)
  })

  test('takes what the worker answers in time', async () => {
    const engine = await start()
    const running = engine.run('g', emptyDocument('Run'))
    await vi.advanceTimersByTimeAsync(0)
    engine.cancel()
    const result = { ...summary, outcome: 'canceled', ran: ['a'] } as const
    current().say({ type: 'answer', id: current().call.id, result })
    await vi.advanceTimersByTimeAsync(1_000)
    await expect(running).resolves.toEqual(result)
  })

  test('is not for runs that were called after it', async () => {
    const engine = await start()
    void engine.run('g', emptyDocument('First'))
    await vi.advanceTimersByTimeAsync(0)
    engine.cancel()
    const settled = vi.fn()
    void engine.run('g', emptyDocument('Second')).then(settled)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(settled).not.toHaveBeenCalled()
  })
})

test('an engine that cannot be started anew says why, and may be tried again', async () => {
  const engine = await start()
  const asked = engine.png('g', 'a', 'out')
  refuseWorkers(new Error('Workers are forbidden.'))
  engine.restart('auto')
  await expect(asked).rejects.toThrow()
  const message = 'The engine could not be loaded: Workers are forbidden.'
  await vi.waitFor(() => expect(engine.status).toMatchObject({ state: 'failed', trouble: { message } }))

  refuseWorkers(undefined)
  engine.restart('auto')
  current().die('')
  const silent = 'The engine could not be loaded: the server does not answer.'
  await vi.waitFor(() => expect(engine.status).toMatchObject({ trouble: { message: silent } }))
  engine.restart('auto')
  current().say({ type: 'ready', backend })
  expect(engine.status.state).toBe('ready')
})

describe('a worker that falls silent', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  async function silent() {
    const engine = await start()
    const seen = vi.fn()
    engine.watch(seen)
    const running = engine.run('g', emptyDocument('Long'))
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
