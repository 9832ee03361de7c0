import fc from 'fast-check'
import { expect, test } from 'vitest'
import { embedAsset } from '../../src/core/assets'
import { createRegistry } from '../../src/core/catalog'
import type { GraphDocument } from '../../src/core/document'
import { defineNode } from '../../src/core/node'
import { file, integer } from '../../src/core/param'
import { definePort, port } from '../../src/core/port'
import type { AssetLookup } from '../../src/engine/asset-source'
import { createSession } from '../../src/engine/session'
import type { SpeedRecord } from '../../src/engine/speeds'
import { graph, node } from './fakes'

/** Values are as large as the number they are. */
const Block = definePort<number, number>({
  id: 'block',
  label: 'Block',
  color: '#abc',
  shape: 'circle',
  doc: '',
  previewKind: 'text',
  byteSize: (bytes) => bytes,
  measure: { sizeOf: (bytes) => bytes, bytes: (size) => size },
  dispose: () => {},
  describe: String,
  preview: async (bytes) => ({ kind: 'text', text: String(bytes) }),
})
const count = (label: string) => integer({ label, doc: '', default: 0, min: 0, max: 1e9 })
const head = { version: 1, title: '', category: '', doc: '' }

const make = defineNode({
  ...head,
  type: 'test/make',
  inputs: {},
  params: { bytes: count('Bytes'), work: count('Work') },
  outputs: { out: port(Block) },
  forecast: ({ params: { bytes, work } }) => ({ outputs: { out: bytes }, work, peak: bytes }),
  run: ({ params }) => ({ out: params.bytes }),
})
/** As large as all its inputs together, with three times that in between. */
const join = defineNode({
  ...head,
  type: 'test/join',
  inputs: { all: port(Block, { many: true, optional: true }) },
  params: { work: count('Work') },
  outputs: { out: port(Block) },
  forecast({ inputs, params: { work } }) {
    const out = inputs.all.reduce((sum, bytes) => sum + bytes, 0)
    return { outputs: { out }, work, peak: 3 * out }
  },
  run: ({ inputs }) => ({ out: inputs.all.reduce((sum, bytes) => sum + bytes, 0) }),
})
const silent = defineNode({
  ...head,
  type: 'test/silent',
  inputs: { in: port(Block, { optional: true }) },
  params: {},
  outputs: { out: port(Block) },
  run: () => ({ out: 50 }),
})
const reads: string[] = []
const lengthOf = (content: Uint8Array) => {
  reads.push(content.join())
  if (content.length === 1) throw new Error('too short')
  return content.length
}
const load = defineNode({
  ...head,
  type: 'test/load',
  inputs: {},
  params: { file: file({ label: 'File', doc: '', accept: [], maxBytes: 100 }) },
  outputs: { out: port(Block) },
  forecast({ params }, context) {
    const length = params.file ? context.file(params.file.asset, lengthOf) : undefined
    return length === undefined ? undefined : { outputs: { out: length }, work: length, peak: length }
  },
  run: async ({ params }, context) => ({ out: (await context.asset(params.file?.asset ?? '')).bytes.length }),
})
const broken = defineNode({
  ...head,
  type: 'test/broken',
  inputs: {},
  params: {},
  outputs: { out: port(Block) },
  forecast: () => {
    throw new Error('a fault of the program')
  },
  run: () => ({ out: 1 }),
})

interface Options {
  readonly cacheBytes?: number
  readonly known?: SpeedRecord
  readonly asset?: AssetLookup
}

function newSession({ cacheBytes = 1e9, known, asset }: Options = {}) {
  const saved: SpeedRecord[] = []
  const speeds = { known: known ?? {}, save: (record: SpeedRecord) => void saved.push(record) }
  const registry = createRegistry([make, join, silent, load, broken])
  const session = createSession({ registry, resources: [], precision: 'f32', cacheBytes, speeds, asset })
  return { session, saved }
}

