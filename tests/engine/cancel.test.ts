import { expect, test } from 'vitest'
import { CanceledError } from '../../src/core/context'
import { graph, node, recorder } from './fakes'
import { around, freedOnce, type Script, scripted } from './scripted'

const free = (blob: { freed: number }) => void blob.freed++
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Blocks the thread, as a kernel does. */
function work(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

/** Steps of `loop` that began after the cancel. */
let late = 0

const scripts: Record<string, Script> = {
  loop: async (context, world) => {
    context.own(world.make('state'), free)
    for (let iteration = 0; iteration < 100_000; iteration++) {
      if (context.signal.aborted) late++
      work(2)
      await context.report({ iteration })
    }
    return { out: world.make('out') }
  },
  fetch: (context) =>
    new Promise((_, reject) => {
      context.signal.addEventListener('abort', () => reject(context.signal.reason))
    }),
  deaf: async (_, world) => {
    await sleep(150)
    return { out: world.make('too late') }
  },
  stubborn: async (context, world) => {
    for (let step = 0; step < 50; step++) {
      await sleep(2)
      await context.report({}).catch(() => undefined)
    }
    return { out: world.make('in spite') }
  },
}

test.each([['loop'], ['fetch']])(
  '%s: a cancel takes effect before the next step and leaves nothing behind',
  async (script) => {
    const { world, session } = scripted(scripts)
    const controller = new AbortController()
    const { events, onEvent } = recorder()
    late = 0
    setTimeout(() => controller.abort(), 60)
    const summary = await session.run(around(script), { signal: controller.signal, onEvent })
    expect(late).toBe(0)
    expect(summary).toMatchObject({ outcome: 'canceled', ran: ['a'], failures: [], blocked: [] })
    expect(events.at(-1)).toEqual({ type: 'canceled', node: 'x' })
    expect(session.value('a', 'out', world.Value)?.content).toBe('s7')
    expect(world.made.filter((blob) => blob.freed === 0)).toHaveLength(1)
    await session.dispose()
    expect(freedOnce(world)).toBe(true)
  },
)

test.each([['deaf'], ['stubborn']])(
  '%s: a node that goes on is waited for, and what it gives is freed',
  async (script) => {
    const { world, session } = scripted(scripts)
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 20)
    const summary = await session.run(around(script), { signal: controller.signal })
    expect(summary).toMatchObject({ outcome: 'canceled', ran: ['a'] })
    expect(session.value('x', 'out')).toBeUndefined()
    expect(world.made.at(-1)?.freed).toBe(1)
    await session.dispose()
    expect(freedOnce(world)).toBe(true)
  },
)

test('between nodes that never give way a cancel gets through too', async () => {
  const { session } = scripted({
    brief: (_, world) => {
      work(5)
      return { out: world.make('') }
    },
  })
  const document = graph(
    Array.from({ length: 100 }, (_, index) => node(`n${index}`, 'test/brief', { tag: `${index}` })),
  )
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 50)
  const summary = await session.run(document, { signal: controller.signal })
  expect(summary.outcome).toBe('canceled')
  expect(summary.ran.length).toBeLessThan(40)
  expect((await session.run(document)).cached).toEqual(summary.ran)
})

test('canceled before it began, and while it waits for another', async () => {
  const { world, session } = scripted(scripts)
  const { events, onEvent } = recorder()
  const summary = await session.run(around('loop'), { signal: AbortSignal.abort(), onEvent })
  expect(summary).toMatchObject({ outcome: 'canceled', ran: [] })
  expect(events).toEqual([{ type: 'canceled' }])
  expect(world.runs).toEqual([])

  const first = new AbortController()
  const second = new AbortController()
  const runs = [
    session.run(around('loop'), { signal: first.signal }),
    session.run(around('loop'), { signal: second.signal }),
  ]
  second.abort()
  await sleep(20)
  first.abort()
  expect((await Promise.all(runs)).map((run) => run.outcome)).toEqual(['canceled', 'canceled'])
  expect(world.runs).toEqual(['a', 'x'])
})

test('what had no more to do is done, cancel or not', async () => {
  const { session } = scripted({})
  const document = graph([node('a', 'test/source')])
  await session.run(document)
  const controller = new AbortController()
  const run = session.run(document, { signal: controller.signal, onEvent: () => controller.abort() })
  expect(await run).toMatchObject({ outcome: 'done', cached: ['a'] })
})

test('disposal cancels what runs and waits for it', async () => {
  const { world, session } = scripted(scripts)
  const run = session.run(around('loop'))
  await sleep(20)
  await session.dispose()
  expect(await run).toMatchObject({ outcome: 'canceled' })
  expect(freedOnce(world)).toBe(true)
})

test('a CanceledError without a cancel is a failure like any other', async () => {
  const { session } = scripted({
    liar: () => {
      throw new CanceledError()
    },
  })
  expect(await session.run(around('liar'))).toMatchObject({ outcome: 'failed' })
})
