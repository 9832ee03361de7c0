import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GraphDocument, GraphNode } from '../../src/core/document'
import { flatten } from '../../src/core/flatten'
import { groupType } from '../../src/core/groups'
import type { RunEvent } from '../../src/engine/events'
import { chosen, grouped } from '../core/grouping'
import { node, recorder, wire } from './fakes'
import { soundGraph } from './graphs'
import { newSession } from './small-session'

/** A graph and copies of its branches behind it, some of whose wires come from the first; sinks at some of them. */
const branching: fc.Arbitrary<GraphDocument> = fc
  .record({
    first: soundGraph,
    copies: fc.integer({ min: 1, max: 2 }),
    crossed: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
    sinks: fc.array(fc.nat(), { maxLength: 3 }),
    states: fc.array(fc.constantFrom({}, {}, {}, {}, { muted: true }, { bypassed: true }, { fail: true }), {
      minLength: 27,
      maxLength: 27,
    }),
  })
  .map(({ first, copies, crossed, sinks, states }) => {
    const copy = (number: number): GraphDocument => {
      const renamed = (id: string) => `${id}-${number}`
      const edges = first.edges.map(({ from, to }, index) => ({
        from: crossed[index % crossed.length] ? from : { ...from, node: renamed(from.node) },
        to: { ...to, node: renamed(to.node) },
      }))
      const nodes = first.nodes.map((each) => {
        const old = new Map(Object.entries(each.params.weights ?? {}))
        const weights = first.edges.flatMap(({ from, to }, index) => {
          const weight = to.node === each.id ? old.get(`${from.node}.${from.port}`) : undefined
          return weight === undefined ? [] : [[`${edges[index]?.from.node}.${from.port}`, weight] as const]
        })
        return {
          ...each,
          id: renamed(each.id),
          params: { ...each.params, weights: Object.fromEntries(weights) },
        }
      })
      return { ...first, nodes, edges }
    }
    const all = [first, ...Array.from({ length: copies }, (_, index) => copy(index + 1))]
    const nodes: GraphNode[] = all
      .flatMap((each) => each.nodes)
      .map((each, index) => {
        const state = states[index % states.length] ?? {}
        const { fail, ...more } = { fail: false, ...state }
        return {
          ...each,
          ...more,
          ...(fail && each.type === 'test/join' && { params: { ...each.params, fail } }),
        }
      })
    const edges = all.flatMap((each) => each.edges)
    for (const [index, pick] of sinks.entries()) {
      const from = nodes[pick % nodes.length]?.id
      nodes.push(node(`s${index}`, 'test/sink'))
      edges.push(wire(`${from}.out`, `s${index}.value`))
    }
    return { ...first, nodes, edges }
  })

/** What is said of each node, without what depends on what was kept of another run. */
function said(events: readonly RunEvent[]) {
  return events.flatMap((event) => {
    if (event.type === 'done' || event.type === 'cached') return [`${event.node} has a result`]
    if (event.type === 'failed') return [`${event.failure.node}: ${event.failure.message}`]
    return event.type === 'blocked' ? [`${event.node}: ${event.message}`] : []
  })
}

function open(cacheBytes: number) {
  const { world, session } = newSession({ cacheBytes })
  const book = recorder()
  const run = (document: GraphDocument, targets?: readonly string[]) =>
    session.run(document, {
      tolerant: true,
      onEvent: book.onEvent,
      previews: { maxSide: 8 },
      ...(targets && { targets }),
    })
  const results = (document: GraphDocument) =>
    new Map(
      flatten(document, session.catalog).document.nodes.flatMap(({ id }) => {
        const content = session.value(id, 'out', world.Value)
        return content ? [[id, world.read(content)] as const] : []
      }),
    )
  return { world, session, book, run, results }
}

/** What the preview events show, by node; the latest of each output. */
function shown(events: readonly RunEvent[]) {
  return new Map(
    events.flatMap((event) =>
      event.type === 'preview' && event.preview.kind === 'text'
        ? [[`${event.node}.${event.port}`, event.preview.text] as const]
        : [],
    ),
  )
}

const budgets = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3000 }))
const picks = fc.option(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), { nil: undefined })

test('branches that are alike are computed once, shown at each, and are what a cache without limit gives', async () => {
  await fc.assert(
    fc.asyncProperty(branching, budgets, picks, async (document, budget, targets) => {
      const [small, large] = [open(budget), open(Number.POSITIVE_INFINITY)]
      const ids = targets?.map((pick) => document.nodes[pick % document.nodes.length]?.id ?? '')
      const planned = await small.session.plan(document, ids)
      const first = await small.run(document, ids)
      await large.run(document, ids)
      const stale = planned.nodes.filter(({ state }) => state === 'stale').map((each) => each.node)
      const down = new Set([...first.failures.map((each) => each.node), ...first.blocked])
      expect(first.ran).toEqual(stale.filter((id) => !down.has(id)))
      expect(small.world.runs).toEqual(large.world.runs)
      expect(said(small.book.events)).toEqual(said(large.book.events))
      expect(shown(small.book.events)).toEqual(shown(large.book.events))
      for (const [id, content] of small.results(document))
        expect(content).toBe(large.results(document).get(id))
      for (const id of ids ?? [])
        expect(small.results(document).get(id)).toBe(large.results(document).get(id))

      const again = await small.run(document, ids)
      expect(again.failures).toEqual(first.failures)
      for (const { session, world } of [small, large]) {
        await session.dispose()
        expect(world.made.filter((blob) => blob.freed !== 1)).toEqual([])
      }
    }),
    { numRuns: 150 },
  )
})

test('a cancel in the middle of branches that are alike frees everything, and spoils nothing for the next run', async () => {
  await fc.assert(
    fc.asyncProperty(branching, budgets, fc.nat(60), async (document, budget, cancelAt) => {
      const [small, large] = [open(budget), open(Number.POSITIVE_INFINITY)]
      const controller = new AbortController()
      let events = 0
      await small.session.run(document, {
        tolerant: true,
        signal: controller.signal,
        onEvent: () => {
          events += 1
          if (events === cancelAt) controller.abort()
        },
      })
      const summary = await small.run(document)
      expect(summary.failures).toEqual((await large.run(document)).failures)
      expect(said(small.book.events)).toEqual(said(large.book.events))
      for (const [id, content] of small.results(document))
        expect(content).toBe(large.results(document).get(id))
      await small.session.dispose()
      await large.session.dispose()
      expect(small.world.made.filter((blob) => blob.freed !== 1)).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('groups that are alike are computed once, whatever may be kept', async () => {
  await fc.assert(
    fc.asyncProperty(soundGraph, budgets, fc.integer({ min: 2, max: 4 }), async (flat, budget, times) => {
      const [small, large] = [open(budget), open(Number.POSITIVE_INFINITY)]
      const document = grouped(flat, small.session.catalog, chosen(...flat.nodes.map(({ id }) => id)), 'g')
      const nodes = Array.from({ length: times }, (_, index) => node(`g${index}`, groupType('g')))
      const copied: GraphDocument = { ...document, nodes, edges: [] }
      const summary = await small.run(copied)
      expect(summary.outcome).toBe('done')
      expect(summary.cached.length).toBeGreaterThanOrEqual((times - 1) * flat.nodes.length)
      await large.run(copied)
      expect(said(small.book.events)).toEqual(said(large.book.events))
      expect(shown(small.book.events)).toEqual(shown(large.book.events))
      for (const { session, world } of [small, large]) {
        await session.dispose()
        expect(world.made.filter((blob) => blob.freed !== 1)).toEqual([])
      }
    }),
    { numRuns: 50 },
  )
})
