import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { text } from '../../src/core/param'
import { port } from '../../src/core/port'
import { createSession } from '../../src/engine/session'
import { createWorld, graph, node, recorder, registryWith } from './fakes'
import { around, freedOnce, scripted } from './scripted'

const own = { dispose: (blob: { freed: number }) => void blob.freed++ }

const cases = scripted({
  user: () => {
    throw new UserError('The picture is too small.', 'Use a larger one.', { port: 'value' })
  },
  plain: async () => {
    await Promise.resolve()
    throw new Error('Shapes [1] and [2] differ.')
  },
  nameless: () => {
    throw new TypeError()
  },
  words: () => {
    throw 'just words'
  },
  nothing: () => {
    throw undefined
  },
  number: () => Promise.reject(3),
  missing: () => ({}),
  void: () => undefined,
  extra: (_, world) => ({ out: world.make('o'), more: 1 }),
  unclean: (context, world) => {
    context.own(world.make('scratch'), own.dispose)
    context.own(world.make('scratch'), () => {
      throw new Error('cannot be freed')
    })
    throw new Error('afterwards')
  },
})

describe('a failure is told', () => {
  test.each([
    ['user', 'The picture is too small.', 'Use a larger one.'],
    ['plain', 'Shapes [1] and [2] differ.', 'Try other settings'],
    ['nameless', 'TypeError', 'Try other settings'],
    ['words', 'just words', 'Try other settings'],
    ['nothing', 'The node threw undefined.', 'Try other settings'],
    ['number', 'The node threw 3.', 'Try other settings'],
    ['missing', 'Scripted missing did not give its output out.', 'Try other settings'],
    ['void', 'Scripted void did not give its output out.', 'Try other settings'],
    ['extra', 'Scripted extra gave more, which is not among its outputs.', 'Try other settings'],
  ])(
    '%s: with node, port if known, shapes of inputs, message and remedy',
    async (script, message, remedy) => {
      const { of, onEvent } = recorder()
      const summary = await cases.session.run(around(script), { onEvent })
      expect(summary.outcome).toBe('failed')
      expect(summary.failures).toEqual([
        {
          node: 'x',
          title: 'The culprit',
          ...(script === 'user' && { port: 'value' }),
          message,
          remedy: expect.stringContaining(remedy),
          shapes: { value: '<100>' },
        },
      ])
      expect(of('failed').map((event) => event.failure)).toEqual(summary.failures)
    },
  )
})

test('what comes after is blocked, even by an optional input; what does not, runs', async () => {
  const { world, session } = scripted({ bad: () => Promise.reject(new Error('no')) })
  const { of, onEvent } = recorder()
  const summary = await session.run(around('bad'), { onEvent })
  expect(summary).toMatchObject({ ran: ['a', 'other'], blocked: ['after', 'last'] })
  expect(of('blocked')).toEqual([
    { type: 'blocked', node: 'after', cause: 'x', message: 'Join needs The culprit, which failed.' },
    { type: 'blocked', node: 'last', cause: 'x', message: 'Join needs The culprit, which failed.' },
  ])
  expect(session.value('a', 'out', world.Value)?.content).toBe('s7')
  await session.run(around('bad'))
  expect(world.runs).toEqual(['a', 'x', 'other', 'x'])
  await session.dispose()
  expect(freedOnce(world)).toBe(true)
})

test('what a node owned or returned in part is freed when it fails', async () => {
  const { world, session, warnings } = cases
  for (const script of ['extra', 'unclean']) await session.run(around(script))
  await session.dispose()
  expect(world.made.filter((blob) => blob.freed !== 1)).toHaveLength(1)
  expect(warnings.some((warning) => warning.includes('cannot be freed'))).toBe(true)
})

test('nodes with equal work fail alike, and the work is done once', async () => {
  const { world, session } = scripted({ bad: () => Promise.reject(new Error('no')) })
  const summary = await session.run(graph([node('x', 'test/bad'), node('y', 'test/bad')]))
  expect(summary.failures.map((failure) => failure.node)).toEqual(['x', 'y'])
  expect(world.runs).toEqual(['x'])
})

test('a fingerprint that throws fails its node, not the run', async () => {
  const world = createWorld()
  const weights = defineNode({
    type: 'test/weights',
    version: 1,
    title: 'Weights',
    category: '',
    doc: '',
    inputs: {},
    params: { tag: text({ label: '', doc: '', default: '' }) },
    outputs: { out: port(world.Value) },
    fingerprint: () => {
      throw new UserError('The weights of vgg19 are not known.', 'Choose lite.')
    },
    run: () => ({ out: world.make('') }),
  })
  const registry = registryWith(world, [weights])
  const session = createSession({ registry, resources: [], precision: 'f32', cacheBytes: 1e9 })
  const document = graph(
    [node('a', 'test/source'), node('w', 'test/weights'), node('j', 'test/join')],
    [['w.out', 'j.first']],
  )
  const { nodes } = await session.plan(document)
  expect(nodes.map((planned) => planned.state)).toEqual(['stale', 'blocked', 'blocked'])
  const summary = await session.run(document)
  expect(summary).toMatchObject({ outcome: 'failed', ran: ['a'], blocked: ['j'] })
  expect(summary.failures[0]).toMatchObject({ node: 'w', remedy: 'Choose lite.' })
})

describe('ownership', () => {
  test('what a node owns is freed when it ends, unless it returns it', async () => {
    const { world, session } = scripted({
      owner: (context, { make }) => {
        const kept = context.own(make('kept'), own.dispose)
        context.own(make('scratch'), own.dispose)
        return { out: kept }
      },
    })
    await session.run(graph([node('x', 'test/owner')]))
    expect(world.made.map((blob) => [blob.content, blob.freed])).toEqual([
      ['kept', 0],
      ['scratch', 1],
    ])
    await session.dispose()
    expect(freedOnce(world)).toBe(true)
  })

  test('a node that passes its input through as it is does no harm', async () => {
    const { world, session } = scripted({ through: (_context, _world, input) => ({ out: input }) })
    await session.run(around('through'))
    expect(session.value('x', 'out')).toBe(session.value('a', 'out'))
    await session.dispose()
    expect(freedOnce(world)).toBe(true)
  })

  test('what is made after the node has ended is freed at once', async () => {
    const late: Promise<unknown>[] = []
    const { world, session } = scripted({
      late: (context, { make }) => {
        const later = new Promise((resolve) => setTimeout(resolve, 5))
        late.push(later.then(() => context.own(make('late'), own.dispose)))
        return { out: make('out') }
      },
    })
    await session.run(graph([node('x', 'test/late')]))
    await expect(Promise.all(late)).rejects.toThrow('canceled')
    expect(world.made.find((blob) => blob.content === 'late')?.freed).toBe(1)
  })
})

test('a listener that throws does not disturb the run', async () => {
  const { session, warnings } = scripted({})
  const onEvent = () => {
    throw new Error('listener')
  }
  expect(await session.run(graph([node('a', 'test/source')]), { onEvent })).toMatchObject({ outcome: 'done' })
  expect(warnings).toHaveLength(3)
})
