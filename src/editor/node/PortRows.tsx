import { memo } from 'react'
import type { CatalogNode } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import { useDocument } from '../editor'
import { wiresInto, wiresOutOf } from '../store/lookup'
import { Port } from './Port'
import { shownPorts } from './ports'

interface PortRowsProps {
  readonly node: GraphNode
  readonly definition: CatalogNode | undefined
}

export const PortRows = memo(function PortRows({ node, definition }: PortRowsProps) {
  const into = useDocument((state) => wiresInto(state.graph, node.id))
  const outOf = useDocument((state) => wiresOutOf(state.graph, node.id))
  const { inputs, outputs } = shownPorts(definition, into, outOf)
  return (
    <div className="ports">
      <ul className="ports__side">
        {inputs.map((port) => (
          <Port
            key={port.key}
            node={node}
            side="input"
            port={port}
            wired={into.some((wire) => wire.to.port === port.key)}
          />
        ))}
      </ul>
      <ul className="ports__side ports__side--out">
        {outputs.map((port) => (
          <Port
            key={port.key}
            node={node}
            side="output"
            port={port}
            wired={outOf.some((wire) => wire.from.port === port.key)}
          />
        ))}
      </ul>
    </div>
  )
})
