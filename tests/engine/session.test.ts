import { describe, expect, test } from 'vitest'
import { embedAsset, sha256Hex } from '../../src/core/assets'
import { defineResource } from '../../src/core/context'
import type { GraphDocument } from '../../src/core/document'
import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { InvalidGraphError } from '../../src/engine/invalid-graph'
import { createSession, type SessionOptions } from '../../src/engine/session'
import { createWorld, graph, node, recorder, registryWith } from './fakes'

function newSession(options: Partial<SessionOptions> = {}) {
  const world = createWorld()
  const session = createSession({
    registry: world.registry,
    resources: [],
    precision: 'f32',
    cacheBytes: 1e9,
    ...options,
  })
  return { world, session }
}

/** a → b → c, and a → d. */
function tree(gain = 1): GraphDocument {
  return graph(
    [
      node('a', 'test/source'),
      node('b', 'test/join', { gain }),
      node('c', 'test/join', {}, { label: 'See' }),
      node('d', 'test/measure'),
    ],
    [
      ['a.out', 'b.first'],
      ['b.out', 'c.first'],
      ['a.out', 'd.value'],
    ],
  )
}

describe('what runs', () => {
  test('everything at first, in order, with its story told', async () => {
    const { session } = newSession()
    const { events, onEvent } = recorder()
    const summary = await session.run(tree(), { onEvent })
    expect(events.map((event) => ('node' in event ? `${event.type} ${event.node}` : event.type))).toEqual([
      'queued',
      'started a',
      'done a',
      'started b',
      'done b',
      'started c',
      'done c',
      'started d',
      'done d',
    ])
    expect(events[0]).toEqual({ type: 'queued', nodes: ['a', 'b', 'c', 'd'] })
    expect(events[2]).toMatchObject({ bytes: 100, shapes: { out: '<100>' }, why: [{ code: 'first-run' }] })
    expect(summary).toMatchObject({ outcome: 'done', ran: ['a', 'b', 'c', 'd'], cached: [], peakBytes: 302 })
  })

  test('after an edit of a late node only that one, and why', async () => {
    const { session } = newSession()
    await session.run(tree(1))
    const { of, onEvent } = recorder()
    const summary = await session.run(tree(2), { onEvent })
    expect(summary.ran).toEqual(['b', 'c'])
    expect(of('started').map((event) => event.why.map((reason) => reason.message))).toEqual([
      ['gain changed from 1 to 2'],
      ['input first changed'],
    ])
    expect(of('cached').map((event) => [event.node, event.why[0]?.code])).toEqual([
      ['a', 'unchanged'],
      ['d', 'unchanged'],
    ])
  })

  test('undo brings results back at once', async () => {
    const { session } = newSession()
    for (const gain of [1, 2]) await session.run(tree(gain))
    const { of, onEvent } = recorder()
    expect((await session.run(tree(1), { onEvent })).ran).toEqual([])
    expect(of('cached').map((event) => event.why[0]?.code)).toEqual([
      'unchanged',
      'reused',
      'reused',
      'unchanged',
    ])
  })

  test('two nodes with equal work share one result', async () => {
    const { world, session } = newSession()
    const document = graph(
      [node('a', 'test/source'), node('b', 'test/source'), node('c', 'test/join')],
      [
        ['a.out', 'c.first'],
        ['b.out', 'c.second'],
      ],
    )
    const { of, onEvent } = recorder()
    const summary = await session.run(document, { onEvent })
    expect(summary).toMatchObject({ ran: ['a', 'c'], cached: ['b'] })
    expect(of('cached')[0]?.why[0]?.code).toBe('shared')
    expect(session.value('a', 'out')).toBe(session.value('b', 'out'))
    expect(session.value('c', 'out', world.Value)?.content).toBe('(s1 s1)^1')
  })

  test('targets: only ancestors', async () => {
    const { world, session } = newSession()
    expect((await session.run(tree(), { targets: ['b'] })).ran).toEqual(['a', 'b'])
    expect((await session.run(tree(), { targets: ['d', 'b'] })).ran).toEqual(['d'])
    expect(world.runs).toEqual(['a', 'b', 'd'])
  })

  test('a sink keeps what it delivers', async () => {
    const { world, session } = newSession({ cacheBytes: 0 })
    const document = graph([node('a', 'test/source'), node('s', 'test/sink')], [['a.out', 's.value']])
    await session.run(document)
    expect(session.value('a', 'out', world.Value)?.content).toBe('s1')
    await session.run(document)
    expect(world.runs).toEqual(['a', 's'])
  })

  test('plan tells beforehand', async () => {
    const { session } = newSession()
    const states = async (gain: number, targets?: string[]) => {
      const { nodes } = await session.plan(tree(gain), targets)
      return nodes.map((planned) => `${planned.node} ${planned.state} ${planned.why[0]?.code}`)
    }
    expect(await states(1)).toEqual([
      'a stale first-run',
      'b stale first-run',
      'c stale first-run',
      'd stale first-run',
    ])
    await session.run(tree(1))
    expect(await states(2)).toEqual([
      'a cached unchanged',
      'b stale param',
      'c stale input',
      'd cached unchanged',
    ])
    expect(await states(2, ['d'])).toEqual(['a cached unchanged', 'd cached unchanged'])
    const broken = { ...tree(1), edges: tree(1).edges.slice(1) }
    expect((await session.plan(broken)).nodes.map((planned) => planned.state)).toEqual([
      'cached',
      'blocked',
      'blocked',
      'cached',
    ])
  })

  test('runs go one at a time, in the order in which they were called', async () => {
    const { session } = newSession()
    const { events, onEvent } = recorder()
    const [first, second] = await Promise.all([
      session.run(tree(), { onEvent }),
      session.run(tree(2), { onEvent }),
    ])
    expect(first.ran).toEqual(['a', 'b', 'c', 'd'])
    expect(second.ran).toEqual(['b', 'c'])
    expect(events.filter((event) => event.type === 'queued')).toHaveLength(2)
  })
})

