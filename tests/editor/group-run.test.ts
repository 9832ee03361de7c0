import { expect, test } from 'vitest'
import { runOfGroup } from '../../src/editor/store/group-run'
import { idle, type NodeRun } from '../../src/editor/store/run-state'

const done = (ms: number): NodeRun => ({ state: 'done', why: [], ms, bytes: 10, shapes: {} })
const cached: NodeRun = { state: 'cached', why: [], bytes: 5 }
const stale: NodeRun = { state: 'stale', why: [] }
const running: NodeRun = { state: 'running', why: [], progress: { fraction: 0.5 } }

test('a node by itself is shown as it is', () => {
  expect(runOfGroup([stale])).toBe(stale)
  expect(runOfGroup([])).toBe(idle)
})

test('a group is in the state of the node inside that matters most', () => {
  expect(runOfGroup([done(1), stale, running])).toBe(running)
  expect(runOfGroup([done(1), stale, idle])).toBe(stale)
  expect(runOfGroup([cached, idle])).toBe(idle)
})

test('a group that is done took the time of all that ran, and holds the bytes of all', () => {
  expect(runOfGroup([done(1), done(2), cached])).toMatchObject({ state: 'done', ms: 3, bytes: 25 })
  expect(runOfGroup([cached, cached, { state: 'bypassed' }])).toMatchObject({ state: 'cached', bytes: 10 })
})
