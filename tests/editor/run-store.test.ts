import { expect, test, vi } from 'vitest'
import type { PagePicture } from '../../src/editor/engine'
import { createRunStore } from '../../src/editor/store/run'
import { outputKey } from '../../src/editor/store/run-state'
import type { Plan } from '../../src/engine/events'
import { asked } from './documents'

const why = [{ code: 'first-run', message: 'it has not run before', values: {} }]
const summary = {
  outcome: 'done',
  ran: ['a'],
  cached: [],
  failures: [],
  blocked: [],
  ms: 5,
  peakBytes: 9,
} as const
const forecast = { stale: 1, unknown: ['a'], peakBytes: 0 }
const failure = { node: 'a', title: 'A', message: 'No.', remedy: 'Do.', shapes: {} }

function picture(): PagePicture {
  return { kind: 'picture', width: 1, height: 1, bitmap: { width: 1, height: 1, close: vi.fn() } }
}

test('follows a node from the queue to its result', () => {
  const store = createRunStore()
  const state = () => store.getState().nodes.a
  store.begin(asked())
  store.receive({ type: 'queued', nodes: ['a'] })
  expect(state()).toEqual({ state: 'queued' })
  store.receive({ type: 'started', node: 'a', why })
  expect(state()).toEqual({ state: 'running', why, progress: {} })
  store.receive({ type: 'done', node: 'a', why, ms: 3, bytes: 4, shapes: { out: '[1]' } })
  store.end(summary)
  expect(state()).toEqual({ state: 'done', why, ms: 3, bytes: 4, shapes: { out: '[1]' } })
  expect(store.getState().run).toEqual({ phase: 'ended', summary })
})

test('tells the time left from the pace of the iterations', () => {
  let now = 1000
  const store = createRunStore(() => now)
  const report = (iteration: number) =>
    store.receive({ type: 'progress', node: 'a', progress: { iteration, iterations: 10 } })
  store.receive({ type: 'started', node: 'a', why })
  report(0)
  now = 1400
  report(4)
  expect(store.getState().nodes.a).toMatchObject({ state: 'running', pace: { msLeft: 600 } })
})

test('keeps the losses as curves, and those of the last report while pictures come', () => {
  const store = createRunStore()
  const report = (iteration: number, terms?: Record<string, number>) =>
    store.receive({
      type: 'progress',
      node: 'a',
      progress: { iteration, iterations: 9, ...(terms && { terms, total: 7 }) },
    })
  store.receive({ type: 'started', node: 'a', why })
  report(0, { x: 3 })
  report(1)
  report(2, { x: 2, y: 5 })
  expect(store.getState().live.a).toEqual({
    x: [0, 2],
    curves: { total: [7, 7], x: [3, 2], y: [Number.NaN, 5] },
  })
  report(3)
  expect(store.getState().nodes.a).toMatchObject({ progress: { iteration: 3, total: 7 } })
  store.receive({ type: 'started', node: 'a', why })
  expect(store.getState().live.a).toBeUndefined()
})

test('closes the picture a newer one replaces', () => {
  const store = createRunStore()
  const [first, second] = [picture(), picture()]
  store.receive({ type: 'preview', node: 'a', port: 'out', preview: first })
  store.receive({ type: 'preview', node: 'a', port: 'out', preview: second })
  expect(first.bitmap.close).toHaveBeenCalledOnce()
  expect(store.getState().previews[outputKey('a', 'out')]).toBe(second)
  store.clear()
  expect(second.bitmap.close).toHaveBeenCalledOnce()
  expect(store.getState().previews).toEqual({})
})

test('a failure stays on show until an edit affects it', () => {
  const store = createRunStore()
  const changed = [{ code: 'param', message: 'p changed', values: {} }]
  const plan: Plan = { nodes: [{ node: 'a', state: 'stale', why: changed }], forecast }
  store.receive({ type: 'failed', failure })
  store.plan(plan, new Set())
  expect(store.getState().nodes.a?.state).toBe('failed')
  store.plan(plan, new Set(['a']))
  expect(store.getState().nodes.a?.state).toBe('stale')
})

test('nothing stays waiting when a run is canceled or its worker is gone', () => {
  const store = createRunStore()
  store.begin(asked())
  store.receive({ type: 'queued', nodes: ['a', 'b'] })
  store.receive({ type: 'started', node: 'a', why })
  store.canceling()
  expect(store.getState().run.phase).toBe('canceling')
  store.receive({ type: 'canceled', node: 'a' })
  store.abandon()
  expect(store.getState().nodes).toEqual({ a: { state: 'idle' }, b: { state: 'idle' } })
  expect(store.getState().run.phase).toBe('idle')
})

test('a plan does not disturb a run', () => {
  const store = createRunStore()
  store.begin(asked())
  store.receive({ type: 'queued', nodes: ['a'] })
  store.plan({ nodes: [{ node: 'a', state: 'stale', why }], forecast }, new Set())
  expect(store.getState().nodes.a?.state).toBe('queued')
  expect(store.getState().forecast).toBeNull()
})

test('keeps what the next run would take until one begins', () => {
  const store = createRunStore()
  const own = { work: 5, bytes: 3, peakBytes: 4 }
  const nodes = [
    { node: 'a', state: 'stale', why, forecast: own },
    { node: 'b', state: 'stale', why: [{ code: 'param', message: 'p changed', values: {} }], forecast: own },
  ] as const
  store.plan({ nodes, forecast }, new Set())
  expect(store.getState().forecast).toEqual(forecast)
  expect(store.getState().nodes).toMatchObject({
    a: { state: 'idle', forecast: own },
    b: { state: 'stale', forecast: own },
  })
  store.begin(asked())
  expect(store.getState().forecast).toBeNull()
})

test('a lost engine takes the values and leaves the pictures', () => {
  const run = createRunStore()
  const preview = { kind: 'text', text: 'painted' } as const
  run.receive({ type: 'done', node: 'a', why: [], ms: 1, bytes: 1, shapes: {} })
  run.receive({ type: 'preview', node: 'a', port: 'out', preview })
  run.lose()
  expect(run.getState().nodes).toEqual({})
  expect(Object.values(run.getState().previews)).toEqual([preview])
})
