import { describe, expect, test, vi } from 'vitest'
import { ResultCache } from '../../src/engine/result-cache'
import { createSession } from '../../src/engine/session'
import { createWorld, graph, node, recorder } from './fakes'

const silent = { info() {}, warn() {} }

function newCache(budget: number, pinned: readonly string[] = [], log = silent) {
  const world = createWorld()
  const cache = new ResultCache(budget, (key) => pinned.includes(key), log)
  const put = (key: string, bytes: number, ms: number) => {
    const value = world.make(key, bytes)
    cache.put(key, [{ port: 'out', type: world.Value, value }], ms)
    return value
  }
  const there = (...keys: string[]) => keys.filter((key) => cache.has(key)).join('')
  return { world, cache, put, there }
}

describe('eviction', () => {
  test('what is cheapest to compute again per byte goes first', () => {
    const { cache, put, there } = newCache(300)
    put('a', 100, 50)
    put('b', 200, 10)
    expect(there('a', 'b')).toBe('ab')
    put('c', 100, 1000)
    expect(there('a', 'b', 'c')).toBe('ac')
    put('d', 100, 100)
    expect(there('a', 'c', 'd')).toBe('acd')
    put('e', 100, 100)
    expect(there('a', 'c', 'd', 'e')).toBe('cde')
    expect(cache.stats()).toEqual({ bytes: 300, budget: 300, entries: 3, evictions: 2 })
  })

  test('among equals, the least recently used', () => {
    const { cache, put, there } = newCache(200)
    put('a', 100, 10)
    put('b', 100, 10)
    cache.touch('a')
    put('c', 100, 10)
    expect(there('a', 'b', 'c')).toBe('ac')
  })

  test('what is pinned or held stays, beyond the budget; what weighs nothing stays too', () => {
    const { cache, put, there } = newCache(100, ['p'])
    put('n', 0, 0)
    put('p', 100, 1)
    cache.hold('h')
    cache.hold('h')
    put('h', 100, 1)
    expect(there('n', 'p', 'h')).toBe('nph')
    expect(cache.stats().bytes).toBe(200)
    cache.release('h')
    cache.enforce()
    expect(there('h')).toBe('h')
    cache.release('h')
    cache.enforce()
    expect(there('n', 'p', 'h')).toBe('np')
    expect(cache.peakBytes).toBe(200)
  })

  test('entries without weight do not pile up for ever', () => {
    const { cache, put } = newCache(100)
    for (let index = 0; index < 10_100; index++) put(`k${index}`, 0, 1)
    expect(cache.stats().entries).toBe(10_000)
    expect(cache.has('k99')).toBe(false)
    expect(cache.has('k100')).toBe(true)
  })
})

describe('freeing', () => {
  test('a value that two results hold is freed with the second, once', () => {
    const { world, cache } = newCache(1000)
    const value = world.make('v')
    const slot = { port: 'out', type: world.Value, value }
    cache.put('a', [slot, { ...slot, port: 'again' }], 1)
    cache.put('b', [slot], 1)
    cache.discard([slot])
    cache.put('a', [], 1)
    expect(value.freed).toBe(0)
    cache.clear()
    expect(value.freed).toBe(1)
    cache.discard([slot, slot])
    expect(value.freed).toBe(2)
  })

  test('a port type that throws is logged', () => {
    const warn = vi.fn()
    const { world, cache } = newCache(1000, [], { info() {}, warn })
    const failing = () => {
      throw new Error('no')
    }
    const type = { ...world.Value, byteSize: failing, dispose: failing }
    cache.put('a', [{ port: 'out', type, value: world.make('a') }], 1)
    cache.clear()
    expect(warn).toHaveBeenCalledTimes(2)
    expect(cache.stats().bytes).toBe(0)
  })
})

