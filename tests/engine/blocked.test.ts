import { describe, expect, test } from 'vitest'
import { InvalidGraphError } from '../../src/engine/invalid-graph'
import { graph, node, recorder } from './fakes'
import { newSession, tree } from './small-session'

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
