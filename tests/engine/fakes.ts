import { createRegistry, type Registry } from '../../src/core/catalog'
import { UserError } from '../../src/core/context'
import { emptyDocument, type GraphDocument, type GraphEdge, type GraphNode } from '../../src/core/document'
import { type AnyNode, defineNode } from '../../src/core/node'
import { choice, file, integer, slider, text, toggle, wireWeights } from '../../src/core/param'
import { definePort, port } from '../../src/core/port'
import type { RunEvent } from '../../src/engine/events'

/** A handle that notices being freed twice or used when freed. */
export interface Blob {
  readonly id: number
  readonly content: string
  readonly bytes: number
  freed: number
}

/** A registry of fake nodes over one port type, with a book of every value they ever made. */
export function createWorld() {
  const made: Blob[] = []
  const runs: string[] = []

  const make = (content: string, bytes = 100): Blob => {
    const blob = { id: made.length, content, bytes, freed: 0 }
    made.push(blob)
    return blob
  }
  const read = (blob: Blob): string => {
    if (blob.freed > 0) throw new Error(`Value ${blob.id} was used after it was freed.`)
    return blob.content
  }

  const Value = definePort<Blob>({
    id: 'value',
    label: 'Value',
    color: '#abc',
    shape: 'circle',
    doc: 'A fake.',
    previewKind: 'text',
    byteSize: (blob) => blob.bytes,
    dispose: (blob) => {
      blob.freed++
    },
    describe: (blob) => `<${blob.bytes}>`,
    preview: async (blob) => ({ kind: 'text', text: read(blob) }),
  })
  const Other = definePort<number>({
    id: 'other',
    label: 'Other',
    color: '#def',
    shape: 'square',
    doc: 'A number.',
    previewKind: 'text',
    byteSize: () => 0,
    dispose: () => {},
    describe: String,
    preview: async (value) => ({ kind: 'text', text: String(value) }),
  })

  const bytes = integer({ label: 'Bytes', doc: '', default: 100, min: 0, max: 1e9 })

  const source = defineNode({
    type: 'test/source',
    version: 1,
    title: 'Source',
    category: 'Test',
    doc: '',
    inputs: {},
    params: {
      value: slider({ label: 'Value', doc: '', unit: 'px', default: 1, min: 0, max: 64 }),
      bytes,
      file: text({ label: 'File name', doc: '', default: '', affectsResult: false }),
      mode: choice({
        label: 'Mode',
        doc: '',
        default: 'max',
        options: [
          { value: 'max', label: 'Max' },
          { value: 'average', label: 'Average' },
        ],
      }),
    },
    outputs: { out: port(Value) },
    run: ({ params }, context) => {
      runs.push(context.nodeId)
      return { out: make(`s${params.value}${params.mode === 'max' ? '' : params.mode}`, params.bytes) }
    },
  })

  const join = defineNode({
    type: 'test/join',
    version: 1,
    title: 'Join',
    category: 'Test',
    doc: '',
    inputs: {
      first: port(Value, { label: 'First' }),
      second: port(Value, { optional: true }),
      rest: port(Value, { many: true, optional: true }),
    },
    params: {
      gain: slider({ label: 'Gain', doc: '', default: 1, min: 0, max: 10 }),
      bytes,
      fail: toggle({ label: 'Fail', doc: '', default: false }),
      weights: wireWeights({
        label: 'Weights',
        doc: '',
        input: 'rest',
        weight: { default: 1, min: 0, max: 10, step: 0.1, scale: 'linear' },
      }),
    },
    outputs: { out: port(Value), extra: port(Value) },
    run: ({ inputs, params }, context) => {
      runs.push(context.nodeId)
      context.own(make('scratch'), (blob) => {
        blob.freed++
      })
      if (params.fail) throw new UserError('It was told to fail.', 'Turn Fail off.', { port: 'first' })
      const rest = inputs.rest.map((blob, index) => `${params.weights[index]}*${read(blob)}`)
      const parts = [read(inputs.first), inputs.second ? read(inputs.second) : '-', ...rest]
      const content = `(${parts.join(' ')})^${params.gain}`
      return { out: make(content, params.bytes), extra: make(`extra${content}`, 1) }
    },
  })

  const mix = defineNode({
    type: 'test/mix',
    version: 1,
    title: 'Mix',
    category: 'Test',
    doc: '',
    inputs: { items: port(Value, { many: true }) },
    params: {},
    outputs: { out: port(Value) },
    run: ({ inputs }, context) => {
      runs.push(context.nodeId)
      return { out: make(`[${inputs.items.map(read).join(' ')}]`) }
    },
  })

  const measure = defineNode({
    type: 'test/measure',
    version: 2,
    title: 'Measure',
    category: 'Test',
    doc: '',
    inputs: { value: port(Value) },
    params: {},
    outputs: { number: port(Other) },
    migrations: { 2: (params) => params },
    run: ({ inputs }, context) => {
      runs.push(context.nodeId)
      return { number: read(inputs.value).length }
    },
  })

  const sink = defineNode({
    type: 'test/sink',
    version: 1,
    title: 'Sink',
    category: 'Test',
    doc: '',
    inputs: { value: port(Value) },
    params: {},
    outputs: {},
    sink: { input: 'value', format: 'png' },
    run: (_, context) => {
      runs.push(context.nodeId)
      return {}
    },
  })

  const reader = defineNode({
    type: 'test/file',
    version: 1,
    title: 'File',
    category: 'Test',
    doc: '',
    inputs: {},
    params: { file: file({ label: 'File', doc: '', accept: [], maxBytes: 100 }) },
    outputs: { out: port(Value) },
    run: async ({ params }, context) => {
      runs.push(context.nodeId)
      const { name, bytes: content } = await context.asset(params.file?.asset ?? '')
      return { out: make(`${name}: ${content.join(' ')}`) }
    },
  })

  const nodes = [source, join, mix, measure, sink, reader] as const
  return { made, runs, make, read, Value, Other, nodes, registry: createRegistry(nodes) as Registry }
}

/** The fakes and some more. */
export function registryWith(world: ReturnType<typeof createWorld>, more: readonly AnyNode[]): Registry {
  return createRegistry([...world.nodes, ...more])
}

export function node(
  id: string,
  type: string,
  params: GraphNode['params'] = {},
  more: Partial<GraphNode> = {},
) {
  const version = type === 'test/measure' ? 2 : 1
  return { id, type, version, position: { x: 0, y: 0 }, params, ...more }
}

/** `wire('a.out', 'b.first')` */
export function wire(from: string, to: string): GraphEdge {
  return { from: address(from), to: address(to) }
}

function address(text: string): { node: string; port: string } {
  const dot = text.lastIndexOf('.')
  return { node: text.slice(0, dot), port: text.slice(dot + 1) }
}

export function graph(nodes: GraphNode[], edges: [string, string][] = []): GraphDocument {
  return { ...emptyDocument('test'), nodes, edges: edges.map(([from, to]) => wire(from, to)) }
}

/** Collects events; `kinds` shows them as `type:node`. */
export function recorder() {
  const events: RunEvent[] = []
  return {
    events,
    onEvent: (event: RunEvent) => {
      events.push(event)
    },
    of: <T extends RunEvent['type']>(type: T) =>
      events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type),
  }
}
