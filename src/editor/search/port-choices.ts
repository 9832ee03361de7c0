import { nodeName, portName } from '../actions/names'
import { searchBeside } from '../actions/search'
import { attach, detach, endsOf, judge, wiresAt } from '../actions/wiring'
import type { EditorCore } from '../editor-core'
import { rank } from '../lib/fuzzy'
import { nodeById } from '../store/lookup'
import { type PortRef, portOfKey } from '../store/ui'
import type { SearchGroup, SearchItem } from './SearchList'

/** Something that can be done at a port. */
export interface PortChoice extends SearchItem {
  readonly run: () => void
}

/** What a port can be wired to, a new node included, and the wires that it has. */
export function portChoices(editor: EditorCore, port: PortRef): readonly SearchGroup<PortChoice>[] {
  const { i18n } = editor
  const wires = wiresAt(editor, port)
  return [
    {
      label: i18n.t(port.side === 'output' ? 'search.connectTo' : 'search.connectFrom'),
      items: fitting(editor, port).map((other) => ({
        key: `wire ${other.node} ${other.port}`,
        title: named(editor, other),
        ...(replaces(editor, port, other) && { detail: i18n.t('search.replaces') }),
        run: () => attach(editor, endsOf(port, other)),
      })),
    },
    {
      label: i18n.t('search.disconnect'),
      items: wires.map((wire) => {
        const other: PortRef =
          port.side === 'output' ? { ...wire.to, side: 'input' } : { ...wire.from, side: 'output' }
        return {
          key: `cut ${other.node} ${other.port}`,
          title: i18n.t('search.disconnectFrom', { port: named(editor, other) }),
          run: () => detach(editor, [wire]),
        }
      }),
    },
    {
      label: i18n.t('search.other'),
      items: [{ key: 'new', title: i18n.t('search.newNode'), run: () => searchBeside(editor, port) }],
    },
  ]
}

/** Everything while nothing is typed, else the best first. */
export function findChoices(
  groups: readonly SearchGroup<PortChoice>[],
  query: string,
): readonly SearchGroup<PortChoice>[] {
  if (query.trim() === '') return groups
  const all = groups.flatMap(({ items }) => items)
  return [{ label: '', items: rank(all, query, ({ title }) => ({ names: [title] })) }]
}

/** The ports that would take a wire from or to this one: free ones first, and near ones before far ones. */
function fitting(editor: EditorCore, port: PortRef): readonly PortRef[] {
  const { graph } = editor.document.getState()
  const here = nodeById(graph, port.node)?.position ?? { x: 0, y: 0 }
  const distance = ({ node }: PortRef) => {
    const { x, y } = nodeById(graph, node)?.position ?? here
    return Math.hypot(x - here.x, y - here.y)
  }
  const taken = (other: PortRef) => Number(replaces(editor, port, other))
  return [...judge(editor, { kind: 'draw', from: port })]
    .filter(([, verdict]) => verdict === null)
    .map(([key]) => portOfKey(key))
    .sort((a, b) => taken(a) - taken(b) || distance(a) - distance(b))
}

/** Whether an input that takes only one wire would give up the one it has. */
function replaces(editor: EditorCore, port: PortRef, other: PortRef): boolean {
  const input = port.side === 'input' ? port : other
  const type = nodeById(editor.document.getState().graph, input.node)?.type ?? ''
  return !editor.catalog().nodes[type]?.inputs[input.port]?.many && wiresAt(editor, input).length > 0
}

function named(editor: EditorCore, port: PortRef): string {
  return `${nodeName(editor, port.node)} · ${portName(editor, port)}`
}
