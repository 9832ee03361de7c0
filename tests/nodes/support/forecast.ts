import { expect } from 'vitest'
import type { AnyNode } from '../../../src/core/node'
import type { Json } from '../../../src/core/param'
import { resolveParams } from '../../../src/core/resolve-params'
import { memoryMeter } from '../../../src/tensor'
import { testContext } from './context'

type Values = Readonly<Record<string, unknown>>

/** Those of a node where others are not given. */
export function paramsOf(node: AnyNode, params: Readonly<Record<string, Json>> = {}) {
  return { ...resolveParams({ params }, node, {}), ...params }
}

/** What the node says of inputs that are there. */
export function foretell(node: AnyNode, inputs: Values, params: Readonly<Record<string, Json>> = {}) {
  const sizes = Object.fromEntries(
    Object.entries(node.inputs).map(([port, { type }]) => {
      const value = inputs[port]
      return [port, value === undefined ? undefined : type.measure?.sizeOf(value)]
    }),
  )
  return node.forecast?.({ inputs: sizes, params: paramsOf(node, params) }, { file: () => undefined })
}

/**
 * Runs a node and compares with what it said before: sizes must be exact, the most memory near enough. Frees what the
 * node made.
 */
export async function expectForecast(
  node: AnyNode,
  inputs: Values,
  params: Readonly<Record<string, Json>> = {},
): Promise<void> {
  const told = foretell(node, inputs, params)
  if (!told) throw new Error(`${node.type} cannot tell.`)
  const context = testContext()
  const meter = memoryMeter()
  meter.reset()
  const before = meter.now()
  const outputs = await node.run({ inputs, params: paramsOf(node, params) }, context)
  const measured = meter.peak() - before
  context.end()
  const what = `${node.type} ${JSON.stringify(params)}`
  for (const [port, { type }] of Object.entries(node.outputs)) {
    expect(told.outputs[port], what).toEqual(type.measure?.sizeOf(outputs[port]))
    type.dispose(outputs[port])
  }
  expect(told.work).toBeGreaterThan(0)
  expect(told.peak, `${what}: peak`).toBeLessThanOrEqual(1.5 * measured)
  expect(told.peak, `${what}: peak`).toBeGreaterThanOrEqual(measured / 1.5)
}
