import { UserError } from '../core/context'
import type { AnyNode } from '../core/node'
import type { PortSpec } from '../core/port'
import type { NodeFailure } from './events'

const REMEDY =
  'Try other settings or another input. If it stays, it is a fault of this node: report it with the graph file.'

/** What engines of JavaScript, WebAssembly and graphics devices say when there is no more to be had. */
const NO_MEMORY =
  /out of memory|no memory is left|\bOOM\b|allocation failed|array length|enlarge memory|memory size exceeded|could not allocate/i
/** Says it all by itself. */
const NO_MEMORY_IS_LEFT = /^No memory is left\b/
const NO_MEMORY_REMEDY =
  'Use smaller pictures, or in “Optimize pixels” a smaller piece size, and close what else needs memory; a painting goes on from its last checkpoint.'

/** Puts whatever a node threw into words. */
export function describeFailure(
  { id, title }: { readonly id: string; readonly title: string },
  thrown: unknown,
  shapes: Readonly<Record<string, string>>,
): NodeFailure {
  const port = thrown instanceof UserError ? thrown.port : undefined
  return {
    node: id,
    title,
    ...(port !== undefined && { port }),
    ...wordsFor(thrown),
    shapes,
  }
}

function wordsFor(thrown: unknown): Pick<NodeFailure, 'message' | 'remedy'> {
  const message = messageOf(thrown)
  if (thrown instanceof UserError) return { message, remedy: thrown.remedy }
  if (!NO_MEMORY.test(message)) return { message, remedy: REMEDY }
  if (NO_MEMORY_IS_LEFT.test(message)) return { message, remedy: NO_MEMORY_REMEDY }
  return { message: `There is not enough memory for this node: ${message}`, remedy: NO_MEMORY_REMEDY }
}

function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message || thrown.name
  return typeof thrown === 'string' && thrown !== '' ? thrown : `The node threw ${String(thrown)}.`
}

/** Shapes of what was wired in, by port; a shape that cannot be told must not hide the failure. */
export function inputShapes(
  definition: AnyNode,
  inputs: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const shapes: Record<string, string> = {}
  for (const [port, spec] of Object.entries(definition.inputs)) {
    const value = inputs[port]
    if (value === undefined) continue
    const values: readonly unknown[] = spec.options.many && Array.isArray(value) ? value : [value]
    shapes[port] = values.map((item) => describe(spec, item)).join(', ')
  }
  return shapes
}

export function describe({ type }: Pick<PortSpec, 'type'>, value: unknown): string {
  try {
    return type.describe(value)
  } catch {
    return 'unknown'
  }
}
