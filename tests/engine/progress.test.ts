import { describe, expect, test, vi } from 'vitest'
import type { Preview } from '../../src/core/preview'
import { throughChannel } from '../../src/engine/macrotask'
import { createSession } from '../../src/engine/session'
import { createWorld, graph, node, recorder } from './fakes'
import { around, scripted } from './scripted'

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('progress', () => {
  test('the first, the last and all with terms get through; the rest at most twenty a second', async () => {
    const { session } = scripted({
      steps: async (context, world) => {
        for (let iteration = 0; iteration <= 200; iteration++) {
          const terms = iteration % 50 === 0 && iteration < 200 ? { terms: { content: iteration } } : {}
          await context.report({ iteration, iterations: 200, ...terms })
        }
        return { out: world.make('') }
      },
    })
    const { of, onEvent } = recorder()
    const { ms } = await session.run(around('steps'), { onEvent })
    const told = of('progress').map((event) => event.progress.iteration)
    expect(told[0]).toBe(0)
    expect(told.at(-1)).toBe(200)
    expect(told).toEqual(expect.arrayContaining([0, 50, 100, 150]))
    expect(told).toEqual([...told].sort((a, b) => (a ?? 0) - (b ?? 0)))
    expect(told.length).toBeLessThan(6 + ms / 50)
    expect(of('progress')[0]).toMatchObject({ node: 'x', progress: { terms: { content: 0 } } })
  })

  test('a report waits for no timer, which would cost milliseconds', async () => {
    const { session } = scripted({
      many: async (context, world) => {
        for (let step = 0; step < 1000; step++) await context.report({ fraction: step / 1000 })
        return { out: world.make('') }
      },
    })
    const timers = vi.spyOn(globalThis, 'setTimeout')
    await session.run(around('many'))
    expect(timers).not.toHaveBeenCalled()
    timers.mockRestore()
  })

  test('a report lets other tasks run', async () => {
    const turns: number[] = []
    let reports = 0
    const { session } = scripted({
      polite: async (context, world) => {
        for (; reports < 50; reports++) await context.report({})
        return { out: world.make('') }
      },
    })
    let over = false
    const other = () => {
      turns.push(reports)
      if (!over) setImmediate(other)
    }
    setImmediate(other)
    await session.run(around('polite'))
    over = true
    expect(new Set(turns).size).toBeGreaterThan(25)
  })

  test('what a node says after it has ended is not passed on', async () => {
    const late: Promise<unknown>[] = []
    const { session } = scripted({
      talks: (context, world) => {
        late.push(sleep(5).then(() => context.report({ message: 'still here' })))
        return { out: world.make('') }
      },
    })
    const { of, onEvent } = recorder()
    await session.run(around('talks'), { onEvent })
    await expect(Promise.all(late)).rejects.toThrow('canceled')
    expect(of('progress')).toEqual([])
  })

  test('pictures of work in progress are drawn ten times a second, and only if somebody looks', async () => {
    const draw = vi.fn(async (): Promise<Preview> => ({ kind: 'text', text: 'half done' }))
    const { session, warnings } = scripted({
      paints: async (context, world) => {
        const until = performance.now() + 350
        while (performance.now() < until) {
          await context.report({ preview: draw })
          await sleep(1)
        }
        await context.report({ preview: () => Promise.reject(new Error('no picture')) })
        return { out: world.make('done') }
      },
    })
    await session.run(around('paints'))
    await session.run(around('paints'), { targets: ['x'], previews: { maxSide: 8, nodes: ['a'] } })
    expect(draw).not.toHaveBeenCalled()

    const { of, onEvent } = recorder()
    const changed = around('paints')
    const again = {
      ...changed,
      nodes: changed.nodes.map((each) => (each.id === 'x' ? { ...each, params: { tag: '2' } } : each)),
    }
    await session.run(again, { previews: { maxSide: 8, nodes: ['x'] }, onEvent })
    expect(draw.mock.calls.length).toBeGreaterThanOrEqual(2)
    expect(draw.mock.calls.length).toBeLessThanOrEqual(5)
    const shown = of('preview')
    expect(shown).toHaveLength(draw.mock.calls.length + 1)
    expect(shown[0]).toEqual({
      type: 'preview',
      node: 'x',
      port: 'out',
      preview: { kind: 'text', text: 'half done' },
    })
    expect(shown.at(-1)?.preview).toEqual({ kind: 'text', text: 'done' })
    expect(warnings.length).toBeLessThanOrEqual(1)
  })
})

test('the way of pages and workers to let other tasks run waits for no timer either, and keeps the order', async () => {
  const next = throughChannel()
  const order: number[] = []
  const timers = vi.spyOn(globalThis, 'setTimeout')
  await Promise.all(Array.from({ length: 1000 }, (_, index) => next().then(() => order.push(index))))
  for (let turn = 0; turn < 500; turn++) await next()
  expect(timers).not.toHaveBeenCalled()
  timers.mockRestore()
  expect(order).toEqual(Array.from({ length: 1000 }, (_, index) => index))
})

describe('previews of results', () => {
  function newSession() {
    const world = createWorld()
    const warn = vi.fn()
    const session = createSession({
      registry: world.registry,
      resources: [],
      precision: 'f32',
      cacheBytes: 1e9,
      log: { info() {}, warn },
    })
    const previews = async (value: number, maxSide: number, nodes?: string[]) => {
      const { of, onEvent } = recorder()
      const document = graph(
        [node('a', 'test/source', { value }), node('j', 'test/join')],
        [['a.out', 'j.first']],
      )
      const summary = await session.run(document, { onEvent, previews: { maxSide, nodes } })
      expect(summary.outcome).toBe('done')
      return of('preview').map((event) => `${event.node}.${event.port}`)
    }
    return { world, warn, previews }
  }

  test('one for each output, when the value is new; not again for the same one', async () => {
    const { previews } = newSession()
    expect(await previews(1, 8)).toEqual(['a.out', 'j.out', 'j.extra'])
    expect(await previews(1, 8)).toEqual([])
    expect(await previews(1, 16)).toEqual(['a.out', 'j.out', 'j.extra'])
    expect(await previews(2, 16, ['j'])).toEqual(['j.out', 'j.extra'])
    expect(await previews(1, 16)).toEqual(['a.out', 'j.out', 'j.extra'])
  })

  test('one that fails is logged, and the others are sent', async () => {
    const { world, warn, previews } = newSession()
    vi.spyOn(world.Value, 'preview').mockRejectedValueOnce(new Error('no picture'))
    expect(await previews(1, 8)).toEqual(['j.out', 'j.extra'])
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('a.out'))
  })
})
