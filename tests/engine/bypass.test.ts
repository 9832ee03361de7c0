import { describe, expect, test } from 'vitest'
import type { GraphDocument } from '../../src/core/document'
import { validate } from '../../src/core/validate'
import { createSession } from '../../src/engine/session'
import { createWorld, graph, node, recorder } from './fakes'

function newSession() {
  const world = createWorld()
  const session = createSession({
    registry: world.registry,
    resources: [],
    precision: 'f32',
    cacheBytes: 1e9,
  })
  const read = (id: string) => session.value(id, 'out', world.Value)?.content
  return { world, session, read }
}

/** a -> b -> c, with b bypassed. */
function line(more: object = { bypassed: true }): GraphDocument {
  return graph(
    [node('a', 'test/source', { value: 3 }), node('b', 'test/join', {}, more), node('c', 'test/join')],
    [
      ['a.out', 'b.first'],
      ['b.out', 'c.first'],
    ],
  )
}

describe('a bypassed node', () => {
  test('does not run, and what follows takes what it was to be made from', async () => {
    const { world, session, read } = newSession()
    await session.run(line())
    expect(world.runs).toEqual(['a', 'c'])
    expect(read('c')).toBe('(s3 -)^1')
    expect((await session.plan(line())).nodes.map(({ node: id, state }) => `${id} ${state}`)).toEqual([
      'a cached',
      'b bypassed',
      'c cached',
    ])
  })

  test('makes what follows the same as if it were not there', async () => {
    const { session } = newSession()
    await session.run(line())
    const without = graph(
      [node('a', 'test/source', { value: 3 }), node('c', 'test/join')],
      [['a.out', 'c.first']],
    )
    expect((await session.run(without)).ran).toEqual([])
  })

  test('passes the first wire into the first input of the type that has one, whatever the output', async () => {
    const { session, read } = newSession()
    const document = graph(
      [
        node('a', 'test/source', { value: 1 }),
        node('z', 'test/source', { value: 2 }),
        node('b', 'test/join', {}, { bypassed: true }),
        node('c', 'test/join'),
      ],
      [
        ['z.out', 'b.rest'],
        ['a.out', 'b.rest'],
        ['b.extra', 'c.first'],
      ],
    )
    expect(validate(document, session.catalog).filter(({ severity }) => severity === 'error')).toEqual([])
    await session.run(document)
    expect(read('c')).toBe('(s2 -)^1')
  })

  test('leads through others, keeps weights by the wires that are drawn', async () => {
    const { session, read } = newSession()
    const document = graph(
      [
        node('a', 'test/source', { value: 1 }),
        node('b', 'test/join', {}, { bypassed: true }),
        node('d', 'test/join', {}, { bypassed: true }),
        node('c', 'test/join', { weights: { 'd.out': 5 } }),
      ],
      [
        ['a.out', 'b.first'],
        ['b.out', 'd.first'],
        ['a.out', 'c.first'],
        ['d.out', 'c.rest'],
      ],
    )
    await session.run(document)
    expect(read('c')).toBe('(s1 - 5*s1)^1')
  })

  test('with nothing to pass on keeps only what needs it from running, and says so', async () => {
    const { session } = newSession()
    const document = graph(
      [
        node('b', 'test/measure', {}, { bypassed: true }),
        node('c', 'test/join', {}, { bypassed: true }),
        node('s', 'test/sink'),
      ],
      [['c.out', 's.value']],
    )
    const book = recorder()
    const summary = await session.run(document, { tolerant: true, onEvent: book.onEvent })
    expect(summary.blocked).toEqual(['s'])
    expect(book.of('blocked')[0]).toMatchObject({ node: 's', cause: 'c' })
    expect(book.of('blocked')[0]?.message).toContain('Join is bypassed and has nothing to pass on as “out”.')
  })

  test('as a target, or at the end of a line, keeps what it passes on', async () => {
    const { world, session, read } = newSession()
    const end = graph(
      [node('a', 'test/source'), node('b', 'test/join', {}, { bypassed: true })],
      [['a.out', 'b.first']],
    )
    await session.run(end)
    expect(world.runs).toEqual(['a'])
    await session.run(line({ bypassed: true }), { targets: ['b'] })
    expect(read('a')).toBe('s3')
    expect(world.runs).not.toContain('c')
  })

  test('that is muted too gives nothing', async () => {
    const { session } = newSession()
    const summary = await session.run(line({ bypassed: true, muted: true }))
    expect(summary.blocked).toEqual(['c'])
  })

  test('needs nothing itself: its missing inputs and wrong params are no errors', () => {
    const { session } = newSession()
    const document = graph([node('b', 'test/join', { gain: 99 }, { bypassed: true })])
    expect(validate(document, session.catalog).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning param-range',
      'warning input-missing',
    ])
  })
})