describe('graphs with errors', () => {
  /** `b` lacks its input; `c` takes from `b`; `a` and `d` are sound. */
  const broken = { ...tree(), edges: tree().edges.slice(1) }

  test('strict: nothing runs, and all problems are told', async () => {
    const { world, session } = newSession()
    const failure = await session
      .run({ ...broken, nodes: [...broken.nodes, node('z', 'test/mix')] })
      .catch((e) => e)
    expect(failure).toBeInstanceOf(InvalidGraphError)
    expect(failure.problems.map((problem: { node: string }) => problem.node)).toEqual(['b', 'z'])
    expect(failure.message).toContain('Join: nothing is wired into “First”.')
    expect(world.runs).toEqual([])
    await expect(session.run(tree())).resolves.toMatchObject({ outcome: 'done' })
  })

  test('strict with targets: only what they need counts', async () => {
    const { session } = newSession()
    expect((await session.run(broken, { targets: ['d'] })).ran).toEqual(['a', 'd'])
    await expect(session.run(broken, { targets: ['c'] })).rejects.toThrow(InvalidGraphError)
    await expect(session.run(broken, { targets: ['nowhere'] })).rejects.toThrow('no node “nowhere”')
  })

  test('tolerant: what is wrong and what waits for it is blocked, with the reason; the rest runs', async () => {
    const { session } = newSession()
    const { of, onEvent } = recorder()
    const summary = await session.run(broken, { tolerant: true, onEvent })
    expect(summary).toMatchObject({ outcome: 'done', ran: ['a', 'd'], blocked: ['b', 'c'] })
    expect(of('blocked')).toEqual([
      { type: 'blocked', node: 'b', cause: 'b', message: 'Join: nothing is wired into “First”.' },
      {
        type: 'blocked',
        node: 'c',
        cause: 'b',
        message: 'See waits for Join. Join: nothing is wired into “First”.',
      },
    ])
  })

  test('a blocked node far down the line tells of the root of it once', async () => {
    const { session } = newSession()
    const { of, onEvent } = recorder()
    const line = graph(
      ['b', 'c', 'd'].map((id) => node(id, 'test/join', {}, { label: id })),
      [
        ['b.out', 'c.first'],
        ['c.out', 'd.first'],
      ],
    )
    await session.run(line, { tolerant: true, onEvent })
    expect(of('blocked').at(-1)).toEqual({
      type: 'blocked',
      node: 'd',
      cause: 'b',
      message: 'd waits for b. b: nothing is wired into “First”.',
    })
  })

  test('tolerant: a cycle and a node used twice block only what comes after them', async () => {
    const { session } = newSession()
    const document = graph(
      [
        node('a', 'test/source'),
        node('b', 'test/join'),
        node('c', 'test/join'),
        node('d', 'test/measure'),
        node('e', 'test/source'),
        node('e', 'test/source'),
      ],
      [
        ['a.out', 'd.value'],
        ['b.out', 'c.first'],
        ['c.out', 'b.first'],
      ],
    )
    const summary = await session.run(document, { tolerant: true })
    expect([summary.ran, [...summary.blocked].sort()]).toEqual([
      ['a', 'd'],
      ['b', 'c', 'e'],
    ])
  })
})

