import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Image, Series } from '../../nodes/ports'
import { catalog, openGraph } from '../../src/cli/open-graph'
import { applyOverrides } from '../../src/cli/overrides'
import { openSession } from '../../src/cli/session'
import type { GraphDocument } from '../../src/core/document'
import { memoryCheckpoints } from '../../src/engine/checkpoints/memory-store'
import type { CheckpointStore } from '../../src/engine/checkpoints/store'
import type { RunEvent } from '../../src/engine/events'
import { memory, valuesOf } from '../../src/tensor'

const painter = 'optimize'
let gatys: GraphDocument
beforeAll(async () => {
  const { document } = await openGraph(join(resolve(import.meta.dirname, '../../graphs'), 'gatys.json'))
  if (!document) throw new Error('The example cannot be read.')
  gatys = await applyOverrides(document, catalog, { inputs: [], settings: [], size: 32 }, () => {})
})

function painting(params: Readonly<Record<string, string | number>>): GraphDocument {
  const nodes = gatys.nodes.map((node) =>
    node.type === 'optimize/pixels' ? { ...node, id: painter, params: { ...node.params, ...params } } : node,
  )
  const id = gatys.nodes.find(({ type }) => type === 'optimize/pixels')?.id
  const rename = (address: { node: string; port: string }) =>
    address.node === id ? { ...address, node: painter } : address
  const edges = gatys.edges.map((edge) => ({ ...edge, from: rename(edge.from), to: rename(edge.to) }))
  return { ...gatys, nodes, edges }
}

/** What a program does that is started, paints, and ends; perhaps because it is stopped at a step. */
async function paint(document: GraphDocument, store: CheckpointStore, stopAt = Number.POSITIVE_INFINITY) {
  const budget = { bytes: 1e9, each: 50 }
  const { session, dispose } = await openSession({
    backend: 'wasm',
    cacheBytes: 256e6,
    checkpoints: { store, budget },
  })
  const stop = new AbortController()
  const seen: RunEvent[] = []
  try {
    const summary = await session.run(document, {
      signal: stop.signal,
      onEvent: (event) => {
        seen.push(event)
        if (event.type === 'progress' && (event.progress.iteration ?? 0) >= stopAt) stop.abort()
      },
    })
    const values = await session.withValue(painter, 'image', Image, valuesOf)
    const losses = session.value(painter, 'losses', Series)
    const steps = (type: 'resumed' | 'checkpoint') =>
      seen.flatMap((event) => (event.type === type ? [event.step] : []))
    const plan = await session.plan(document)
    const planned = plan.nodes.find(({ node }) => node === painter)
    return {
      summary,
      values,
      losses,
      resumed: steps('resumed'),
      kept: steps('checkpoint'),
      planned,
      tensors: memory().tensors,
    }
  } finally {
    await dispose()
  }
}

const settings = fc.record({
  optimizer: fc.constantFrom('adam', 'lbfgs', 'lbfgs-search'),
  averaging: fc.constantFrom(0, 0.9),
  start: fc.constantFrom('content', 'noise'),
  checkpointEvery: fc.constantFrom(1, 3, 100),
  reportEvery: fc.constantFrom(1, 4),
})

describe('a painting that is cut short', () => {
  it('goes on bit for bit as if it had not been, in the picture and in the losses', async () => {
    const check = async (params: Readonly<Record<string, string | number>>, stops: readonly number[]) => {
      const iterations = 11
      const whole = await paint(painting({ ...params, iterations }), memoryCheckpoints())
      const store = memoryCheckpoints()
      let last = 0
      for (const stop of stops) {
        const part = await paint(painting({ ...params, iterations }), store, stop)
        if (part.summary.outcome !== 'canceled') break
        expect(part.resumed).toEqual(last > 0 ? [last] : [])
        last = (await store.list()).reduce((most, { step }) => Math.max(most, step), 0)
      }
      const rest = await paint(painting({ ...params, iterations }), store)
      expect(rest.summary.outcome).toBe('done')
      expect(rest.resumed).toEqual(last > 0 ? [last] : [])
      expect(rest.values).toEqual(whole.values)
      expect(rest.losses).toEqual(whole.losses)
    }
    await fc.assert(
      fc.asyncProperty(
        settings,
        fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 2 }),
        check,
      ),
      { numRuns: 12 },
    )
  })

  it('is kept where it is canceled, not only every so many steps', async () => {
    const store = memoryCheckpoints()
    const part = await paint(painting({ iterations: 20, checkpointEvery: 100 }), store, 4)
    expect(part.summary.outcome).toBe('canceled')
    expect(part.kept.length).toBe(1)
    expect(part.kept[0]).toBeGreaterThanOrEqual(3)
    expect(part.planned?.checkpoints).toEqual(part.kept)
  })
})

