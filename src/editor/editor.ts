import { createContext, useContext, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Catalog } from '../core/catalog'
import type { PortAddress } from '../core/document'
import { flatId, flatten } from '../core/flatten'
import { catalogOf } from '../core/groups'
import type { Commands } from './actions/commands/command'
import type { EditorCore } from './editor-core'
import type { LibraryState } from './library/state'
import type { DocumentState } from './store/document'
import type { SeenFault } from './store/faults'
import { isSameGraph } from './store/graph-ref'
import type { QueueState } from './store/queue'
import type { ResultState, RunResult } from './store/results'
import type { RunState } from './store/run'
import { outputKey, outputOf } from './store/run-state'
import type { Scope } from './store/scope'
import type { UiState } from './store/ui'

export interface Editor extends EditorCore {
  readonly commands: Commands
}

export const EditorContext = createContext<Editor | null>(null)

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('useEditor is called outside the editor.')
  return editor
}

export function useDocument<T>(select: (state: DocumentState) => T): T {
  return useStore(useEditor().document, select)
}

export function useLibrary<T>(select: (state: LibraryState) => T): T {
  return useStore(useEditor().library.state, select)
}

/** What the engine knows, and the groups of the document. */
export function useCatalog(): Catalog {
  const { engine } = useEditor()
  return useDocument(({ document }) => catalogOf(document, engine.catalog))
}

/** The id by which the engine knows a node of the canvas. */
export function useFlatId(id: string): string {
  return flatId(useScope(), id)
}

/** Where the engine finds the value of an output of the canvas: a group's is that of a node inside. */
export function useSource(node: string, port: string | undefined): PortAddress | undefined {
  const { engine } = useEditor()
  const scope = useScope()
  const found = useDocument(({ document }) => {
    if (port === undefined) return undefined
    const flat = flatten(document, engine.catalog).source({ node: flatId(scope, node), port })
    return outputKey(flat.node, flat.port)
  })
  return useMemo(() => (found === undefined ? undefined : outputOf(found)), [found])
}

/** The canvas that controls and previews are about where it is not the one that is shown, as in the app view. */
export const ScopeContext = createContext<Scope | null>(null)

/** The groups that lead to the canvas at hand. */
export function useScope(): Scope {
  const given = useContext(ScopeContext)
  const shown = useDocument((state) => state.scope)
  return given ?? shown
}

export function useRun<T>(select: (state: RunState) => T): T {
  return useStore(useEditor().run, select)
}

export function useQueue<T>(select: (state: QueueState) => T): T {
  return useStore(useEditor().queue, select)
}

export function useResults<T>(select: (state: ResultState) => T): T {
  return useStore(useEditor().results, select)
}

/** What runs of the graph that is open have delivered. */
export function useOwnResults(): readonly RunResult[] {
  const results = useResults((state) => state.results)
  const generation = useDocument((state) => state.generation)
  const graph = useLibrary((state) => state.id)
  return useMemo(
    () => results.filter((result) => isSameGraph(result, { graph, generation })),
    [results, graph, generation],
  )
}

export function useFaults(): readonly SeenFault[] {
  return useStore(useEditor().faults)
}

export function useUi<T>(select: (state: UiState) => T): T {
  return useStore(useEditor().ui, select)
}
