import { castDraft } from 'immer'
import type { Catalog } from '../../core/catalog'
import type { GraphEdge } from '../../core/document'
import type { Placed } from '../../core/place-fragment'
import type { Selection } from './document'
import { type Edit, putAsset } from './edits'
import { edgeId } from './lookup'
import { forgetWeights } from './weights'

/** Adds what a fragment became, with the groups and files it needs. */
export function addParts(placed: Placed, name: 'paste' | 'duplicate' | 'add-node' | 'larger'): Edit {
  const { nodes, edges, frames, notes, groups, assets } = placed
  return {
    name,
    about: { ids: [...nodes, ...frames, ...notes].map(({ id }) => id) },
    change: (body, root) => {
      for (const [sha256, asset] of Object.entries(assets)) putAsset(root, sha256, asset)
      if (groups.length > 0) root.groups = [...(root.groups ?? []), ...castDraft(groups)]
      // As arguments of one call, so many would overflow the stack.
      body.nodes = [...body.nodes, ...castDraft(nodes)]
      body.edges = [...body.edges, ...castDraft(edges)]
      body.frames = [...body.frames, ...castDraft(frames)]
      body.notes = [...body.notes, ...castDraft(notes)]
    },
  }
}

/** Takes all that is selected, with the wires of the nodes. */
export function removeParts(
  { nodes, edges, frames, notes }: Selection,
  catalog: Pick<Catalog, 'nodes'>,
  name: 'delete' | 'cut' = 'delete',
): Edit {
  const ids = [...nodes, ...frames, ...notes]
  const isGone = (edge: GraphEdge) =>
    edges.has(edgeId(edge)) || nodes.has(edge.from.node) || nodes.has(edge.to.node)
  return {
    name: ids.length > 0 ? name : 'disconnect',
    ...(ids.length > 0 && { about: { ids } }),
    change: (body) => {
      const gone = body.edges.filter(isGone)
      forgetWeights(body, gone, catalog)
      if (gone.length > 0) body.edges = body.edges.filter((edge) => !isGone(edge))
      if (nodes.size > 0) body.nodes = body.nodes.filter(({ id }) => !nodes.has(id))
      if (frames.size > 0) body.frames = body.frames.filter(({ id }) => !frames.has(id))
      if (notes.size > 0) body.notes = body.notes.filter(({ id }) => !notes.has(id))
    },
  }
}
