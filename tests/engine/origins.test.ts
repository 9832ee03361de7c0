import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Origin } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { integer } from '../../src/core/param'
import { port } from '../../src/core/port'
import { createSession } from '../../src/engine/session'
import { createWorld, graph, node, registryWith } from './fakes'

/** What the clock says, in ms: only what nodes do lets it go on. */
let now = 0
beforeEach(() => {
  now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** A session with a node that takes so many steps, and one that writes down where its wires come from. */
function newSession() {
  const world = createWorld()
  const noted: (readonly Origin[])[] = []
  const common = { version: 1, category: '', doc: '' }
  const paint = defineNode({
    ...common,
    type: 'test/paint',
    title: 'Paint',
    inputs: { value: port(world.Value) },
    params: {
      steps: integer({ label: 'Steps', doc: '', default: 3, min: 0, max: 99, role: 'iterations' }),
    },
    outputs: { out: port(world.Value) },
    run: async ({ params }, context) => {
      world.runs.push(context.nodeId)
      now += params.steps
      const download = async () => {
        await Promise.resolve()
        now += 1000
      }
      await context.waitFor(download())
      return { out: world.make('painted') }
    },
  })
  const compare = defineNode({
    ...common,
    type: 'test/compare',
    title: 'Compare',
    inputs: { results: port(world.Value, { many: true, named: true }) },
    params: {},
    outputs: { out: port(world.Value) },
    run: (_, context) => {
      world.runs.push(context.nodeId)
      noted.push(context.origins('results'))
      return { out: world.make('compared') }
    },
  })
  const registry = registryWith(world, [paint, compare])
  const session = createSession({ registry, resources: [], precision: 'f32', cacheBytes: 1e9 })
  return { world, session, noted }
}

const wires = [
  ['a.out', 'first.value'],
  ['first.out', 'second.value'],
  ['first.out', 'compare.results'],
  ['second.out', 'compare.results'],
  ['a.out', 'compare.results'],
] satisfies [string, string][]

const painted = (label: string) =>
  graph(
    [
      node('a', 'test/source'),
      node('first', 'test/paint', { steps: 5 }, { label }),
      node('second', 'test/paint', { steps: 7 }),
      node('compare', 'test/compare'),
    ],
    wires,
  )

test('a node learns what its wires come from, how long all of it took and how many steps', async () => {
  const { session, noted } = newSession()
  await session.run(painted('The first'))
  // What was waited for is no work.
  expect(noted).toEqual([
    [
      { name: 'The first', ms: 5, iterations: 5 },
      { name: 'Paint', ms: 12, iterations: 12 },
      { name: 'Source', ms: 0 },
    ],
  ])
  await session.dispose()
})

test('times of results that came from the cache are those of when they were computed', async () => {
  const { session, noted, world } = newSession()
  await session.run(painted('The first'))
  world.runs.length = 0
  const more = painted('The first')
  await session.run({ ...more, edges: more.edges.slice(0, -1) })
  expect(world.runs).toEqual(['compare'])
  const [before = [], after = []] = noted
  expect(after).toEqual(before.slice(0, 2))
  await session.dispose()
})

test('renaming a result runs what names it, and nothing else; without a change nothing runs', async () => {
  const { session, noted, world } = newSession()
  await session.run(painted('The first'))
  world.runs.length = 0
  await session.run(painted('The first'))
  expect(world.runs).toEqual([])
  const { nodes } = await session.plan(painted('Another'))
  expect(nodes.find(({ node: id }) => id === 'compare')?.why.map(({ code }) => code)).toEqual(['names'])
  await session.run(painted('Another'))
  expect(world.runs).toEqual(['compare'])
  expect(noted.at(-1)?.[0]?.name).toBe('Another')
  await session.dispose()
})
