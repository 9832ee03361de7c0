import { absentFiles } from '../../core/absent-files'
import { runnableAs } from '../../core/finding'
import { catalogOf, groupOf } from '../../core/groups'
import { placeholderFault } from '../../core/inspect-nodes'
import { warning } from '../../core/problem'
import type { EditorCore } from '../editor-core'
import { flatIds } from '../store/flat-ids'
import { problemsOf } from '../store/problems'
import type { OpeningSummary } from '../store/sheets'
import type { OpenedGraph } from '../store/ui'

/** What the summary says itself, and what it therefore does not count among other problems. */
const told: ReadonlySet<string> = new Set(['node-unknown', 'node-newer', 'node-outdated', 'asset-absent'])

/**
 * What there is to tell of a graph that is open now: nodes brought up to date, nodes kept as they are, files that are
 * missing here.
 *
 * @returns undefined when there is nothing to tell.
 */
async function summarize(
  { engine, document: store }: Pick<EditorCore, 'engine' | 'document'>,
  { document, upgrades: done }: OpenedGraph,
): Promise<OpeningSummary | undefined> {
  const { generation } = store.getState()
  const catalog = catalogOf(document, engine.catalog)
  const flat = flatIds(document)
  const bodies = [{ id: undefined, nodes: document.nodes }, ...(document.groups ?? [])]

  const nodeIn = (group: string | undefined, id: string) =>
    bodies.find((body) => body.id === group)?.nodes.find((node) => node.id === id)
  const upgrades = done.flatMap((upgrade) => {
    const node = nodeIn(upgrade.group, upgrade.node)
    return node ? [{ node, flat: flat(upgrade.group, node.id), upgrade }] : []
  })
  const kept = bodies.flatMap(({ id: group, nodes }) =>
    nodes
      .filter((node) => !runnableAs(node, catalog) && !groupOf(document, node))
      .map((node) => ({
        node,
        flat: flat(group, node.id),
        problem: warning(placeholderFault(node, { catalog })),
      })),
  )
  const absent = await Promise.all(
    absentFiles(document, engine.catalog).map(async (file) => {
      // An engine that is being started anew cannot tell; the run will.
      const there = file.apart && (await engine.hasFile(file.sha256).catch(() => true))
      return there ? [] : [file]
    }),
  )
  const missing = absent.flat().map(({ node, group, param, name, apart }) => ({
    node,
    flat: flat(group, node.id),
    param,
    name,
    place: apart ? ('device' as const) : ('graph' as const),
  }))
  if (upgrades.length + kept.length + missing.length === 0) return undefined
  const others = problemsOf(document, engine.catalog).filter(({ code }) => !told.has(code)).length
  return { generation, upgrades, kept, missing, others }
}

/** Tells the user what opening the graph changed in it and what it misses, once it is open. */
export async function tellWhatChanged(editor: EditorCore, opened: OpenedGraph) {
  editor.ui.set({ summary: null })
  const summary = await summarize(editor, opened)
  // Another graph may have been opened while files were looked for.
  if (summary && summary.generation === editor.document.getState().generation) editor.ui.set({ summary })
}
