import type { Forecast } from '../core/forecast'
import type { ReadyNode } from './resolve'
import type { Result } from './result-cache'
import type { SessionState } from './session-state'

/** Sizes of a node's outputs by port; one whose type has no measure is missing. */
export type Sizes = Readonly<Record<string, unknown>>

export function sizesOf({ slots }: Result): Sizes {
  return Object.fromEntries(slots.map(({ port, type, value }) => [port, type.measure?.sizeOf(value)]))
}

/** @returns undefined where the node cannot tell, or the size of something wired into it is not known. */
export function forecastNode(
  { definition, sources, params, id }: ReadyNode,
  sizes: (key: string) => Sizes | undefined,
  { facts, log }: Pick<SessionState, 'facts' | 'log'>,
): Forecast | undefined {
  if (!definition.forecast) return undefined
  const inputs: Record<string, unknown> = {}
  for (const port in definition.inputs) {
    const wired = (sources[port] ?? []).map((source) => sizes(source.key)?.[source.port])
    if (wired.includes(undefined)) return undefined
    inputs[port] = definition.inputs[port]?.options.many ? wired : wired[0]
  }
  try {
    return definition.forecast({ inputs, params }, facts)
  } catch (cause) {
    log.warn(`The forecast of ${id} failed: ${String(cause)}`)
    return undefined
  }
}
