import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GraphDocument } from '../../src/core/document'
import { ancestors, descendants, indexGraph } from '../../src/core/graph'
import { validate } from '../../src/core/validate'
import { InvalidGraphError } from '../../src/engine/invalid-graph'
import { createSession } from '../../src/engine/session'
import { type Blob, createWorld, node, recorder } from './fakes'
import { soundGraph } from './graphs'

/** What the fakes compute, by plain recursion over the document and without any cache. */
function evaluate(document: GraphDocument, id: string, port: string): string {
  const node = document.nodes.find((each) => each.id === id)
  const { gain = 1, value = 1, weights = {} } = node?.params ?? {}
  if (node?.type === 'test/source') return `s${value}`
  const into = (input: string) => document.edges.filter(({ to }) => to.node === id && to.port === input)
  const values = (input: string) => into(input).map(({ from }) => evaluate(document, from.node, from.port))
  const rest = into('rest').map(({ from }) => {
    const weight = new Map(Object.entries(weights ?? {})).get(`${from.node}.${from.port}`) ?? 1
    return `${weight}*${evaluate(document, from.node, from.port)}`
  })
  const content = `(${[values('first')[0], values('second')[0] ?? '-', ...rest].join(' ')})^${gain}`
  return port === 'extra' ? `extra${content}` : content
}

const budgets = fc.constantFrom(0, 150, 1000, 1e9)

function newSession(budget: number) {
  const world = createWorld()
  const session = createSession({
    registry: world.registry,
    resources: [],
    precision: 'f32',
    cacheBytes: budget,
  })
  const read = (id: string) => {
    const blob = session.value(id, 'out', world.Value)
    return blob && world.read(blob)
  }
  return { world, session, read }
}

function edited(document: GraphDocument, pick: number, value: number): GraphDocument {
  const index = pick % document.nodes.length
  return {
    ...document,
    nodes: document.nodes.map((node, position) => {
      if (position !== index) return node
      const param = node.type === 'test/source' ? 'value' : 'gain'
      return { ...node, params: { ...node.params, [param]: value } }
    }),
  }
}

function expectAllFreedOnce(made: readonly Blob[]): void {
  expect(made.filter((blob) => blob.freed !== 1)).toEqual([])
}

test('results are those of plain recursion, whatever the budget and the edits; every value is freed once', async () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 4 })), { maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(soundGraph, budgets, edits, async (first, budget, changes) => {
      const { world, session, read } = newSession(budget)
      let document = first
      for (const [pick, value] of [[0, 1] as const, ...changes]) {
        document = edited(document, pick, value)
        const summary = await session.run(document)
        expect(summary.outcome).toBe('done')
        const graph = indexGraph(document)
        for (const { id } of document.nodes) {
          const content = read(id)
          if (content !== undefined) expect(content).toBe(evaluate(document, id, 'out'))
          else expect(graph.outgoing(id).length).toBeGreaterThan(0)
        }
        expect(new Set([...summary.ran, ...summary.cached]).size).toBe(document.nodes.length)
        expect(world.made.filter((blob) => blob.freed > 1)).toEqual([])
      }
      await session.dispose()
      expectAllFreedOnce(world.made)
    }),
    { numRuns: 300 },
  )
})

test('with room for everything, an edit reruns exactly the distinct results it changes', async () => {
  await fc.assert(
    fc.asyncProperty(soundGraph, fc.nat(), async (document, pick) => {
      const { world, session } = newSession(1e9)
      await session.run(document)
      const again = await session.run(document)
      expect(again.ran).toEqual([])
      const changed = edited(document, pick, 9.5)
      const dirty = descendants(indexGraph(document), [changed.nodes[pick % changed.nodes.length]?.id ?? ''])
      const planned = (await session.plan(changed)).nodes.filter(({ state }) => state === 'stale')
      world.runs.length = 0
      const summary = await session.run(changed)
      expect(summary.ran).toEqual(world.runs)
      expect(planned.map(({ node }) => node)).toEqual(summary.ran)
      for (const id of summary.ran) expect(dirty.has(id)).toBe(true)
      expect((await session.run(document)).ran).toEqual([])
      await session.dispose()
      expectAllFreedOnce(world.made)
    }),
  )
})

test('targets run ancestors only, and each result once', async () => {
  await fc.assert(
    fc.asyncProperty(soundGraph, fc.nat(), budgets, async (document, pick, budget) => {
      const { world, session, read } = newSession(budget)
      const target = document.nodes[pick % document.nodes.length]?.id ?? ''
      const summary = await session.run(document, { targets: [target] })
      const needed = ancestors(indexGraph(document), [target])
      for (const id of world.runs) expect(needed.has(id)).toBe(true)
      expect(new Set(world.runs).size).toBe(world.runs.length)
      expect(read(target)).toBe(evaluate(document, target, 'out'))
      expect(new Set([...summary.ran, ...summary.cached])).toEqual(needed)
      await session.dispose()
      expectAllFreedOnce(world.made)
    }),
  )
})

