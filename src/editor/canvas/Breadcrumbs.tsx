import { Panel } from '@xyflow/react'
import { useDocument } from '../editor'
import { GroupWay } from './GroupWay'

/** Where the canvas is among the groups, and the way back. */
export function Breadcrumbs() {
  const inside = useDocument((state) => state.scope.length > 0)
  if (!inside) return null
  return (
    <Panel position="top-left" className="crumbs">
      <GroupWay />
    </Panel>
  )
}