describe('more iterations', () => {
  it('go on from the end of fewer, and give what they would have given at once', async () => {
    const store = memoryCheckpoints()
    await paint(painting({ iterations: 4, checkpointEvery: 3, reportEvery: 3 }), store)
    const more = await paint(painting({ iterations: 9, checkpointEvery: 3, reportEvery: 3 }), store)
    const once = await paint(
      painting({ iterations: 9, checkpointEvery: 3, reportEvery: 3 }),
      memoryCheckpoints(),
    )
    expect(more.resumed).toEqual([4])
    expect(more.values).toEqual(once.values)
    expect(more.losses).toEqual(once.losses)
    const fewer = await paint(painting({ iterations: 7, checkpointEvery: 3, reportEvery: 3 }), store)
    expect(fewer.resumed).toEqual([6])
    expect(fewer.planned?.checkpoints).toEqual([3, 4, 6, 7, 9])
  })
})

describe('a checkpoint', () => {
  it('is of no use to other work, and can be switched off', async () => {
    const store = memoryCheckpoints()
    await paint(painting({ iterations: 4, checkpointEvery: 2 }), store)
    const other = await paint(painting({ iterations: 6, checkpointEvery: 0, learningRate: 0.01 }), store)
    expect(other.resumed).toEqual([])
    expect(other.kept).toEqual([])
  })

  it('that cannot be read is passed over', async () => {
    const store = memoryCheckpoints()
    const document = painting({ iterations: 6, checkpointEvery: 2 })
    const whole = await paint(document, store)
    const broken: readonly unknown[] = [
      undefined,
      null,
      7,
      {},
      { painting: {}, reports: [] },
      cutOff(await store.state(await last(store))),
    ]
    for (const state of broken) {
      const damaged = {
        ...store,
        state: (id: { lineage: string; step: number }) =>
          id.step > 2 ? Promise.resolve(state) : store.state(id),
      }
      const again = await paint(document, damaged)
      expect(again.resumed).toEqual([2])
      expect(again.values).toEqual(whole.values)
    }
  })

  it('shows how the painting looked, and says what it took', async () => {
    const store = memoryCheckpoints()
    await paint(painting({ iterations: 4, checkpointEvery: 2 }), store)
    const infos = (await store.list()).toSorted((a, b) => a.step - b.step)
    expect(infos.map(({ step }) => step)).toEqual([2, 4])
    expect(infos[1]?.ms).toBeGreaterThan(infos[0]?.ms ?? 0)
    for (const info of infos) {
      const picture = await store.picture(info)
      expect(Math.max(picture?.width ?? 0, picture?.height ?? 0)).toBe(32)
    }
  })

  it('leaves no tensors behind, however the run ends', async () => {
    const store = memoryCheckpoints()
    const without = painting({ iterations: 8, checkpointEvery: 0 })
    const document = painting({ iterations: 8, checkpointEvery: 2 })
    const canceled = await paint(document, store, 5)
    expect(canceled.kept.length).toBeGreaterThan(1)
    expect(canceled.tensors).toBe((await paint(without, memoryCheckpoints(), 5)).tensors)
    const resumed = await paint(document, store)
    expect(resumed.resumed).toHaveLength(1)
    expect(resumed.tensors).toBe((await paint(without, memoryCheckpoints())).tensors)
  })
})

async function last(store: CheckpointStore) {
  const infos = (await store.list()).toSorted((a, b) => b.step - a.step)
  if (!infos[0]) throw new Error('Nothing was kept.')
  return infos[0]
}

/** As a file that was not written to its end. */
function cutOff(state: unknown): unknown {
  const copy = structuredClone(state) as { painting: { pixels: { values: Float32Array } } }
  copy.painting.pixels.values = copy.painting.pixels.values.slice(1)
  return copy
}
