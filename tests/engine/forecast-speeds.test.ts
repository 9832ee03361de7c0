import { expect, test } from 'vitest'
import { createRegistry } from '../../src/core/catalog'
import { defineNode } from '../../src/core/node'
import { createSession } from '../../src/engine/session'
import type { SpeedRecord } from '../../src/engine/speeds'
import { chain, make, newSession } from './blocks'
import { graph, node } from './fakes'

test('a run teaches speed, by type, and hands it on', async () => {
  const { session, saved } = newSession()
  await session.run(chain(1000))
  expect(saved).toHaveLength(1)
  const [record = {}] = saved
  expect(record['test/make']?.map(({ work }) => work)).toEqual([1000, 2000])
  expect(record['test/join']?.map(({ work }) => work)).toEqual([3000, 4000])
  await session.run(chain(1000))
  expect(saved).toHaveLength(1)

  const speeds = { 'test/make': [{ work: 100, ms: 1 }], 'test/join': [{ work: 10, ms: 1 }] }
  const next = await newSession({ known: speeds }).session.plan(chain(1000))
  expect(next.nodes.map((planned) => planned.forecast?.ms)).toEqual([10, 20, 300, 400])
  expect(next.forecast.ms).toBe(730)
})

test('a type that never ran is as fast as the others were together', async () => {
  const known = { 'other/slow': [{ work: 100, ms: 90 }], 'other/fast': [{ work: 900, ms: 10 }] }
  const { forecast } = await newSession({ known }).session.plan(chain(10))
  expect(forecast.ms).toBe(10)
})

test('waiting for something else is no work of the node', async () => {
  const waiting = defineNode({
    ...make,
    type: 'test/waiting',
    run: async (_, context) => {
      await context.waitFor(new Promise((resolve) => setTimeout(resolve, 200)))
      return { out: 1 }
    },
  })
  const saved: SpeedRecord[] = []
  const speeds = { known: {}, save: (record: SpeedRecord) => void saved.push(record) }
  const registry = createRegistry([waiting])
  const session = createSession({ registry, resources: [], precision: 'f32', cacheBytes: 0, speeds })
  const [ms] = await new Promise<number[]>((resolve) => {
    const took: number[] = []
    const document = graph([node('w', 'test/waiting', { work: 5 })])
    void session
      .run(document, { onEvent: (event) => event.type === 'done' && took.push(event.ms) })
      .then(() => resolve(took))
  })
  expect(ms).toBeGreaterThan(190)
  expect(saved[0]?.['test/waiting']?.[0]?.ms).toBeLessThan((ms ?? 0) / 2)
})
