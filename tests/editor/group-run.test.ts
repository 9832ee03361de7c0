import { describe, expect, test } from 'vitest'
import { groupRun } from '../../src/editor/store/group-run'
import type { NodeRun } from '../../src/editor/store/run-state'

const done = (ms: number, bytes: number): NodeRun => ({ state: 'done', why: [], ms, bytes, shapes: {} })
const cached = (bytes: number): NodeRun => ({ state: 'cached', why: [], bytes })
const failure = { node: 'b', title: 'B', message: 'no', remedy: '', shapes: {} }

describe('how a group fares', () => {
  test.each<[string, NodeRun[], NodeRun['state']]>([
    [
      'runs while one runs',
      [done(1, 1), { state: 'running', why: [], progress: {} }, { state: 'failed', failure }],
      'running',
    ],
    [
      'failed when one did',
      [
        { state: 'blocked', cause: 'x', message: '' },
        { state: 'failed', failure },
      ],
      'failed',
    ],
    [
      'is blocked before it is stale',
      [
        { state: 'stale', why: [] },
        { state: 'blocked', cause: 'x', message: '' },
      ],
      'blocked',
    ],
    ['is stale when one is', [done(1, 1), { state: 'stale', why: [] }], 'stale'],
    ['waits when one waits', [done(1, 1), { state: 'queued' }], 'queued'],
    ['is not done while one has not run', [done(1, 1), { state: 'idle' }], 'idle'],
    ['is done when one ran and the others are kept', [done(1, 1), cached(2)], 'done'],
    ['is kept when all are', [cached(1), cached(2)], 'cached'],
    ['says so when all are muted', [{ state: 'muted' }, { state: 'muted' }], 'muted'],
    ['is done whatever is muted', [{ state: 'muted' }, done(1, 1)], 'done'],
  ])('%s', (_, runs, state) => {
    const members = runs.map((_run, index) => String(index))
    const nodes = Object.fromEntries(runs.map((run, index) => [String(index), run]))
    expect(groupRun(members)(nodes).state).toBe(state)
  })

  test('sums time and bytes, and is the same object while they are', () => {
    const aggregate = groupRun(['a', 'b', 'c'])
    const first = aggregate({ a: done(2, 10), b: done(3, 20), c: cached(5), other: done(9, 9) })
    expect(first).toMatchObject({ state: 'done', ms: 5, bytes: 35 })
    expect(aggregate({ a: done(2, 10), b: done(3, 20), c: cached(5) })).toBe(first)
    expect(aggregate({ a: done(2, 11), b: done(3, 20), c: cached(5) })).toMatchObject({ bytes: 36 })
  })

  test('of nothing is that it has not run', () => {
    expect(groupRun([])({})).toEqual({ state: 'idle' })
    expect(groupRun(['a'])({})).toEqual({ state: 'idle' })
  })
})
