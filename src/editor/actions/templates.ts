import type { GraphDocument, GroupDefinition } from '../../core/document'
import { contains, groupOf, groupType } from '../../core/groups'
import { definitionsOf, importGroups } from '../../core/import-groups'
import type { EditorCore } from '../editor-core'
import { problemText } from '../i18n/problem-text'
import { download, fileName, pickFile } from '../lib/files'
import { formatBytes } from '../lib/format'
import { newId } from '../lib/new-id'
import { readTemplates, removeTemplate, type StoredTemplate, writeTemplate } from '../lib/template-storage'
import type { Point } from '../store/edits'
import { placeGroup } from '../store/group-edits'
import { openedGroup } from '../store/scope'
import { templateStore } from '../store/templates'
import { withoutUnusedAssets } from './assets'
import { emptyGraph } from './files'
import { groupAtHand } from './groups'
import { spotFor } from './nodes'
import { readText } from './read-text'

/** Longest text of one template: a few pictures have room. In UTF-16 units. */
const mostText = 24 * 1024 * 1024

/** A template is a graph file with one node: the group, with all that it is made of. */
async function templateText(document: GraphDocument, group: GroupDefinition): Promise<string> {
  const { serializeDocument } = await import('../../core/serialize')
  return serializeDocument(
    withoutUnusedAssets({
      ...emptyGraph(group.title),
      nodes: [{ id: group.id, type: groupType(group.id), version: 1, position: { x: 0, y: 0 }, params: {} }],
      groups: definitionsOf(document, group.id),
      assets: document.assets,
    }),
  )
}

/** Reads what the browser keeps. One that forbids it has no templates. */
export async function loadTemplates() {
  try {
    const found = await readTemplates()
    templateStore.setState({ templates: [...found].sort((a, b) => a.title.localeCompare(b.title)) })
  } catch {
    templateStore.setState({ templates: [] })
  }
}

export async function saveTemplate(editor: EditorCore) {
  const { document, ui, i18n } = editor
  const group = groupAtHand(editor)
  if (!group) return
  const text = await templateText(document.getState().document, group)
  if (await keep(editor, group, text)) {
    ui.notify('info', i18n.t('notices.templateSaved', { title: group.title }))
  }
}

/** @returns whether the browser took it; if not, the user knows why. */
async function keep(
  { ui, i18n }: EditorCore,
  { title, doc = '' }: Pick<GroupDefinition, 'title' | 'doc'>,
  text: string,
): Promise<boolean> {
  if (text.length > mostText) {
    const values = { title, size: formatBytes(text.length), limit: formatBytes(mostText) }
    ui.notify('error', i18n.t('notices.templateTooLarge', values))
    return false
  }
  try {
    await writeTemplate({ id: newId(), title, doc, text })
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError'
    ui.notify('error', i18n.t(full ? 'notices.templatesFull' : 'notices.templatesForbidden', { title }))
    return false
  }
  await loadTemplates()
  return true
}

/** Changes what the browser keeps, or says that it does not let us. */
async function change({ ui, i18n }: EditorCore, title: string, make: () => Promise<void>) {
  try {
    await make()
  } catch {
    ui.notify('error', i18n.t('notices.templatesForbidden', { title }))
  }
  await loadTemplates()
}

export function deleteTemplate(editor: EditorCore, { id, title }: StoredTemplate) {
  return change(editor, title, () => removeTemplate(id))
}

export function renameTemplate(editor: EditorCore, template: StoredTemplate, title: string) {
  return change(editor, template.title, () => writeTemplate({ ...template, title }))
}

export function downloadTemplate({ ui, i18n }: EditorCore, { title, text }: StoredTemplate) {
  const name = fileName(title, 'json')
  download(new Blob([text], { type: 'application/json' }), name)
  ui.notify('info', i18n.t('notices.saved', { name }))
}

export async function exportTemplate(editor: EditorCore) {
  const group = groupAtHand(editor)
  if (!group) return
  const text = await templateText(editor.document.getState().document, group)
  downloadTemplate(editor, { id: '', title: group.title, doc: '', text })
}

/** Reads a graph file and keeps its groups as templates. */
export async function importTemplate(editor: EditorCore) {
  const { engine, ui, i18n } = editor
  const file = await pickFile('.json,application/json')
  if (!file) return
  const text = await readText(editor, file)
  if (text === undefined) return
  const opened = await engine.open(text)
  if (!opened.ok) {
    const [first] = opened.problems
    const message = first ? problemText(i18n, first, engine.catalog).message : ''
    ui.notify('error', i18n.t('notices.openFailed', { name: file.name, message }))
    return
  }
  const { document } = opened
  const placed = document.nodes.flatMap((node) => groupOf(document, node) ?? [])
  const groups = new Set(placed.length > 0 ? placed : (document.groups ?? []))
  if (groups.size === 0) {
    ui.notify('error', i18n.t('notices.noGroups', { name: file.name }))
    return
  }
  for (const group of groups) {
    if (!(await keep(editor, group, await templateText(document, group)))) return
  }
  const titles = [...groups].map(({ title }) => title).join(', ')
  ui.notify('info', i18n.t('notices.templateSaved', { title: titles }))
}

/** Copies a template into the document and places a node of it. What is there already is not copied again. */
export async function placeTemplate(editor: EditorCore, template: StoredTemplate, at?: Point) {
  const { document, engine, ui, i18n } = editor
  const opened = await engine.open(template.text)
  const [root] = opened.ok ? opened.document.nodes : []
  if (!opened.ok || !root) {
    const [first] = opened.problems
    const message = first ? problemText(i18n, first, engine.catalog).message : ''
    ui.notify('error', i18n.t('notices.templateBroken', { title: template.title, message }))
    return
  }
  const { document: graph, scope } = document.getState()
  const { groups, types } = importGroups(graph, opened.document)
  const type = types.get(root.type) ?? root.type
  const all = { ...graph, groups: [...(graph.groups ?? []), ...groups] }
  const open = openedGroup(graph, scope)
  const group = groupOf(all, { type })
  if (open && group && contains(all, group.id, open.id)) {
    ui.notify('refusal', i18n.t('notices.groupInItself', { title: group.title }))
    return
  }
  const node = { ...root, type, ...spotFor(editor, type, at) }
  document.apply(placeGroup(node, groups, opened.document.assets))
  document.select({ nodes: new Set([node.id]) })
  if (!at) ui.set({ focus: { node: node.id, gently: true } })
  ui.notify('info', i18n.t('notices.nodeAdded', { title: template.title }))
}
