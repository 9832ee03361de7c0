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
