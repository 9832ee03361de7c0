import type { CatalogNode, CatalogPort } from '../../core/catalog'
import type { Sink } from '../../core/node'

/** The output that holds what a sink of this format delivers: its file, or the one of its input's type. */
export function sinkOutput(
  { sink, inputs, outputs }: CatalogNode,
  format: Sink['format'],
): string | undefined {
  if (sink?.format !== format) return undefined
  if (sink.output) return sink.output
  const type = inputs[sink.input]?.type
  return portOfType(outputs, type)
}

function portOfType(
  ports: Readonly<Record<string, CatalogPort>>,
  type: string | undefined,
): string | undefined {
  return Object.entries(ports).find(([, port]) => port.type === type)?.[0]
}
