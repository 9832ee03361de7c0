import { expect, test } from 'vitest'
import { decideAutoRun, takesLong } from '../../src/editor/store/auto-run'
import type { PlannedNode } from '../../src/engine/events'
import { chain, wire } from './documents'

function plan(states: Readonly<Record<string, PlannedNode['state']>>): PlannedNode[] {
  return Object.entries(states).map(([node, state]) => ({ node, state, why: [] }))
}

test('a node takes long when it did, or when it says so and was never seen to be quick', () => {
  const long = (heavy: boolean, ms?: number, forecast?: number) =>
    takesLong({ heavy, forecast, measured: ms === undefined ? undefined : { ms, bytes: 0 } })
  expect(long(false)).toBe(false)
  expect(long(true)).toBe(true)
  expect(long(true, 300)).toBe(false)
  expect(long(false, 2500)).toBe(true)
  expect(long(false, undefined, 2500)).toBe(true)
  expect(long(true, 300, 60_000)).toBe(true)
  // A forecast is no proof that a heavy node is quick.
  expect(long(true, undefined, 300)).toBe(true)
})

test('runs what is out of date, up to what takes long; that and what needs it is left to the user', () => {
  const graph = chain('load', 'size', 'optimize', 'result')
  const entries = plan({ load: 'cached', size: 'stale', optimize: 'stale', result: 'stale' })
  const { run, held } = decideAutoRun(graph, entries, (id) => id === 'optimize')
  expect(run).toEqual(['size'])
  expect([...held]).toEqual(['optimize', 'result'])
})

test('what takes long and is up to date holds nothing up', () => {
  const graph = chain('optimize', 'result')
  const entries = plan({ optimize: 'cached', result: 'stale' })
  expect(decideAutoRun(graph, entries, (id) => id === 'optimize').run).toEqual(['result'])
})

test('a bypassed node passes on what is held up, and blocked nodes are never run', () => {
  const graph = {
    ...chain('slow', 'bypassed', 'result'),
    edges: [wire('slow', 'bypassed'), wire('bypassed', 'result')],
  }
  const entries = plan({ slow: 'stale', bypassed: 'bypassed', result: 'stale', other: 'blocked' })
  const { run, held } = decideAutoRun(graph, entries, (id) => id === 'slow')
  expect(run).toEqual([])
  expect([...held]).toEqual(['slow', 'result'])
})
