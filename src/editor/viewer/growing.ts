import type { PortAddress } from '../../core/document'
import type { FlatGraph } from '../../core/flatten'
import { nodeById, wiresInto } from '../store/lookup'

/** The output whose value a sink will deliver, which can be seen in the making before the sink itself runs. */
export function growingSource({ node }: PortAddress, { document, catalog }: FlatGraph): PortAddress | null {
  const type = nodeById(document, node)?.type
  const sink = type === undefined ? undefined : catalog.nodes[type]?.sink
  const wire = sink && !sink.output && wiresInto(document, node).find(({ to }) => to.port === sink.input)
  return wire ? wire.from : null
}
