import { castDraft, type Draft } from 'immer'
import type {
  AppView,
  GraphAsset,
  GraphBody,
  GraphDocument,
  GraphNode,
  GroupDefinition,
} from '../../core/document'
import type { Edit, EditName } from './edits'

/** Puts another canvas in place of the one that is edited. */
export function replaceBody(
  name: Extract<EditName, 'group' | 'ungroup'>,
  next: GraphBody,
  app: AppView | undefined,
  group?: GroupDefinition,
): Edit {
  return {
    name,
    change: (body, root) => {
      const { nodes, edges, frames, notes } = castDraft(next)
      Object.assign(body, { nodes, edges })
      if (frames.length !== body.frames.length) body.frames = frames
      if (notes.length !== body.notes.length) body.notes = notes
      if (group) addGroups(root, [group])
      if (app) root.app = castDraft(app)
    },
  }
}

/** Changes what a group looks like from outside: its title, its ports and params. */
export function editGroup(id: string, change: (group: Draft<GroupDefinition>) => void, key?: string): Edit {
  return {
    name: 'edit-group',
    ...(key !== undefined && { key: `group ${id} ${key}` }),
    change: (_, root) => {
      const group = root.groups?.find((one) => one.id === id)
      if (group) change(group)
    },
  }
}

/** Gives nodes of a canvas a definition of their own. */
export function makeUnique(nodes: ReadonlySet<string>, type: string, group: GroupDefinition): Edit {
  return {
    name: 'make-unique',
    change: (body, root) => {
      addGroups(root, [group])
      for (const node of body.nodes) if (nodes.has(node.id)) node.type = type
    },
  }
}

/** Places a node of a group that came with its definitions and files. */
export function placeGroup(
  node: GraphNode,
  groups: readonly GroupDefinition[],
  assets: Readonly<Record<string, GraphAsset>>,
): Edit {
  return {
    name: 'place-group',
    change: (body, root) => {
      addGroups(root, groups)
      for (const [sha256, asset] of Object.entries(assets)) root.assets[sha256] ??= castDraft(asset)
      body.nodes.push(castDraft(node))
    },
  }
}

export function removeGroups(ids: ReadonlySet<string>): Edit {
  return {
    name: 'remove-unused-groups',
    change: (_, root) => {
      const kept = root.groups?.filter(({ id }) => !ids.has(id)) ?? []
      if (kept.length > 0) root.groups = kept
      else delete root.groups
    },
  }
}

function addGroups(root: Draft<GraphDocument>, groups: readonly GroupDefinition[]) {
  if (groups.length > 0) root.groups = [...(root.groups ?? []), ...castDraft([...groups])]
}