/** a and b make blocks of 100 and 200 bytes, j joins them, k joins j. */
function chain(work = 0): GraphDocument {
  return graph(
    [
      node('a', 'test/make', { bytes: 100, work }),
      node('b', 'test/make', { bytes: 200, work: 2 * work }),
      node('j', 'test/join', { work: 3 * work }),
      node('k', 'test/join', { work: 4 * work }),
    ],
    [
      ['a.out', 'j.all'],
      ['b.out', 'j.all'],
      ['j.out', 'k.all'],
    ],
  )
}

test('sizes go from node to node; memory is known at once, time only when speed is', async () => {
  const { session } = newSession()
  const { nodes, forecast } = await session.plan(chain(10))
  expect(nodes.map((planned) => planned.forecast)).toEqual([
    { work: 10, bytes: 100, peakBytes: 100 },
    { work: 20, bytes: 200, peakBytes: 200 },
    { work: 30, bytes: 300, peakBytes: 900 },
    { work: 40, bytes: 300, peakBytes: 900 },
  ])
  // Everything before it is in the cache while k runs.
  expect(forecast).toEqual({ stale: 4, unknown: [], peakBytes: 600 + 900 })
})

test('what takes no time has a time without any measurement', async () => {
  const { forecast } = await newSession().session.plan(chain())
  expect(forecast.ms).toBe(0)
})

test('a cache without room keeps no more than what is needed', async () => {
  const { session } = newSession({ cacheBytes: 0 })
  const { forecast } = await session.plan(chain())
  // j while a and b are held, k while j is.
  expect(forecast.peakBytes).toBe(300 + 900)
  const only = await session.plan(chain(), ['b'])
  expect(only.forecast).toEqual({ stale: 1, unknown: [], peakBytes: 200, ms: 0 })
})

test('equal nodes are computed and counted once', async () => {
  const twins = graph([
    node('a', 'test/make', { bytes: 100, work: 5 }),
    node('b', 'test/make', { bytes: 100, work: 5 }),
  ])
  const { nodes, forecast } = await newSession().session.plan(twins)
  expect(forecast).toMatchObject({ stale: 1, peakBytes: 100 })
  expect(nodes.map((planned) => planned.forecast?.work)).toEqual([5, undefined])
})

test('nothing is known of a node that cannot tell, nor of what comes after it, until it has run', async () => {
  const document = graph(
    [
      node('a', 'test/make', { bytes: 100, work: 5 }),
      node('s', 'test/silent'),
      node('x', 'test/broken'),
      node('j', 'test/join'),
      node('k', 'test/join', { work: 1 }),
    ],
    [
      ['a.out', 's.in'],
      ['s.out', 'j.all'],
      ['a.out', 'j.all'],
      ['j.out', 'k.all'],
    ],
  )
  const { session } = newSession()
  const { nodes, forecast } = await session.plan(document)
  expect(forecast).toEqual({ stale: 5, unknown: ['s', 'x', 'j', 'k'], peakBytes: 100 })
  expect(nodes.filter((planned) => planned.forecast).map((planned) => planned.node)).toEqual(['a'])

  await session.run(document, { targets: ['s'] })
  const after = await session.plan(document)
  expect(after.forecast.unknown).toEqual(['x'])
  const [first] = after.nodes
  expect(first).toMatchObject({ node: 'a', state: 'cached' })
  expect(first).not.toHaveProperty('forecast')
  expect(after.nodes.find((planned) => planned.node === 'j')?.forecast).toMatchObject({
    bytes: 150,
    peakBytes: 450,
  })
})

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

test('files are read once, however often is planned, and again when they were not to be had', async () => {
  const base = graph([node('f', 'test/load')])
  const content = new Uint8Array([7, 7, 7])
  const { document, sha256 } = embedAsset(base, { name: 'f', mime: '', bytes: content })
  const withFile = {
    ...document,
    nodes: document.nodes.map((each) => ({ ...each, params: { file: { asset: sha256 } } })),
  }
  reads.length = 0
  const inside = newSession().session
  for (let i = 0; i < 3; i++) {
    expect((await inside.plan(withFile)).forecast).toMatchObject({ unknown: [], peakBytes: 3 })
  }
  expect(reads).toEqual(['7,7,7'])

  let there = false
  const referred = {
    ...withFile,
    assets: { [sha256]: { name: 'f', mime: '', bytes: 3 } },
  }
  const asset = async () => (there ? { name: 'f', bytes: content } : undefined)
  const outside = newSession({ asset }).session
  expect((await outside.plan(referred)).forecast.unknown).toEqual(['f'])
  there = true
  expect((await outside.plan(referred)).forecast.unknown).toEqual([])

  const failing = newSession({ asset: () => Promise.reject(new Error('no network')) }).session
  expect((await failing.plan(referred)).forecast.unknown).toEqual(['f'])
})

