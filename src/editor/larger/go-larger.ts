import { canvasItems } from '../actions/items'
import { boundsOf } from '../arrange/rect'
import type { EditorCore } from '../editor-core'
import { catalogText } from '../i18n/catalog-text'
import { fill } from '../lib/fill'
import { outputsOfNode } from '../viewer/outputs'
import { painterOf } from './chain'
import { enlarge } from './edit'
import { sizedName } from './name'
import { type NotLarger, paintLarger } from './paint-larger'
import { largerWords } from './words'

/** Between what stands there and what is added below it, in graph units. */
const gap = 120

/**
 * Adds what lets a painting go on at twice its size, and shows it; nothing runs yet. Says why where that cannot be.
 *
 * @param chosen ids of nodes on the document's own canvas; of what is selected, or of the whole graph, when absent.
 */
export function goLarger(editor: EditorCore, chosen?: readonly string[]) {
  const { document, ui, i18n, view, engine } = editor
  const { document: graph, scope, selection } = document.getState()
  const words = largerWords(i18n.language)
  const refuse = (why: NotLarger['why'] | 'none' | 'several' | 'in-group', title = '') =>
    ui.notify('refusal', fill(words[why], { title }))
  if (scope.length > 0) return refuse('in-group')
  const catalog = editor.catalog()
  const meant = painterOf(graph, catalog, chosen ?? selection.nodes)
  if ('why' in meant) return refuse(meant.why)

  const bounds = boundsOf(canvasItems(editor).map(({ rect }) => rect))
  const top = bounds ? bounds.y + bounds.height + gap : 0
  const names = catalogText(i18n.language, catalog)
  const next = paintLarger(graph, engine.catalog, meant.id, {
    top,
    label: (node, from, size) => sizedName(names.name(node), from, size),
    setting: (node, param) => {
      const spec = catalog.nodes[node.type]?.params[param]
      return spec ? names.param(node.type, param, spec) : param
    },
  })
  if ('why' in next) return refuse(next.why, 'title' in next ? next.title : '')

  const sizes = new Map(canvasItems(editor).map(({ key, rect }) => [key, rect]))
  if (!document.apply(enlarge(next))) return
  document.seal()
  const added = next.placed.nodes
  document.select({ nodes: new Set(added.map(({ id }) => id)) })
  const { painter, size } = next
  ui.set({ larger: { painter, size, before: ui.getState().viewer.shown } })
  ui.notify('info', fill(words.added, { size }))
  if (ui.getState().viewer.open) {
    const [shown] = outputsOfNode(painter, document.getState(), engine.catalog)
    if (shown) ui.setViewer({ shown, other: null })
  }
  const usual = sizes.get(meant.id)
  const place = boundsOf(
    added.map(({ id, position }) => {
      const like = sizes.get(id) ?? usual
      return { ...position, width: like?.width ?? 0, height: like?.height ?? 0 }
    }),
  )
  if (view.current && place) view.current.showRect(place)
  else ui.set({ focus: { node: painter } })
}
