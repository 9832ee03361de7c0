import { castDraft } from 'immer'
import type { GraphNode } from '../../core/document'
import { state } from './branch'
import type { Edit, Point } from './edits'

interface Branching {
  readonly node: GraphNode
  /** The param that counts its steps. */
  readonly param: string
  /** How many it does. */
  readonly all: number
  /** Where the branch leaves it. */
  readonly step: number
  readonly trunk: { readonly id: string; readonly position: Point; readonly label: string }
  readonly branch: { readonly id: string; readonly position: Point; readonly label: string }
}

/**
 * Two copies of a node: one that stops at the step, of which the result is known, and one that goes on from there and
 * may be set otherwise. Both take what the node takes.
 */
export function branchAt({ node, param, all, step, trunk, branch }: Branching): Edit {
  return {
    name: 'branch',
    about: { ids: [branch.id] },
    change: (body) => {
      const left = all > step ? all - step : all
      const first: GraphNode = {
        ...node,
        ...trunk,
        params: { ...node.params, [param]: step },
        collapsed: true,
      }
      const second: GraphNode = { ...node, ...branch, params: { ...node.params, [param]: left } }
      body.nodes.push(castDraft(first), castDraft(second))
      const into = body.edges.filter(({ to }) => to.node === node.id)
      for (const { from, to } of into) {
        body.edges.push({ from: { ...from }, to: { node: trunk.id, port: to.port } })
        if (to.port !== state) body.edges.push({ from: { ...from }, to: { node: branch.id, port: to.port } })
      }
      body.edges.push({
        from: { node: trunk.id, port: state },
        to: { node: branch.id, port: state },
      })
    },
  }
}