describe('nodes that are muted or not known', () => {
  const wires: [string, string][] = [
    ['a.out', 'j.first'],
    ['m.out', 'j.second'],
    ['m.out', 'k.first'],
    ['k.out', 'x.items'],
    ['a.out', 'x.items'],
  ]
  const around = (gone: ReturnType<typeof node>) =>
    graph(
      [node('a', 'test/source'), gone, node('j', 'test/join'), node('k', 'test/join'), node('x', 'test/mix')],
      wires,
    )

  test.each([
    ['muted', node('m', 'test/source', { value: 2 }, { muted: true }), false, 'Source is muted.'],
    ['unknown', node('m', 'far/away'), true, 'does not have'],
  ])(
    '%s: what cannot do without it is blocked, the others lose the wire',
    async (_, gone, tolerant, message) => {
      const { world, session } = newSession()
      const { of, onEvent } = recorder()
      const summary = await session.run(around(gone), { onEvent, tolerant })
      expect(summary.blocked).toEqual(['k'])
      expect(of('blocked')[0]).toMatchObject({ cause: 'm', message: expect.stringContaining(message) })
      expect(session.value('j', 'out', world.Value)?.content).toBe('(s1 -)^1')
      expect(session.value('x', 'out', world.Value)?.content).toBe('[s1]')
      const asked = await session.run(around(gone), { targets: ['m'], tolerant })
      expect(asked.blocked).toEqual(['m'])
    },
  )

  test('a required many input needs one wire that lives', async () => {
    const { session } = newSession()
    const document = graph(
      [node('m', 'test/source', {}, { muted: true }), node('x', 'test/mix')],
      [['m.out', 'x.items']],
    )
    expect((await session.run(document)).blocked).toEqual(['x'])
  })
})

describe('what nodes are given', () => {
  const Service = defineResource<{ readonly greet: string }>('service')
  const Missing = defineResource<number>('missing')

  test('resources, and a clear failure for one that is not provided', async () => {
    const world = createWorld()
    const user = (
      type: string,
      run: (use: Parameters<Parameters<typeof defineNode>[0]['run']>[1]['use']) => string,
    ) =>
      defineNode({
        type,
        version: 1,
        title: type,
        category: '',
        doc: '',
        inputs: {},
        params: {},
        outputs: { out: port(world.Value) },
        run: (_, context) => ({ out: world.make(run(context.use)) }),
      })
    const registry = registryWith(world, [
      user('test/uses', (use) => use(Service).greet),
      user('test/misses', (use) => String(use(Missing))),
    ])
    const session = createSession({
      registry,
      resources: [Service.provide({ greet: 'hello' })],
      precision: 'f32',
      cacheBytes: 1e9,
    })
    const summary = await session.run(graph([node('u', 'test/uses'), node('m', 'test/misses')]))
    expect(session.value('u', 'out', world.Value)?.content).toBe('hello')
    expect(summary.failures[0]?.message).toBe('This session provides no missing.')
  })

  const bytes = Uint8Array.from([1, 2])
  const sha256 = sha256Hex(bytes)
  const fileGraph = graph([node('f', 'test/file', { file: { asset: sha256 } })])
  const reference = { name: 'a.png', mime: 'image/png', bytes: 2 }

  test('files inside the graph', async () => {
    const { world, session } = newSession()
    await session.run(embedAsset(fileGraph, { name: 'a.png', mime: 'image/png', bytes }).document)
    expect(session.value('f', 'out', world.Value)?.content).toBe('a.png: 1 2')
  })

  test.each([
    ['found elsewhere', async () => ({ name: 'x', bytes }), undefined],
    [
      'not found',
      async () => undefined,
      'The file “a.png” is not inside the graph, and it was not found here.',
    ],
    ['another content', async () => ({ name: 'x', bytes: Uint8Array.from([3]) }), 'its content differs'],
  ])('files referred to: %s', async (_, asset, message) => {
    const { world, session } = newSession({ asset })
    const summary = await session.run({ ...fileGraph, assets: { [sha256]: reference } })
    if (message) expect(summary.failures[0]?.message).toContain(message)
    else expect(session.value('f', 'out', world.Value)?.content).toBe('a.png: 1 2')
  })
})

describe('looking at values', () => {
  test('by port and type; nothing for what is not there', async () => {
    const { world, session } = newSession()
    await session.run(tree())
    expect(session.value('d', 'number')).toBe(2)
    expect(session.value('d', 'number', world.Other)).toBe(2)
    expect(session.value('d', 'number', world.Value)).toBeUndefined()
    expect(session.value('d', 'nope')).toBeUndefined()
    expect(session.value('nope', 'out')).toBeUndefined()
    expect(await session.withValue('nope', 'out', world.Value, () => 1)).toBeUndefined()
    expect(await session.withSlot('a', 'out', ({ type, value }) => type.describe(value))).toBe('<100>')
    expect(await session.withSlot('nope', 'out', () => 1)).toBeUndefined()
    expect(await session.preview('a', 'out', 8)).toEqual({ kind: 'text', text: 's1' })
    expect(await session.preview('nope', 'out', 8)).toBeUndefined()
  })

  test('after disposal nothing runs, nothing is left', async () => {
    const { world, session } = newSession()
    await session.run(tree())
    await session.dispose()
    await session.dispose()
    expect(world.made.every((blob) => blob.freed === 1)).toBe(true)
    expect(session.value('a', 'out')).toBeUndefined()
    await expect(session.run(tree())).rejects.toThrow('disposed')
  })
})
