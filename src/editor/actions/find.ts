import type { GraphBody, GraphDocument } from '../../core/document'
import { groupOf } from '../../core/groups'
import { titleOfNode } from '../../core/node-title'
import type { EditorCore } from '../editor-core'
import type { CatalogText } from '../i18n/catalog-text'
import { firstLine } from '../lib/first-line'
import { type ItemRef, itemKey } from '../store/items'
import { rootScope, type Scope } from '../store/scope'
import { selectionOf } from '../store/selection'

/** Something found, on whichever canvas it stands. */
export interface Hit extends ItemRef {
  readonly scope: Scope
  /** The titles of the groups on the way, the outermost first. */
  readonly path: readonly string[]
  readonly title: string
}

/** After everything that begins with the query. */
const anywhere = 100

/**
 * Looks in titles, labels and types of nodes, in titles of frames and in notes, on all canvases. A group that is used
 * many times is looked into once. Titles that begin with the query come first.
 */
export function findIn(document: GraphDocument, words: CatalogText, query: string): readonly Hit[] {
  const wanted = query.trim().toLocaleLowerCase()
  if (wanted === '') return []
  const hits: { readonly hit: Hit; readonly rank: number }[] = []
  const seen = new Set<GraphBody>()
  look(document, rootScope, [])
  return hits.sort((a, b) => a.rank - b.rank).map(({ hit }) => hit)

  function look(body: GraphBody, scope: Scope, path: readonly string[]) {
    if (seen.has(body)) return
    seen.add(body)
    for (const node of body.nodes) {
      const { id, type } = node
      const title = words.name(node)
      test({ kind: 'node', id, scope, path, title }, [title, words.title(type), type, id])
    }
    for (const { id, title } of body.frames) test({ kind: 'frame', id, scope, path, title }, [title])
    for (const { id, text } of body.notes) {
      test({ kind: 'note', id, scope, path, title: firstLine(text) }, [text])
    }
    for (const node of body.nodes) {
      const group = groupOf(document, node)
      if (group) look(group, [...scope, node.id], [...path, titleOfNode(node, group.title)])
    }
  }

  function test(hit: Hit, texts: readonly string[]) {
    const places = texts.map((text) => text.toLocaleLowerCase().indexOf(wanted))
    const rank = places.indexOf(0)
    if (rank >= 0) hits.push({ hit, rank })
    else if (places.some((place) => place > 0)) hits.push({ hit, rank: anywhere })
  }
}

/** Goes to the canvas where something stands, selects it and brings it into view. */
export function revealHit({ document, ui }: EditorCore, { scope, kind, id }: Hit) {
  document.enter(scope)
  document.select(selectionOf([{ kind, id }]))
  ui.set({ focus: { node: itemKey(kind, id) } })
}
