import { expect } from 'vitest'
import { nodes } from '../../../nodes'
import type { AnyNode } from '../../../src/core/node'
import type { Json } from '../../../src/core/param'
import { resolveParams } from '../../../src/core/resolve-params'
import { memoryMeter } from '../../../src/tensor'
import { expectTensors } from '../../tensor/support/leaks'
import { testContext } from './context'

type Values = Readonly<Record<string, unknown>>
type Assets = Readonly<Record<string, Uint8Array<ArrayBuffer>>>

interface Job {
  readonly inputs: Values
  readonly params?: Readonly<Record<string, Json>>
  readonly assets?: Assets
}

function definitionOf(type: string): AnyNode {
  const definition = nodes.find((node) => node.type === type)
  if (!definition) throw new Error(`There is no ${type}.`)
  return definition
}

/** Runs a node as the engine does; what it handed to the run is freed, its outputs are the caller's. */
export async function runNode(
  type: string,
  { inputs, params = {}, assets = {} }: Job,
  signal?: AbortSignal,
): Promise<Values> {
  const definition = definitionOf(type)
  const context = testContext(signal ? { assets, signal } : { assets })
  try {
    return await definition.run({ inputs, params: resolveParams({ params }, definition, {}) }, context)
  } finally {
    context.end()
  }
}

/** Runs a node and compares with its forecast: sizes must be exact, the most memory near enough; nothing is left. */
export async function expectForetold(type: string, job: Job): Promise<void> {
  const definition = definitionOf(type)
  const { inputs, params = {}, assets = {} } = job
  const sizes = Object.fromEntries(
    Object.entries(definition.inputs).map(([port, { type: portType }]) => [
      port,
      portType.measure?.sizeOf(inputs[port]),
    ]),
  )
  const file = <T>(sha256: string, read: (content: Uint8Array) => T) => {
    const content = assets[sha256]
    return content && read(content)
  }
  const resolved = resolveParams({ params }, definition, {})
  const told = definition.forecast?.({ inputs: sizes, params: resolved }, { file })
  expect(told, `${type} can tell`).toBeDefined()
  const meter = memoryMeter()
  const before = meter.now()
  meter.reset()
  await expectTensors(0, async () => {
    const outputs = await runNode(type, job)
    const measured = meter.peak() - before
    for (const [port, { type: portType }] of Object.entries(definition.outputs)) {
      expect(told?.outputs[port], `${type}.${port}`).toEqual(portType.measure?.sizeOf(outputs[port]))
      portType.dispose(outputs[port])
    }
    expect(told?.peak, `${type}: peak`).toBeLessThanOrEqual(1.5 * measured)
    expect(told?.peak, `${type}: peak`).toBeGreaterThanOrEqual(measured / 1.5)
  })
  expect(told?.work, `${type}: work`).toBeGreaterThan(0)
}

/** A run that was canceled before, and one that is canceled while it goes on, reject and leave nothing. */
export async function expectCancelable(type: string, job: Job): Promise<void> {
  await expect(expectTensors(0, () => runNode(type, job, AbortSignal.abort()))).rejects.toThrow(/abort/i)
  const controller = new AbortController()
  const stopped = expectTensors(0, () => runNode(type, job, controller.signal))
  controller.abort()
  await expect(stopped).rejects.toThrow(/abort/i)
}
