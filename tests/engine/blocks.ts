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

export const make = defineNode({
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
/** The contents that were read, as numbers. */
export const reads: string[] = []
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

/** A session over these nodes; `saved` is what it learned of speed. */
export function newSession({ cacheBytes = 1e9, known, asset }: Options = {}) {
  const saved: SpeedRecord[] = []
  const speeds = { known: known ?? {}, save: (record: SpeedRecord) => void saved.push(record) }
  const registry = createRegistry([make, join, silent, load, broken])
  const session = createSession({ registry, resources: [], precision: 'f32', cacheBytes, speeds, asset })
  return { session, saved }
}

/** a and b make blocks of 100 and 200 bytes, j joins them, k joins j. */
export function chain(work = 0): GraphDocument {
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
