import { describe, expect, test } from 'vitest'
import { embedAsset, sha256Hex } from '../../src/core/assets'
import { defineResource } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { createSession } from '../../src/engine/session'
import { createWorld, graph, node, registryWith } from './fakes'
import { newSession } from './small-session'

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
