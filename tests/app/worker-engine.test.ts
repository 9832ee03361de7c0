import { describe, expect, test, vi } from 'vitest'
import type { WorkerEngine } from '../../src/app/worker/worker-engine'
import type { GraphDocument } from '../../src/core/document'
import {
  assetUnused,
  backend,
  bring,
  catalog,
  current,
  sentTypes,
  sha256,
  start,
  summary,
  withAsset,
} from './fake-worker'

describe('start', () => {
  test('the catalog comes first, the backend when it is up', async () => {
    const starting = bring('wasm')
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
    const starting = bring('auto')
    current().die('404')
    await expect(starting).rejects.toThrow('The engine could not be loaded: 404.')
    const silent = bring('auto')
    current().die('')
    await expect(silent).rejects.toThrow('The engine could not be loaded: the server does not answer.')
  })
})

test('what the worker warns of while the page comes up is heard once, by whoever listens first', async () => {
  const engine = await start()
  current().say({ type: 'fault', fault: { severity: 'warning', message: 'Noise.' } })
  const [first, second] = [vi.fn(), vi.fn()]
  engine.watchFaults(first)
  engine.watchFaults(second)
  expect(first.mock.calls).toEqual([[{ severity: 'warning', message: 'Noise.', source: 'engine' }]])
  expect(second).not.toHaveBeenCalled()
})

describe('calls', () => {
  test('each gets its own answer or refusal, in any order', async () => {
    const engine = await start()
    const first = engine.open('one')
    const one = current().call
    const second = engine.png('g', 'a', 'out')
    const two = current().call
    current().say({ type: 'refusal', id: two.id, message: 'No picture.' })
    current().say({ type: 'answer', id: one.id, result: { ok: false, problems: [] } })
    await expect(first).resolves.toEqual({ ok: false, problems: [] })
    await expect(second).rejects.toThrow('No picture.')
  })

  test('files cross once, and documents without them', async () => {
    const engine = await start()
    for (let run = 0; run < 2; run += 1) {
      const running = engine.run('g', withAsset)
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
    const running = engine.run('g', document)
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
    const first = engine.run('g', withAsset)
    const second = engine.run('g', assetUnused)
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
    void engine.run('g', withAsset)
    engine.cancel()
    await vi.waitFor(() => expect(sentTypes(current())).toContain('call'))
    expect(sentTypes(current())).toEqual(['start', 'cancel', 'asset', 'call', 'cancel'])
  })

  test('a plan sends the files first, whose headers it needs; a run then has them', async () => {
    const engine = await start()
    void engine.plan('g', withAsset)
    await vi.waitFor(() => expect(sentTypes(current())).toEqual(['start', 'asset', 'call']))
    expect(current().call.call).toBe('plan')
    void engine.run('g', withAsset)
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
    current().say({ type: 'event', graph: 'g', event })
    stop()
    current().say({ type: 'event', graph: 'g', event })
    expect(listener).toHaveBeenCalledExactlyOnceWith(event, 'g')
  })
})