test('a graph however broken: strict runs refuse it if and only if it has errors; tolerant ones tell of every node', async () => {
  const id = fc.constantFrom('n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'gone')
  const from = fc.record({ node: id, port: fc.constantFrom('out', 'extra', 'number', 'nope') })
  const to = fc.record({
    node: id,
    port: fc.constantFrom('first', 'second', 'rest', 'items', 'value', 'nope'),
  })
  const edges = fc.array(fc.record({ from, to }), { maxLength: 6 })
  const types = fc.constantFrom('source', 'join', 'join', 'mix', 'measure', 'sink', 'unknown')
  const nodes = fc.array(
    fc.tuple(id, types, fc.boolean(), fc.integer({ min: 0, max: 20 })).map(([name, type, muted, gain]) => ({
      ...node(name, `test/${type}`, type === 'join' ? { gain } : {}),
      ...(muted && gain < 5 && { muted }),
    })),
    { maxLength: 6 },
  )
  await fc.assert(
    fc.asyncProperty(nodes, edges, soundGraph, async (more, wires, sound) => {
      const { world, session } = newSession(1000)
      const document = { ...sound, nodes: [...sound.nodes, ...more], edges: [...sound.edges, ...wires] }
      const hasErrors = validate(document, session.catalog).some(({ severity }) => severity === 'error')
      const strict = await session.run(document).catch((thrown: unknown) => thrown)
      expect(strict instanceof InvalidGraphError).toBe(hasErrors)

      const summary = await session.run(document, { tolerant: true })
      expect(summary.failures).toEqual([])
      const told = [...summary.ran, ...summary.cached, ...summary.blocked]
      expect(new Set(told).size).toBe(told.length)
      const silent = document.nodes.filter((each) => !told.includes(each.id))
      expect(silent.filter((each) => !each.muted && each.type !== 'test/unknown')).toEqual([])
      await session.dispose()
      expectAllFreedOnce(world.made)
    }),
    { numRuns: 400 },
  )
})

test('failures, cancels, pins, previews and loans in any order leave nothing behind and spoil nothing', async () => {
  const step = fc.record({
    pick: fc.nat(),
    value: fc.integer({ min: 0, max: 3 }),
    fail: fc.boolean(),
    cancelAt: fc.option(fc.nat(12), { nil: undefined }),
    pins: fc.array(fc.nat(8), { maxLength: 3 }),
    previews: fc.boolean(),
    wait: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(
      soundGraph,
      budgets,
      fc.array(step, { minLength: 1, maxLength: 5 }),
      async (first, budget, steps) => {
        const { world, session, read } = newSession(budget)
        let document = first
        const going: Promise<unknown>[] = []
        for (const { pick, value, fail, cancelAt, pins, previews, wait } of steps) {
          document = edited(document, pick, value)
          const failing = document.nodes[(pick + 1) % document.nodes.length]
          const current = {
            ...document,
            nodes: document.nodes.map((node) =>
              fail && node === failing && node.type === 'test/join'
                ? { ...node, params: { ...node.params, fail: true } }
                : node,
            ),
          }
          session.pin(pins.map((pin) => `n${pin}`))
          const controller = new AbortController()
          const { onEvent, events } = recorder()
          const listen = (event: Parameters<typeof onEvent>[0]) => {
            onEvent(event)
            if (events.length === cancelAt) controller.abort()
          }
          const run = session.run(current, {
            signal: controller.signal,
            onEvent: listen,
            ...(previews && { previews: { maxSide: 8 } }),
          })
          const lent = session.withValue('n0', 'out', world.Value, async (blob) => {
            await new Promise((resolve) => setImmediate(resolve))
            return world.read(blob)
          })
          going.push(lent)
          if (!wait) {
            going.push(run)
            continue
          }
          const summary = await run
          for (const { id } of current.nodes) {
            const finished = summary.ran.includes(id) || summary.cached.includes(id)
            const content = finished ? read(id) : undefined
            if (content !== undefined) expect(content).toBe(evaluate(current, id, 'out'))
          }
          if (summary.outcome !== 'canceled') {
            const told = [
              ...summary.ran,
              ...summary.cached,
              ...summary.blocked,
              ...summary.failures.map((f) => f.node),
            ]
            expect(told.sort()).toEqual(current.nodes.map((node) => node.id).sort())
          }
        }
        const disposed = session.dispose()
        await Promise.all(going)
        await disposed
        expectAllFreedOnce(world.made)
        expect(session.stats().bytes).toBe(0)
      },
    ),
    { numRuns: 400 },
  )
})
