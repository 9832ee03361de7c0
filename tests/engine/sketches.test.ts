import { beforeEach, expect, test } from 'vitest'
import { createRegistry } from '../../src/core/catalog'
import { defineNode } from '../../src/core/node'
import { integer, toggle } from '../../src/core/param'
import { definePort, port } from '../../src/core/port'
import type { RunEvent } from '../../src/engine/events'
import { createSession, type Session } from '../../src/engine/session'
import { graph, node } from './fakes'

const Value = definePort<string, number>({
  id: 'value',
  label: 'Value',
  color: '#abc',
  shape: 'circle',
  doc: '',
  previewKind: 'text',
  byteSize: () => 8,
  measure: { sizeOf: ({ length }) => length, bytes: () => 8 },
  dispose: () => {},
  describe: String,
  preview: async (text) => ({ kind: 'text', text }),
})
const common = { version: 1, category: 'Test', doc: '' }
const size = defineNode({
  ...common,
  type: 'test/size',
  title: 'Size',
  inputs: {},
  params: { size: integer({ label: 'Size', doc: '', default: 400, min: 1, max: 9999, role: 'size' }) },
  outputs: { out: port(Value) },
  forecast: () => ({ outputs: { out: 4 }, work: 1, peak: 1 }),
  run: ({ params }) => ({ out: `${params.size}` }),
})
const paint = defineNode({
  ...common,
  type: 'test/paint',
  title: 'Paint',
  inputs: { of: port(Value), before: port(Value, { optional: true }) },
  params: {
    sketches: integer({ label: 'Sketches', doc: '', default: 2, min: 0, max: 9 }),
    wait: integer({ label: 'Wait', doc: '', default: 0, min: 0, max: 99 }),
    fails: toggle({ label: 'Fails', doc: '', default: false }),
  },
  outputs: { out: port(Value) },
  sketch: ({ sketches }) =>
    sketches > 0
      ? { scale: 0.5, smallest: 64, params: { sketches: sketches - 1 }, output: 'out', input: 'before' }
      : undefined,
  forecast: () => ({ outputs: { out: 9 }, work: 10, peak: 10 }),
  async run({ inputs, params }, context) {
    const out = `${inputs.before ?? 'nothing'} > ${inputs.of}`
    await context.report({
      iteration: 1,
      iterations: 2,
      total: 3,
      preview: async () => ({ kind: 'text', text: out }),
    })
    await new Promise((resolve) => setTimeout(resolve, params.wait))
    if (params.fails && inputs.of === '200') throw new Error('It is broken.')
    return { out }
  },
})
const end = defineNode({
  ...common,
  type: 'test/end',
  title: 'End',
  inputs: { of: port(Value) },
  params: {},
  outputs: {},
  run: () => ({}),
})

const document = (params = {}) =>
  graph(
    [node('size', 'test/size'), node('paint', 'test/paint', params), node('end', 'test/end')],
    [
      ['size.out', 'paint.of'],
      ['paint.out', 'end.of'],
    ],
  )

let session: Session
let events: RunEvent[]
const run = (params = {}) =>
  session.run(document(params), {
    onEvent: (event) => events.push(event),
    previews: { maxSide: 8, nodes: ['paint'] },
  })

beforeEach(() => {
  const registry = createRegistry([size, paint, end])
  session = createSession({ registry, resources: [], precision: 'f32', cacheBytes: 1e6 })
  events = []
})

test('a node goes on from its sketches, and nothing else of the graph is seen to run', async () => {
  const summary = await run()
  expect(session.value('paint', 'out', Value)).toBe('nothing > 100 > 200 > 400')
  expect(summary).toMatchObject({ outcome: 'done', ran: ['size', 'paint', 'end'], cached: [] })
  const named = events.flatMap((event) => ('node' in event ? [event.node] : []))
  expect(new Set(named)).toEqual(new Set(['size', 'paint', 'end']))
  expect(events[0]).toEqual({ type: 'queued', nodes: ['size', 'paint', 'end'] })
  const progress = events.flatMap((event) => (event.type === 'progress' ? [event.progress] : []))
  expect(progress).toEqual([
    { iteration: 1, iterations: 2, sketch: true },
    { iteration: 1, iterations: 2, sketch: true },
    { iteration: 1, iterations: 2, total: 3 },
  ])
  const shown = events.flatMap((event) => (event.type === 'preview' ? [event.preview] : []))
  expect(shown.map((preview) => preview.kind === 'text' && preview.text)).toEqual([
    'nothing > 100',
    'nothing > 100 > 200',
    'nothing > 100 > 200 > 400',
    'nothing > 100 > 200 > 400',
  ])
})

test('what sketches took is part of what the node took', async () => {
  await run({ wait: 30 })
  const took = events.flatMap((event) => (event.type === 'done' && event.node === 'paint' ? [event.ms] : []))
  expect(took).toHaveLength(1)
  // Timers may be a millisecond early.
  expect(took[0]).toBeGreaterThan(3 * 30 - 4)
})

test('sketches are kept like all results: what did not change is not painted again', async () => {
  await run()
  expect(await run()).toMatchObject({ ran: [], outcome: 'done' })
  events = []
  await run({ sketches: 1 })
  const sketched = events.filter((event) => event.type === 'progress' && event.progress.sketch)
  expect(sketched, 'of 200 from nothing, and no other').toHaveLength(1)
})

test('what fails in a sketch fails the node that goes on from it', async () => {
  const summary = await run({ fails: true })
  expect(summary).toMatchObject({ outcome: 'failed', blocked: ['end'] })
  expect(summary.failures).toMatchObject([{ node: 'paint', message: 'It is broken.' }])
  expect(events).toContainEqual(expect.objectContaining({ type: 'blocked', node: 'end', cause: 'paint' }))
})

test('a plan counts the nodes that are drawn, and the work of all', async () => {
  const plan = await session.plan(document())
  expect(plan.nodes.map((planned) => planned.node)).toEqual(['size', 'paint', 'end'])
  expect(plan.forecast).toMatchObject({ stale: 3, unknown: ['end'] })
  expect(plan.nodes[1]?.forecast?.work).toBe(3 * 10 + 2)
  await run()
  expect((await session.plan(document())).nodes.map(({ state }) => state)).toEqual([
    'cached',
    'cached',
    'cached',
  ])
})

test('a wire that is missing blocks the node once, and its sketches with it', async () => {
  const { nodes } = document()
  const loose = { ...graph(nodes, [['paint.out', 'end.of']]) }
  const summary = await session.run(loose, { tolerant: true, onEvent: (event) => events.push(event) })
  expect(summary.ran).toEqual(['size'])
  expect(summary.blocked).toEqual(['paint', 'end'])
})

test('canceled in a sketch, the node itself is', async () => {
  const controller = new AbortController()
  const summary = await session.run(document(), {
    signal: controller.signal,
    onEvent: (event) => {
      events.push(event)
      if (event.type === 'progress') controller.abort()
    },
  })
  expect(summary.outcome).toBe('canceled')
  expect(events.at(-1)).toEqual({ type: 'canceled', node: 'paint' })
})
