import { describe, expect, test } from 'vitest'
import { graph, node, recorder } from './fakes'
import { newSession, tree } from './small-session'

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
