import { memo } from 'react'
import type { CatalogNode } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import { useDocument } from '../editor'
import { wiresInto, wiresOutOf } from '../store/lookup'
import { portKey } from '../store/ui'
import { Port } from './Port'
import { shownPorts } from './ports'
import { usePortKeys } from './usePortKeys'

interface PortRowsProps {
  readonly node: GraphNode
  readonly definition: CatalogNode | undefined
}

export const PortRows = memo(function PortRows({ node, definition }: PortRowsProps) {
  const into = useDocument((state) => wiresInto(state.graph, node.id))
  const outOf = useDocument((state) => wiresOutOf(state.graph, node.id))
  const { inputs, outputs } = shownPorts(definition, into, outOf)
  const { active, handlers } = usePortKeys(node.id)
  const keys = [
    ...inputs.map((port) => portKey('input', { node: node.id, port: port.key })),
    ...outputs.map((port) => portKey('output', { node: node.id, port: port.key })),
  ]
  const stop = active !== undefined && keys.includes(active) ? active : keys[0]
  return (
    <div className="ports" {...handlers}>
      <ul className="ports__side">
        {inputs.map((port, index) => (
          <Port
            key={port.key}
            node={node}
            side="input"
            port={port}
            wired={into.some((wire) => wire.to.port === port.key)}
            tabStop={keys[index] === stop}
          />
        ))}
      </ul>
      <ul className="ports__side ports__side--out">
        {outputs.map((port, index) => (
          <Port
            key={port.key}
            node={node}
            side="output"
            port={port}
            wired={outOf.some((wire) => wire.from.port === port.key)}
            tabStop={keys[inputs.length + index] === stop}
          />
        ))}
      </ul>
    </div>
  )
})
