import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GraphDocument } from '../../src/core/document'
import { flatten } from '../../src/core/flatten'
import { groupType } from '../../src/core/groups'
import { validate } from '../../src/core/validate'
import { createSession } from '../../src/engine/session'
import { chosen, grouped, settled, ungrouped } from '../core/grouping'
import { createWorld, graph, node } from './fakes'
import { soundGraph } from './graphs'

function newSession() {
  const world = createWorld()
  const session = createSession({
    registry: world.registry,
    resources: [],
    precision: 'f32',
    cacheBytes: 1e9,
  })
  return { world, session }
}

const picks = fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })

/** Groups some nodes of the canvas, again and again: later groups may hold earlier ones. */
function groupAll(
  document: GraphDocument,
  choices: readonly (readonly number[])[],
  catalog = newSession().session.catalog,
) {
  let result = document
  const made: string[] = []
  for (const [index, choice] of choices.entries()) {
    const ids = choice.map((pick) => result.nodes[pick % result.nodes.length]?.id ?? '')
    result = grouped(result, catalog, chosen(...ids), `g${index}`)
    made.push(`g${index}`)
  }
  return { result, made }
}

test('grouping computes nothing anew: every node keeps its key, however often and deep it is grouped', async () => {
  await fc.assert(
    fc.asyncProperty(soundGraph, picks, async (document, choices) => {
      const { session } = newSession()
      await session.run(document)
      const { result } = groupAll(document, choices, session.catalog)
      expect(validate(result, session.catalog)).toEqual(validate(document, session.catalog))
      const summary = await session.run(result)
      expect(summary.ran).toEqual([])
      expect(summary.cached).toHaveLength(document.nodes.length)
      await session.dispose()
    }),
    { numRuns: 300 },
  )
})

test('ungrouping gives back the graph that was grouped', () => {
  const { catalog } = newSession().session
  fc.assert(
    fc.property(
      soundGraph,
      picks,
      fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 9, maxLength: 9 }),
      (flat, choices, places) => {
        const document = {
          ...flat,
          nodes: flat.nodes.map((each, index) => ({
            ...each,
            position: { x: places[index] ?? 0, y: index * 100 },
          })),
        }
        const { result } = groupAll(document, choices, catalog)
        let back = result
        for (;;) {
          const next = back.nodes.find(({ type }) => type.startsWith('group/'))
          if (!next) break
          back = ungrouped(back, catalog, next.id)
        }
        expect(settled(back)).toEqual(settled(document))
      },
    ),
    { numRuns: 300 },
  )
})

test('two nodes of one group compute once, until one of them is set otherwise', async () => {
  const { world, session } = newSession()
  const document = grouped(
    graph([node('a', 'test/source'), node('b', 'test/join')], [['a.out', 'b.first']]),
    session.catalog,
    chosen('a', 'b'),
    'g',
  )
  const [definition] = document.groups ?? []
  if (!definition) throw new Error('no group')
  const twice: GraphDocument = {
    ...document,
    groups: [{ ...definition, params: [{ key: 'gain', node: 'b', param: 'gain' }] }],
    nodes: [node('one', groupType('g')), node('two', groupType('g'))],
  }
  await session.run(twice)
  expect(world.runs).toHaveLength(2)
  const other = { ...twice, nodes: [node('one', groupType('g')), node('two', groupType('g'), { gain: 3 })] }
  expect((await session.run(other)).ran).toEqual(['two/b'])
  expect(session.value('two/b', 'out', world.Value)?.content).toBe('(s1 -)^3')
})

test('sinks inside groups deliver, and a group that is a target runs all that is inside', async () => {
  const { world, session } = newSession()
  const flat = graph(
    [
      node('a', 'test/source'),
      node('b', 'test/join'),
      node('s', 'test/sink'),
      node('z', 'test/source', { value: 5 }),
    ],
    [
      ['a.out', 'b.first'],
      ['b.out', 's.value'],
    ],
  )
  const document = grouped(flat, session.catalog, chosen('b', 's'), 'g')
  await session.run(document, { targets: ['g'] })
  expect(world.runs).toEqual(['a', 'g/b', 'g/s'])
  await session.run(document)
  expect(session.value('g/b', 'out', world.Value)?.content).toBe('(s1 -)^1')
})

test('a muted group keeps what needs it from running, a bypassed one passes its first fitting input on', async () => {
  const { world, session } = newSession()
  const flat = graph(
    [node('a', 'test/source', { value: 7 }), node('b', 'test/join'), node('c', 'test/join')],
    [
      ['a.out', 'b.first'],
      ['b.out', 'c.first'],
    ],
  )
  const document = grouped(flat, session.catalog, chosen('b'), 'g')
  const withGroup = (more: object): GraphDocument => ({
    ...document,
    nodes: document.nodes.map((each) => (each.id === 'g' ? { ...each, ...more } : each)),
  })
  const muted = await session.run(withGroup({ muted: true }))
  expect(muted.ran).toEqual(['a'])
  expect(muted.blocked).toEqual(['c'])
  await session.run(withGroup({ bypassed: true }))
  expect(session.value('c', 'out', world.Value)?.content).toBe('(s7 -)^1')
  expect(world.runs).not.toContain('g/b')
})

test('a failure inside a group names the node inside', async () => {
  const { session } = newSession()
  const flat = graph(
    [node('a', 'test/source'), node('b', 'test/join', { fail: true })],
    [['a.out', 'b.first']],
  )
  const summary = await session.run(grouped(flat, session.catalog, chosen('b'), 'g'))
  expect(summary.failures.map((failure) => failure.node)).toEqual(['g/b'])
})

test('an edit of a param that a group sets is undone by an equal key', async () => {
  const { session } = newSession()
  const flat = graph([node('a', 'test/source'), node('b', 'test/join')], [['a.out', 'b.first']])
  const document = grouped(flat, session.catalog, chosen('b'), 'g')
  const [definition] = document.groups ?? []
  if (!definition) throw new Error('no group')
  const groups = [{ ...definition, params: [{ key: 'power', node: 'b', param: 'gain' }] }]
  const set = (power: number | undefined): GraphDocument => ({
    ...document,
    groups,
    nodes: document.nodes.map((each) =>
      each.id === 'g' ? { ...each, params: power === undefined ? {} : { power } } : each,
    ),
  })
  await session.run(set(undefined))
  expect((await session.run(set(4))).ran).toEqual(['g/b'])
  expect((await session.run(set(undefined))).ran).toEqual([])
  expect(flatten(set(4), session.catalog).document.nodes.find(({ id }) => id === 'g/b')?.params.gain).toBe(4)
})
