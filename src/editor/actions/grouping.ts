import type { AppView, GraphBody, GraphDocument } from '../../core/document'
import { groupSelection } from '../../core/group-selection'
import { ungroup } from '../../core/ungroup'
import { uniqueName } from '../../core/unique-name'
import type { EditorCore } from '../editor-core'
import { replaceBody } from '../store/group-edits'
import { openedGroup, type Scope } from '../store/scope'
import { selectedGroups } from './groups'

/** An id for a new group, after its title where that has letters. */
function freshGroupId({ groups = [] }: GraphDocument, title: string): string {
  const name = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
  return uniqueName(name || 'group', new Set(groups.map(({ id }) => id)))
}

/** The canvas in one of the document's own objects, as the functions of the core want it. */
function canvasOf(document: GraphDocument, scope: Scope) {
  return openedGroup(document, scope) ?? document
}

export function groupSelected({ document, engine, i18n, ui }: EditorCore) {
  const { document: graph, scope, selection } = document.getState()
  const title = i18n.t('groups.untitled')
  const name = { id: freshGroupId(graph, title), title }
  const grouping = groupSelection(graph, engine.catalog, canvasOf(graph, scope), selection, name)
  if (!grouping) return
  const { body, group, node, app } = grouping
  document.apply(replaceBody('group', body, app, group))
  document.select({ nodes: new Set([node.id]) })
  ui.notify('info', i18n.t('notices.grouped', { count: group.nodes.length }))
}

export function ungroupSelected(editor: EditorCore) {
  const { document, engine } = editor
  const { scope, document: before } = document.getState()
  const inside = new Set<string>()
  let graph = before
  for (const id of selectedGroups(editor)) {
    const canvas = canvasOf(graph, scope)
    const found = ungroup(graph, engine.catalog, canvas, id)
    if (!found) continue
    graph = withCanvas(graph, canvas, found.body, found.app)
    for (const node of found.nodes) inside.add(node)
  }
  if (inside.size === 0) return
  document.apply(replaceBody('ungroup', canvasOf(graph, scope), graph.app))
  document.select({ nodes: inside })
}

function withCanvas(
  document: GraphDocument,
  canvas: GraphBody,
  body: GraphBody,
  app: AppView | undefined,
): GraphDocument {
  const changed = { ...document, ...(app && { app }) }
  if (canvas === document) return { ...changed, ...body }
  const groups = document.groups?.map((group) => (group === canvas ? { ...group, ...body } : group))
  return { ...changed, ...(groups && { groups }) }
}
