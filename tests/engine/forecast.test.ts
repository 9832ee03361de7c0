import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRegistry } from '../../src/core/catalog'
import { defineNode } from '../../src/core/node'
import { createSession } from '../../src/engine/session'
import { chain, make, newSession } from './blocks'
import { graph, node } from './fakes'

test('sizes go from node to node; memory is known at once, time only when speed is', async () => {
  const { session } = newSession()
  const { nodes, forecast } = await session.plan(chain(10))
  expect(nodes.map((planned) => planned.forecast)).toEqual([
    { work: 10, bytes: 100, peakBytes: 100 },
    { work: 20, bytes: 200, peakBytes: 200 },
    { work: 30, bytes: 300, peakBytes: 900 },
    { work: 40, bytes: 300, peakBytes: 900 },
  ])
  // Everything before it is in the cache while k runs.
  expect(forecast).toEqual({ stale: 4, unknown: [], peakBytes: 600 + 900 })
})

test('what takes no time has a time without any measurement', async () => {
  const { forecast } = await newSession().session.plan(chain())
  expect(forecast.ms).toBe(0)
})

test('a cache without room keeps no more than what is needed', async () => {
  const { session } = newSession({ cacheBytes: 0 })
  const { forecast } = await session.plan(chain())
  // j while a and b are held, k while j is.
  expect(forecast.peakBytes).toBe(300 + 900)
  const only = await session.plan(chain(), ['b'])
  expect(only.forecast).toEqual({ stale: 1, unknown: [], peakBytes: 200, ms: 0 })
})

test('equal nodes are computed and counted once', async () => {
  const twins = graph([
    node('a', 'test/make', { bytes: 100, work: 5 }),
    node('b', 'test/make', { bytes: 100, work: 5 }),
  ])
  const { nodes, forecast } = await newSession().session.plan(twins)
  expect(forecast).toMatchObject({ stale: 1, peakBytes: 100 })
  expect(nodes.map((planned) => planned.forecast?.work)).toEqual([5, undefined])
})

test('nothing is known of a node that cannot tell, nor of what comes after it, until it has run', async () => {
  const document = graph(
    [
      node('a', 'test/make', { bytes: 100, work: 5 }),
      node('s', 'test/silent'),
      node('x', 'test/broken'),
      node('j', 'test/join'),
      node('k', 'test/join', { work: 1 }),
    ],
    [
      ['a.out', 's.in'],
      ['s.out', 'j.all'],
      ['a.out', 'j.all'],
      ['j.out', 'k.all'],
    ],
  )
  const { session } = newSession()
  const { nodes, forecast } = await session.plan(document)
  expect(forecast).toEqual({ stale: 5, unknown: ['s', 'x', 'j', 'k'], peakBytes: 100 })
  expect(nodes.filter((planned) => planned.forecast).map((planned) => planned.node)).toEqual(['a'])

  await session.run(document, { targets: ['s'] })
  const after = await session.plan(document)
  expect(after.forecast.unknown).toEqual(['x'])
  const [first] = after.nodes
  expect(first).toMatchObject({ node: 'a', state: 'cached' })
  expect(first).not.toHaveProperty('forecast')
  expect(after.nodes.find((planned) => planned.node === 'j')?.forecast).toMatchObject({
    bytes: 150,
    peakBytes: 450,
  })
})

test('the largest tensor of all nodes is told, where nodes tell theirs', async () => {
  const large = defineNode({
    ...make,
    type: 'test/large',
    forecast: ({ params: { bytes } }) => ({
      outputs: { out: bytes },
      work: 0,
      peak: bytes,
      largest: 10 * bytes,
    }),
  })
  const registry = createRegistry([make, large])
  const session = createSession({ registry, resources: [], precision: 'f32', cacheBytes: 0 })
  const some = ['test/make', 'test/large', 'test/large'].map((type, index) =>
    node(`n${index}`, type, { bytes: index }),
  )
  const { nodes, forecast } = await session.plan(graph(some))
  expect(forecast.largestBytes).toBe(20)
  expect(nodes.map((planned) => planned.forecast?.largestBytes)).toEqual([undefined, 10, 20])
})

test('the peak of a host that measures is told instead of that of the cache', async () => {
  let resets = 0
  const memory = { reset: () => void resets++, peak: () => 12_345 }
  const registry = createRegistry([make])
  const session = createSession({ registry, resources: [], precision: 'f32', cacheBytes: 0, memory })
  const summary = await session.run(graph([node('a', 'test/make', { bytes: 10 })]))
  expect(summary.peakBytes).toBe(12_345)
  expect(resets).toBe(1)
})

const recipe = fc.array(
  fc.record({ bytes: fc.integer({ min: 1, max: 50 }), from: fc.array(fc.nat(), { maxLength: 3 }) }),
  { minLength: 1, maxLength: 8 },
)

test('whatever the graph and the budget: the cache of a run has its peak between the forecast without and with what is in between', async () => {
  await fc.assert(
    fc.asyncProperty(recipe, fc.constantFrom(0, 100, 1e9), async (steps, cacheBytes) => {
      const edges = steps.flatMap(({ from }, index) =>
        [...new Set(from.map((pick) => pick % Math.max(1, index)))]
          .filter((source) => source < index)
          .map((source): [string, string] => [`n${source}.out`, `n${index}.all`]),
      )
      const wired = new Set(edges.map(([, to]) => to.split('.')[0]))
      const document = graph(
        steps.map(({ bytes }, index) =>
          wired.has(`n${index}`)
            ? node(`n${index}`, 'test/join', { work: index })
            : node(`n${index}`, 'test/make', { bytes, work: index }),
        ),
        edges,
      )
      const { session } = newSession({ cacheBytes })
      const { forecast } = await session.plan(document)
      const { peakBytes, ran } = await session.run(document)
      expect(forecast.stale).toBe(ran.length)
      expect(forecast.peakBytes).toBeGreaterThanOrEqual(peakBytes)
      expect(forecast.peakBytes).toBeLessThanOrEqual(3 * peakBytes)
      expect((await session.plan(document)).forecast.stale).toBeLessThanOrEqual(ran.length)
      await session.dispose()
    }),
  )
})
