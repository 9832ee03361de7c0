import type { EditorCore } from '../editor-core'
import { catalogText } from '../i18n/catalog-text'
import { canBranch, stepsParam, stepsWanted } from '../store/branch'
import { branchAt } from '../store/branch-at'
import { setParam } from '../store/edits'
import { graphAt, locate } from '../store/scope'
import { freePosition, freshId, room } from './nodes'
import { isOpen, openRef } from './open-ref'
import { startRun } from './runs'

/** A node that works in steps, where it stands in the document. */
function find(editor: EditorCore, flat: string) {
  const located = locate(editor.document.getState().document, flat)
  const definition = located && editor.catalog().nodes[located.node.type]
  const param = definition && stepsParam(definition)
  if (!located || !definition || param === undefined) return undefined
  const all = stepsWanted(located.node, definition)
  return { ...located, definition, param, all }
}

/** How many steps a node is to do, and whether one can branch off it. @param flat its id as the engine knows it. */
export function stepsOf(editor: EditorCore, flat: string) {
  const found = find(editor, flat)
  return found && { all: found.all, branches: canBranch(found.definition) }
}

/** Lets a node end at a step that was kept, and computes what is shown of it anew. */
export async function goBackTo(editor: EditorCore, flat: string, step: number, shown: string) {
  const found = find(editor, flat)
  if (!found) return
  editor.document.apply(setParam(found.node.id, found.param, step), found.scope)
  await startRun(editor, [shown])
}

/** Adds a node that goes on from a step that was kept, with settings of its own, and selects it. */
export function branchFrom(editor: EditorCore, flat: string, step: number) {
  const { document, i18n, ui, catalog } = editor
  const found = find(editor, flat)
  if (!found || !canBranch(found.definition)) return
  const { node, scope, param, all } = found
  const graph = graphAt(document.getState().document, scope)
  const name = catalogText(i18n.language, catalog()).name(node)
  const trunk = {
    id: freshId(graph.nodes, node.type),
    position: freePosition(graph, { x: node.position.x, y: node.position.y + room.y }),
    label: i18n.t('timeline.trunk', { name, step }),
  }
  const first = { ...node, ...trunk }
  const after = { ...graph, nodes: [...graph.nodes, first] }
  const branch = {
    id: freshId(after.nodes, node.type),
    position: freePosition(after, { x: trunk.position.x + room.x, y: trunk.position.y }),
    label: i18n.t('timeline.branch', { name }),
  }
  document.apply(branchAt({ node, param, all, step, trunk, branch }), scope)
  document.enter(scope)
  document.select({ nodes: new Set([branch.id]) })
  ui.set({ focus: { node: branch.id } })
  ui.notify('info', i18n.t('timeline.branched', { step }))
}

/** The node begins anew the next time. */
export async function forgetCheckpoints(editor: EditorCore, flat: string) {
  const { engine, run, ui, i18n } = editor
  const ref = openRef(editor)
  await engine.forgetCheckpoints(ref.graph, flat)
  if (isOpen(editor, ref)) run.forgetCheckpoints(flat)
  ui.notify('info', i18n.t('timeline.forgotten'))
}
