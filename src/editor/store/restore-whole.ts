import { castDraft } from 'immer'
import type { GraphDocument } from '../../core/document'
import type { Edit } from './edits'

/** Makes the document what `graph` is, members that this version does not know included. Files stay, for undo. */
export function restoreWhole(graph: GraphDocument): Edit {
  return {
    name: 'restore',
    change: (_, root) => {
      const { assets, ...rest } = graph
      for (const key of Object.keys(root))
        if (key !== 'assets' && !(key in rest)) Reflect.deleteProperty(root, key)
      Object.assign(root, castDraft(rest))
      for (const [name, asset] of Object.entries(assets))
        if (root.assets[name]?.data === undefined) root.assets[name] = castDraft(asset)
    },
  }
}
