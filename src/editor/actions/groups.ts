import type { GraphDocument, GroupDefinition } from '../../core/document'
import { bodiesOf, contains, groupOf, groupType } from '../../core/groups'
import { titleOfNode } from '../../core/node-title'
import { uniqueName } from '../../core/unique-name'
import { countUses, unusedGroups } from '../../core/unused-groups'
import type { EditorCore } from '../editor-core'
import { copyTitle } from '../lib/copy-title'
import { makeUnique, removeGroups } from '../store/group-edits'
import { nodeById } from '../store/lookup'
import { graphAt, openedGroup, type Scope } from '../store/scope'

/** Groups among what is selected, by their ids on the canvas. */
export function selectedGroups({ document }: EditorCore): string[] {
  const { document: graph, graph: canvas, selection } = document.getState()
  return [...selection.nodes].filter((id) => {
    const node = nodeById(canvas, id)
    return node && groupOf(graph, node)
  })
}

/** Shows the inside of a group of the canvas. */
export function openGroup({ document }: EditorCore, id: string) {
  const { document: graph, graph: canvas, scope } = document.getState()
  const node = nodeById(canvas, id)
  if (node && groupOf(graph, node)) document.enter([...scope, id])
}

/** Goes back to the canvas that the open group stands on, and selects it there. */
export function leaveGroup({ document }: EditorCore) {
  const { scope } = document.getState()
  const id = scope.at(-1)
  if (id === undefined) return
  document.enter(scope.slice(0, -1))
  document.select({ nodes: new Set([id]) })
}

/** The group that a command is about: the only one selected, else the one that is open. */
export function groupAtHand(editor: EditorCore): GroupDefinition | undefined {
  const { document, graph, scope } = editor.document.getState()
  const [first, ...others] = selectedGroups(editor)
  if (first === undefined) return openedGroup(document, scope)
  const node = others.length === 0 ? nodeById(graph, first) : undefined
  return node && groupOf(document, node)
}

/** How many nodes stand for the group at hand. */
export function usesOf({ document }: EditorCore, { id }: GroupDefinition): number {
  return countUses(document.getState().document, groupType(id))
}

/** Copies the definition, so that the node at hand can be changed inside without the others of its kind. */
export function makeGroupUnique(editor: EditorCore) {
  const { document, ui, i18n } = editor
  const { document: graph, scope } = document.getState()
  const group = groupAtHand(editor)
  if (!group) return
  const [selected] = selectedGroups(editor)
  const [where, node] = selected === undefined ? [scope.slice(0, -1), scope.at(-1)] : [scope, selected]
  if (node === undefined) return
  const id = uniqueName(group.id, new Set((graph.groups ?? []).map((one) => one.id)))
  const title = copyTitle(i18n, group.title, graph.groups ?? [])
  document.apply(makeUnique(new Set([node]), groupType(id), { ...group, id, title }), where)
  ui.notify('info', i18n.t('notices.madeUnique', { title }))
}

export function removeUnusedGroups({ document, ui, i18n }: EditorCore) {
  const unused = unusedGroups(document.getState().document)
  document.apply(removeGroups(unused))
  ui.notify('info', i18n.t('notices.groupsRemoved', { count: unused.size }))
}

/** Whether a node of this type would put a group inside itself when placed on the canvas that is shown. */
export function wouldContainItself({ document }: Pick<EditorCore, 'document'>, type: string): boolean {
  const { document: graph, scope } = document.getState()
  const open = openedGroup(graph, scope)
  const group = groupOf(graph, { type })
  return open !== undefined && group !== undefined && contains(graph, group.id, open.id)
}

/** Whether the document knows of groups that nothing uses. */
export function hasUnusedGroups({ document }: EditorCore): boolean {
  const { document: graph } = document.getState()
  return bodiesOf(graph).length > 1 && unusedGroups(graph).size > 0
}

/** The title of each group that was opened, the outermost first. */
export function wayTo(document: GraphDocument, scope: Scope): readonly string[] {
  return scope.map((id, depth) => {
    const node = nodeById(graphAt(document, scope.slice(0, depth)), id)
    return node ? titleOfNode(node, groupOf(document, node)?.title ?? id) : id
  })
}
