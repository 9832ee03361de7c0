import type { Catalog, CatalogNode } from '../../core/catalog'
import type { GraphDocument } from '../../core/document'
import { groupOf, groupType } from '../../core/groups'
import { typeOf } from '../actions/drop-wire'
import { takesIn } from '../actions/insert'
import type { EditorCore } from '../editor-core'
import { catalogText } from '../i18n/catalog-text'
import { rank } from '../lib/fuzzy'
import { categoriesOf, categoryHue } from '../node/category'
import { edgeId, nodeById } from '../store/lookup'
import { graphAt, type Scope } from '../store/scope'
import type { PortRef } from '../store/ui'
import { nodeTexts } from './node-texts'
import type { SearchGroup, SearchItem } from './SearchList'

/** A kind of node to place, and which of its ports takes the wire when there is one. */
export interface NodeChoice extends SearchItem {
  readonly node: CatalogNode
  readonly port?: string
}

/**
 * Every kind of node that may stand on the canvas and, if there is a wire, has a port for it.
 * @param into a wire that is to be led through the node, by `edgeId`.
 */
export function nodeChoices(
  editor: EditorCore,
  wire: PortRef | undefined,
  into?: string,
): readonly NodeChoice[] {
  const { document, i18n } = editor
  const { document: root, graph, scope } = document.getState()
  const catalog = editor.catalog()
  const words = catalogText(i18n.language, catalog)
  const through = into === undefined ? undefined : graph.edges.find((edge) => edgeId(edge) === into)
  const around = groupsAround(root, scope)
  const type = wire && typeOf(editor, wire)
  return Object.values(catalog.nodes).flatMap((node): readonly NodeChoice[] => {
    if (leadsTo(root, node.type, around)) return []
    if (into !== undefined && !(through && takesIn(editor, through, node.type))) return []
    const title = words.title(node.type)
    const choice = {
      key: node.type,
      node,
      title,
      doc: words.doc(node),
      hue: categoryHue(catalog, node.category),
    }
    if (!wire) return [{ ...choice, detail: words.category(node.category) }]
    const side = wire.side === 'output' ? 'inputs' : 'outputs'
    const ports = Object.entries(node[side]).filter(([, spec]) => spec.type === type)
    return ports.map(([port, spec]) => ({
      ...choice,
      key: `${node.type} ${port}`,
      port,
      detail: words.port(node.type, side, port, spec),
    }))
  })
}

const mostShown = 5

/** With nothing typed: what was used most, then everything by category. Else the best first. */
export function groupChoices(
  choices: readonly NodeChoice[],
  query: string,
  catalog: Catalog,
  uses: Readonly<Record<string, number>>,
  words: { readonly mostUsed: string; readonly category: (name: string) => string },
): readonly SearchGroup<NodeChoice>[] {
  const count = ({ node }: NodeChoice) => uses[node.type] ?? 0
  const byUse = [...choices].sort((a, b) => count(b) - count(a))
  if (query.trim() !== '') {
    return [{ label: '', items: rank(byUse, query, ({ node }) => nodeTexts(node, catalog)) }]
  }
  const most = byUse.filter((choice) => count(choice) > 0).slice(0, mostShown)
  const rest = choices.filter((choice) => !most.includes(choice))
  return [
    { label: words.mostUsed, items: most },
    ...categoriesOf(catalog).map((category) => ({
      label: words.category(category),
      items: rest.filter(({ node }) => node.category === category),
    })),
  ]
}

/** The types of the groups that were opened: none of them may come to stand inside itself. */
function groupsAround(root: GraphDocument, scope: Scope): ReadonlySet<string> {
  const types = scope.map((id, depth) => nodeById(graphAt(root, scope.slice(0, depth)), id)?.type)
  return new Set(types.filter((type) => type !== undefined))
}

/** Whether a kind of node is one of `types`, or a group with one of them inside. */
function leadsTo(root: GraphDocument, type: string, types: ReadonlySet<string>): boolean {
  if (types.size === 0) return false
  const seen = new Set<string>()
  const open = [type]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (types.has(one)) return true
    if (seen.has(one)) continue
    seen.add(one)
    const group = groupOf(root, { type: one })
    if (group && groupType(group.id) === one) for (const node of group.nodes) open.push(node.type)
  }
  return false
}
