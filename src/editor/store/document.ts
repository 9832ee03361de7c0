import { applyPatches, enablePatches, freeze, produceWithPatches } from 'immer'
import { createStore } from 'zustand/vanilla'
import type { GraphDocument } from '../../core/document'
import { type Edit, edgeId } from './edits'
import { emptyHistory, type History, record, seal } from './history'

enablePatches()

export interface Selection {
  readonly nodes: ReadonlySet<string>
  readonly edges: ReadonlySet<string>
}

export interface DocumentState {
  readonly document: GraphDocument
  readonly selection: Selection
  readonly history: History
  /** The document as last saved or opened; the same object means nothing is to be saved. */
  readonly saved: GraphDocument
  /** Grows with every document opened, never with an edit. */
  readonly generation: number
}

export type DocumentStore = ReturnType<typeof createDocumentStore>

const nothing: Selection = { nodes: new Set(), edges: new Set() }

/** Holds the graph being edited. It changes by edits alone, and every edit can be undone. */
export function createDocumentStore(initial: GraphDocument, now: () => number = Date.now) {
  const first = freeze(initial, true)
  const store = createStore<DocumentState>(() => ({
    document: first,
    selection: nothing,
    history: emptyHistory,
    saved: first,
    generation: 0,
  }))

  function show(document: GraphDocument, history: History) {
    store.setState((state) => ({ document, history, selection: prune(state.selection, document) }))
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,

    /** @returns whether the document changed. */
    apply(edit: Edit): boolean {
      const { document, history } = store.getState()
      const [next, patches, inverse] = produceWithPatches(document, edit.change)
      if (patches.length === 0) return false
      const step = { name: edit.name, patches, inverse, at: now(), ...(edit.key && { key: edit.key }) }
      show(next, record(history, step))
      return true
    },
    /** The gesture has ended: the next edit is a step of its own. */
    seal() {
      store.setState(({ history }) => ({ history: seal(history) }))
    },
    undo() {
      const { document, history } = store.getState()
      const step = history.past.at(-1)
      if (!step) return
      show(applyPatches(document, [...step.inverse]), {
        past: history.past.slice(0, -1),
        future: [step, ...history.future],
      })
    },
    redo() {
      const { document, history } = store.getState()
      const [step, ...future] = history.future
      if (!step) return
      show(applyPatches(document, [...step.patches]), seal({ past: [...history.past, step], future }))
    },
    open(opened: GraphDocument) {
      const document = freeze(opened, true)
      store.setState((state) => ({
        document,
        selection: nothing,
        history: emptyHistory,
        saved: document,
        generation: state.generation + 1,
      }))
    },
    markSaved() {
      store.setState((state) => ({ saved: state.document }))
    },
    select(selection: Partial<Selection>) {
      store.setState({ selection: { ...nothing, ...selection } })
    },
  }
}

export function isDirty(state: DocumentState): boolean {
  return state.document !== state.saved
}

function prune(selection: Selection, document: GraphDocument): Selection {
  const nodes = new Set(document.nodes.map((node) => node.id))
  const edges = new Set(document.edges.map(edgeId))
  const kept = {
    nodes: new Set([...selection.nodes].filter((id) => nodes.has(id))),
    edges: new Set([...selection.edges].filter((id) => edges.has(id))),
  }
  const same = kept.nodes.size === selection.nodes.size && kept.edges.size === selection.edges.size
  return same ? selection : kept
}
