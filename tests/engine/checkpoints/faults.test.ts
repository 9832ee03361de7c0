import { describe, expect, it } from 'vitest'
import { defineNode } from '../../../src/core/node'
import { integer, text } from '../../../src/core/param'
import { port } from '../../../src/core/port'
import { memoryCheckpoints } from '../../../src/engine/checkpoints/memory-store'
import type { CheckpointStore } from '../../../src/engine/checkpoints/store'
import type { RunEvent } from '../../../src/engine/events'
import { createSession } from '../../../src/engine/session'
import { OutOfMemoryError } from '../../../src/tensor/backends/errors'
import { createWorld, graph, node, registryWith } from '../fakes'

/** A node that counts, keeps every step, and may come to grief on the way. */
function counting(store: CheckpointStore, grief: (step: number) => void) {
  const world = createWorld()
  const steps: number[] = []
  const count = defineNode({
    type: 'test/count',
    version: 1,
    title: 'Count',
    category: 'Test',
    doc: '',
    inputs: { from: port(world.Value) },
    params: {
      iterations: integer({ label: 'Iterations', doc: '', default: 5, min: 0, max: 100, role: 'iterations' }),
      name: text({ label: 'Name', doc: '', default: '' }),
    },
    outputs: { out: port(world.Value) },
    async run({ params: { iterations } }, context) {
      const kept = await context.checkpoints.latest(iterations, (state) =>
        state === 'broken' ? undefined : state,
      )
      for (let step = (kept?.step ?? 0) + 1; step <= iterations; step++) {
        grief(step)
        steps.push(step)
        await context.checkpoints.save({ step, state: { sum: step } })
        await context.report({ iteration: step, iterations })
      }
      return { out: world.make(`counted to ${iterations}`) }
    },
  })
  const session = createSession({
    registry: registryWith(world, [count]),
    resources: [],
    precision: 'f32',
    cacheBytes: 1e9,
    checkpoints: { store, budget: { bytes: 1e6, each: 20 } },
  })
  const document = (iterations: number, name = '') =>
    graph(
      [node('a', 'test/source', { value: 7 }), node('x', 'test/count', { iterations, name })],
      [['a.out', 'x.from']],
    )
  return { world, session, steps, document }
}

const failures: Readonly<Record<string, () => never>> = {
  'runs out of memory': () => {
    throw new RangeError('Array buffer allocation failed')
  },
  'finds no memory left': () => {
    throw new OutOfMemoryError(8e6)
  },
  'throws what is no error': () => {
    throw 'thrown on purpose'
  },
}

const words: Readonly<Record<string, RegExp>> = {
  'runs out of memory': /^There is not enough memory for this node: Array buffer allocation failed$/,
  'finds no memory left': /^No memory is left for 8\.0 MB\.$/,
  'throws what is no error': /on purpose/,
}

describe.each(Object.entries(failures))('a node that %s', (name, fail) => {
  const said = words[name] ?? /./

  it('says so, takes nothing with it, and goes on where it was', async () => {
    const store = memoryCheckpoints()
    let broken = true
    const made = counting(store, (step) => {
      if (broken && step === 4) fail()
    })
    const events: RunEvent[] = []
    const summary = await made.session.run(made.document(6), { onEvent: (event) => events.push(event) })
    expect(summary.outcome).toBe('failed')
    const [failure] = summary.failures
    expect(failure).toMatchObject({ node: 'x', title: 'Count' })
    expect(failure?.message).toMatch(said)
    expect(failure?.remedy).not.toBe('')
    // What was computed before is still there.
    expect(made.session.value('a', 'out', made.world.Value)?.content).toBe('s7')

    broken = false
    made.steps.length = 0
    const again = await made.session.run(made.document(6), { onEvent: (event) => events.push(event) })
    expect(again.outcome).toBe('done')
    expect(made.steps).toEqual([4, 5, 6])
    expect(events).toContainEqual({ type: 'resumed', node: 'x', step: 3 })
    await made.session.dispose()
  })
})

describe('checkpoints of a node', () => {
  it('belong to its inputs and params, but not to how far it goes', async () => {
    const made = counting(memoryCheckpoints(), () => {})
    await made.session.run(made.document(4))
    made.steps.length = 0
    await made.session.run(made.document(6))
    expect(made.steps).toEqual([5, 6])
    made.steps.length = 0
    await made.session.run(made.document(6, 'other'))
    expect(made.steps).toEqual([1, 2, 3, 4, 5, 6])
    await made.session.dispose()
  })

  it('are told by the plan, with what is left to do, and forgotten when asked to', async () => {
    const made = counting(memoryCheckpoints(), () => {})
    await made.session.run(made.document(3))
    const planned = async () =>
      (await made.session.plan(made.document(6))).nodes.find(({ node: id }) => id === 'x')
    expect(await planned()).toMatchObject({ state: 'stale', checkpoints: [1, 2, 3] })
    await made.session.forgetCheckpoints('x')
    expect((await planned())?.checkpoints).toBeUndefined()
    made.steps.length = 0
    await made.session.run(made.document(6))
    expect(made.steps).toEqual([1, 2, 3, 4, 5, 6])
    await made.session.dispose()
  })

  it('that are of no use are passed over, one after the other', async () => {
    const store = memoryCheckpoints()
    const made = counting(
      { ...store, state: async (id) => (id.step > 2 ? 'broken' : store.state(id)) },
      () => {},
    )
    await made.session.run(made.document(4))
    made.steps.length = 0
    await made.session.run(made.document(5))
    expect(made.steps).toEqual([3, 4, 5])
    await made.session.dispose()
  })
})