test('a file that cannot be understood is not read again', async () => {
  const { document, sha256 } = embedAsset(graph([]), { name: 'f', mime: '', bytes: new Uint8Array([1]) })
  const nodes = [node('f', 'test/load', { file: { asset: sha256 } })]
  const { session } = newSession()
  reads.length = 0
  for (let i = 0; i < 3; i++) {
    expect((await session.plan({ ...document, nodes })).forecast.unknown).toEqual(['f'])
  }
  expect(reads).toEqual(['1'])
})

test('the largest tensor of all nodes is told, where nodes tell theirs', async () => {
  const large = defineNode({
    ...make,
    type: 'test/large',
    forecast: ({ params: { bytes } }) => ({
      outputs: { out: bytes },
      work: 0,
      peak: bytes,
      largest: 10 * bytes,
    }),
  })
  const registry = createRegistry([make, large])
  const session = createSession({ registry, resources: [], precision: 'f32', cacheBytes: 0 })
  const some = ['test/make', 'test/large', 'test/large'].map((type, index) =>
    node(`n${index}`, type, { bytes: index }),
  )
  const { nodes, forecast } = await session.plan(graph(some))
  expect(forecast.largestBytes).toBe(20)
  expect(nodes.map((planned) => planned.forecast?.largestBytes)).toEqual([undefined, 10, 20])
})

test('the peak of a host that measures is told instead of that of the cache', async () => {
  let resets = 0
  const memory = { reset: () => void resets++, peak: () => 12_345 }
  const registry = createRegistry([make])
  const session = createSession({ registry, resources: [], precision: 'f32', cacheBytes: 0, memory })
  const summary = await session.run(graph([node('a', 'test/make', { bytes: 10 })]))
  expect(summary.peakBytes).toBe(12_345)
  expect(resets).toBe(1)
})

const recipe = fc.array(
  fc.record({ bytes: fc.integer({ min: 1, max: 50 }), from: fc.array(fc.nat(), { maxLength: 3 }) }),
  { minLength: 1, maxLength: 8 },
)

test('whatever the graph and the budget: the cache of a run has its peak between the forecast without and with what is in between', async () => {
  await fc.assert(
    fc.asyncProperty(recipe, fc.constantFrom(0, 100, 1e9), async (steps, cacheBytes) => {
      const edges = steps.flatMap(({ from }, index) =>
        [...new Set(from.map((pick) => pick % Math.max(1, index)))]
          .filter((source) => source < index)
          .map((source): [string, string] => [`n${source}.out`, `n${index}.all`]),
      )
      const wired = new Set(edges.map(([, to]) => to.split('.')[0]))
      const document = graph(
        steps.map(({ bytes }, index) =>
          wired.has(`n${index}`)
            ? node(`n${index}`, 'test/join', { work: index })
            : node(`n${index}`, 'test/make', { bytes, work: index }),
        ),
        edges,
      )
      const { session } = newSession({ cacheBytes })
      const { forecast } = await session.plan(document)
      const { peakBytes, ran } = await session.run(document)
      expect(forecast.stale).toBe(ran.length)
      expect(forecast.peakBytes).toBeGreaterThanOrEqual(peakBytes)
      expect(forecast.peakBytes).toBeLessThanOrEqual(3 * peakBytes)
      expect((await session.plan(document)).forecast.stale).toBeLessThanOrEqual(ran.length)
      await session.dispose()
    }),
  )
})