describe('in a session', () => {
  /** A line of nodes of 100 bytes each (`out` 99, `extra` 1). */
  const line = (gain = 1) =>
    graph(
      [
        node('a', 'test/source'),
        node('b', 'test/join', { bytes: 99 }),
        node('c', 'test/join', { bytes: 99, gain: 2 }),
        node('d', 'test/join', { bytes: 99, gain }),
      ],
      [
        ['a.out', 'b.first'],
        ['b.out', 'c.first'],
        ['c.out', 'd.first'],
      ],
    )

  function newSession(cacheBytes: number) {
    const world = createWorld()
    return {
      world,
      session: createSession({ registry: world.registry, resources: [], precision: 'f32', cacheBytes }),
    }
  }

  test('a run holds an input only until its last reader is through', async () => {
    const { world, session } = newSession(0)
    const summary = await session.run(line())
    expect(summary.ran).toEqual(['a', 'b', 'c', 'd'])
    expect(summary.peakBytes).toBe(200)
    expect(session.stats()).toMatchObject({ bytes: 100, entries: 1 })
    expect(session.value('d', 'out', world.Value)?.content).toContain('s1')
    expect(session.value('b', 'out')).toBeUndefined()
  })

  test('what was dropped is not computed again unless something needs it', async () => {
    const { session } = newSession(0)
    await session.run(line())
    const { of, onEvent } = recorder()
    expect((await session.run(line(), { onEvent })).ran).toEqual([])
    expect(of('cached').map((event) => [event.node, event.why[0]?.code, event.bytes])).toEqual([
      ['a', 'unneeded', 0],
      ['b', 'unneeded', 0],
      ['c', 'unneeded', 0],
      ['d', 'unchanged', 100],
    ])
    const again = recorder()
    expect((await session.run(line(), { targets: ['b'], onEvent: again.onEvent })).ran).toEqual(['a', 'b'])
    expect(again.of('started').map((event) => event.why[0]?.code)).toEqual(['evicted', 'evicted'])
    expect((await session.run(line(3))).ran).toEqual(['c', 'd'])
  })

  test('what is on screen is computed again, and stays', async () => {
    const { world, session } = newSession(0)
    await session.run(line())
    session.pin(['b', 'nowhere'])
    expect((await session.run(line())).ran).toEqual(['a', 'b'])
    await session.run(line(5))
    expect(session.value('b', 'out')).toBeDefined()
    expect(world.runs.filter((id) => id === 'b')).toHaveLength(2)
    session.pin([])
    expect(session.value('b', 'out')).toBeUndefined()
  })

  test('what is on screen is computed again on undo, although all that is made of it is still there', async () => {
    const { world, session } = newSession(0)
    const document = (gain: number) =>
      graph(
        [node('a', 'test/source', { bytes: 0 }), node('b', 'test/join', { gain }), node('m', 'test/measure')],
        [
          ['a.out', 'b.first'],
          ['b.out', 'm.value'],
        ],
      )
    session.pin(['b'])
    await session.run(document(1))
    await session.run(document(2))
    expect((await session.run(document(1))).ran).toEqual(['b'])
    expect(session.value('b', 'out', world.Value)?.content).toBe('(s1 -)^1')
    expect(session.stats().bytes).toBe(101)
  })

  test('nodes that are gone let go of their pins', async () => {
    const { session } = newSession(0)
    session.pin(['a'])
    await session.run(graph([node('a', 'test/source'), node('z', 'test/source', { value: 2 })]))
    expect(session.stats().entries).toBe(2)
    await session.run(graph([node('z', 'test/source', { value: 2 })]))
    expect(session.stats().entries).toBe(1)
  })

  test('a value that is lent outlives its eviction', async () => {
    const { world, session } = newSession(0)
    await session.run(line(1))
    const reading = session.withValue('d', 'out', world.Value, async (blob) => {
      await session.run(line(2))
      return world.read(blob)
    })
    expect(await reading).toContain(')^1')
    expect(session.stats().entries).toBe(1)
  })
})
