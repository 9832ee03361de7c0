import { expect, test } from 'vitest'
import { decideAutoRun, takesLong } from '../../src/editor/store/auto-run'
import type { PlannedNode } from '../../src/engine/events'
import { chain, wire } from './documents'

function plan(states: Readonly<Record<string, PlannedNode['state']>>): PlannedNode[] {
  return Object.entries(states).map(([node, state]) => ({ node, state, why: [] }))
}

test('a node takes long when it did, or when it says so and was never seen to be quick', () => {
  expect(takesLong(undefined, false)).toBe(false)
  expect(takesLong(undefined, true)).toBe(true)
  expect(takesLong({ ms: 300, bytes: 0 }, true)).toBe(false)
  expect(takesLong({ ms: 2500, bytes: 0 }, false)).toBe(true)
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
