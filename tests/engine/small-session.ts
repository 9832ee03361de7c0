import type { GraphDocument } from '../../src/core/document'
import { createSession, type SessionOptions } from '../../src/engine/session'
import { createWorld, graph, node } from './fakes'

/** A session over fake nodes, and the book of what they did. */
export function newSession(options: Partial<SessionOptions> = {}) {
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
export function tree(gain = 1): GraphDocument {
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
