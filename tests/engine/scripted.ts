import type { RunContext } from '../../src/core/context'
import { type AnyNode, defineNode } from '../../src/core/node'
import { text } from '../../src/core/param'
import { port } from '../../src/core/port'
import { createSession } from '../../src/engine/session'
import { type Blob, createWorld, graph, node, registryWith } from './fakes'

export type World = ReturnType<typeof createWorld>
export type Script = (context: RunContext, world: World, input: Blob | undefined) => unknown

/** A session with nodes `test/NAME` that do what the tests say. Each has an optional input `value` and an output `out`. */
export function scripted(scripts: Readonly<Record<string, Script>>) {
  const world = createWorld()
  const warnings: string[] = []
  const define = ([name, script]: [string, Script]): AnyNode => {
    const definition = defineNode({
      type: `test/${name}`,
      version: 1,
      title: `Scripted ${name}`,
      category: '',
      doc: '',
      inputs: { value: port(world.Value, { optional: true }) },
      params: { tag: text({ label: 'Tag', doc: '', default: '' }) },
      outputs: { out: port(world.Value) },
      run: () => ({ out: world.make('') }),
    })
    return {
      ...definition,
      // Some of the scripts break the contract, which the types of a definition would not let them do.
      run: async ({ inputs }, context) => {
        world.runs.push(context.nodeId)
        const { value } = inputs
        return asOutputs(await script(context, world, isBlob(value) ? value : undefined))
      },
    }
  }
  const session = createSession({
    registry: registryWith(world, Object.entries(scripts).map(define)),
    resources: [],
    precision: 'f32',
    cacheBytes: 1e9,
    log: { info() {}, warn: (message) => warnings.push(message) },
  })
  return { world, session, warnings }
}

/** One node `x` of a script, fed by a source `a` and followed by a join `after`; and a node `other` beside them. */
export function around(script: string) {
  return graph(
    [
      node('a', 'test/source', { value: 7 }),
      node('x', `test/${script}`, {}, { label: 'The culprit' }),
      node('after', 'test/join'),
      node('last', 'test/join'),
      node('other', 'test/measure'),
    ],
    [
      ['a.out', 'x.value'],
      ['x.out', 'after.first'],
      ['a.out', 'last.first'],
      ['after.out', 'last.second'],
      ['a.out', 'other.value'],
    ],
  )
}

export function freedOnce(world: World): boolean {
  return world.made.every((blob) => blob.freed === 1)
}

function isBlob(value: unknown): value is Blob {
  return typeof value === 'object' && value !== null && 'freed' in value
}

/** Passes whatever a script gives through the type of `run`. */
function asOutputs(value: unknown): Readonly<Record<string, unknown>> {
  return isOutputs(value) ? value : {}
}

function isOutputs(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object'
}
