import { createRegistry } from '../../src/core/catalog'
import { FORMAT, FORMAT_VERSION, type GraphDocument } from '../../src/core/document'
import { defineNode } from '../../src/core/node'
import { slider } from '../../src/core/param'
import { definePort, port } from '../../src/core/port'
import { createSession } from '../../src/engine/session'
import { withParam } from './graphs'
import type { BenchOptions } from './options'
import { type Sample, type Section, section, timed } from './stats'

const Num = definePort<number, number>({
  id: 'number',
  label: 'Number',
  color: '#888888',
  shape: 'circle',
  doc: 'a number',
  previewKind: 'text',
  byteSize: () => 8,
  measure: { sizeOf: () => 8, bytes: (size) => size },
  dispose: () => {},
  describe: String,
  preview: async (value) => ({ kind: 'text', text: String(value) }),
})

const add = defineNode({
  type: 'bench/add',
  version: 1,
  title: 'Add',
  category: 'Bench',
  doc: 'Adds whatever is wired into it and a number of its own.',
  inputs: { terms: port(Num, { many: true, optional: true }) },
  params: { own: slider({ label: 'Own', doc: 'Added.', default: 1, min: 0, max: 1e9 }) },
  outputs: { sum: port(Num) },
  forecast: ({ inputs }) => ({ outputs: { sum: 8 }, work: inputs.terms.length + 1, peak: 8 }),
  run: ({ inputs, params }) => ({ sum: inputs.terms.reduce((sum, term) => sum + term, params.own) }),
})

/** What the engine itself costs: nodes that do next to nothing, in graphs of several sizes. */
export async function benchScheduler({ quick }: BenchOptions, say: (what: string) => void): Promise<Section> {
  const samples: Sample[] = []
  for (const nodes of quick ? [10, 100] : [10, 100, 1000]) {
    say(`scheduler, ${nodes} nodes`)
    const cold: number[] = []
    const changed: number[] = []
    const unchanged: number[] = []
    const planned: number[] = []
    const document = synthetic(nodes)
    for (let round = 0; round < 7; round++) {
      const registry = createRegistry([add])
      const session = createSession({ registry, resources: [], precision: 'float32', cacheBytes: 1e9 })
      cold.push(await timed(() => session.run(document)))
      unchanged.push(await timed(() => session.run(document)))
      // Everything is out of date after an edit at the start, and the forecast goes through all of it.
      const first = withParam(document, 'n0', 'own', 3)
      await session.plan(first)
      planned.push(await timed(() => session.plan(first)))
      const edited = withParam(document, `n${nodes / 2}`, 'own', 2)
      changed.push(await timed(() => session.run(edited)))
      await session.dispose()
    }
    const unit = 'ms/run'
    samples.push(
      { name: `${nodes} nodes, cold`, unit, values: cold },
      { name: `${nodes} nodes, one param changed (half reruns)`, unit, values: changed },
      { name: `${nodes} nodes, nothing changed`, unit, values: unchanged },
      { name: `${nodes} nodes, all out of date, forecast`, unit: 'ms/plan', values: planned },
    )
  }
  return section('Scheduler', samples)
}

/** A chain in which every node also takes from one further back. */
function synthetic(count: number): GraphDocument {
  const step = Math.ceil(Math.sqrt(count))
  const ids = Array.from({ length: count }, (_, index) => `n${index}`)
  const wire = (from: string | undefined, to: string) =>
    from === undefined ? [] : [{ from: { node: from, port: 'sum' }, to: { node: to, port: 'terms' } }]
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    title: `${count} nodes`,
    nodes: ids.map((id) => ({ id, type: add.type, version: 1, position: { x: 0, y: 0 }, params: {} })),
    edges: ids.flatMap((id, index) => [...wire(ids[index - 1], id), ...wire(ids[index - step], id)]),
    frames: [],
    notes: [],
    assets: {},
  }
}
