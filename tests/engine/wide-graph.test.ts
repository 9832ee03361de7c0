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

test('of 1,000 nodes only the one that changed runs, and then none', async () => {
  const { registry } = createWorld()
  const session = createSession({ registry, resources: [], precision: 'f32', cacheBytes: 1e9 })
  await session.run(wide(1000, 1))
  for (const changed of [['n0'], [], []]) {
    const { ran } = await session.run(wide(1000, 9.9))
    expect(ran).toEqual(changed)
  }
})
