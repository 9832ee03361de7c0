import { expect, test } from 'vitest'
import { createSession } from '../../src/engine/session'
import { createWorld, graph, node } from './fakes'

/** A wide graph: the contents of a deep one of fakes would be as long as its number of paths. */
function wide(count: number, gain: number) {
  const nodes = Array.from({ length: count - 1 }, (_, index) =>
    node(`n${index}`, 'test/join', { gain: index === 0 ? gain : (index % 97) / 10 }),
  )
  const edges = nodes.flatMap(({ id }): [string, string][] => [
    ['root.out', `${id}.first`],
    ['root.out', `${id}.second`],
  ])
  return graph([node('root', 'test/source'), ...nodes], edges)
}

test('with nothing changed, 1,000 nodes cost little, and one changed not much more', async () => {
  const { registry } = createWorld()
  const session = createSession({ registry, resources: [], precision: 'f32', cacheBytes: 1e9 })
  await session.run(wide(1000, 1))
  const times: number[] = []
  for (let round = 0; round < 9; round++) {
    const started = performance.now()
    const { ran } = await session.run(wide(1000, 9.9))
    expect(ran).toEqual(round === 0 ? ['n0'] : [])
    times.push(performance.now() - started)
  }
  // Some milliseconds on an idle machine; a test only catches what is off by an order of magnitude.
  expect(Math.min(...times)).toBeLessThan(50)
})
