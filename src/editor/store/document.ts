import { applyPatches, enablePatches, freeze, produceWithPatches } from 'immer'
import { createStore } from 'zustand/vanilla'
import type { GraphDocument } from '../../core/document'
import type { Edit } from './edits'
import { emptyHistory, type History, record, seal } from './history'
import { edgeId } from './lookup'
import { bodyIn, graphAt, rootScope, type Scope, validScope } from './scope'
import { keepStrangers } from './strangers'
import { subjectOf } from './subject'

enablePatches()

export interface Selection {
  readonly nodes: ReadonlySet<string>
  /** By `edgeId`. */
  readonly edges: ReadonlySet<string>
  readonly frames: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
}

export interface DocumentState {
  /** All of it: what is saved and run. */
  readonly document: GraphDocument
  /** The groups that were opened, the outermost first. */
  readonly scope: Scope
  /** What is on the canvas: the document, or the inside of the group opened last. */
  readonly graph: GraphDocument
  /** Of what is on the canvas. */
  readonly selection: Selection
  readonly history: History
  /** The document as the file it is saved to has it; the same object means that nothing is to be saved. */
  readonly saved: GraphDocument | null
  /** Grows with every document opened, never with an edit. */
  readonly generation: number
}

export type DocumentStore = ReturnType<typeof createDocumentStore>

const nothing: Selection = { nodes: new Set(), edges: new Set(), frames: new Set(), notes: new Set() }

/** Holds the graph being edited. It changes by edits alone, and every edit can be undone. */
export function createDocumentStore(initial: GraphDocument, now: () => number = Date.now) {
  const first = freeze(initial, true)
  const store = createStore<DocumentState>(() => ({
    document: first,
    scope: rootScope,
    graph: first,
    selection: nothing,
    history: emptyHistory,
    saved: first,
    generation: 0,
  }))

  /** What was selected on the canvases that are not shown. */
  let selections = new Map<string, Selection>()
  /** Says why nothing may be changed now. */
  let refuse: (() => void) | null = null

  function isLocked(): boolean {
    refuse?.()
    return refuse !== null
  }

  function show(document: GraphDocument, history: History, wanted: Scope) {
    const scope = validScope(document, wanted)
    const graph = graphAt(document, scope)
    const state = store.getState()
    const stays = same(scope, state.scope)
    if (!stays) selections.set(JSON.stringify(state.scope), state.selection)
    const selection = stays ? state.selection : (selections.get(JSON.stringify(scope)) ?? nothing)
    store.setState({
      document,
      history,
      scope: stays ? state.scope : scope,
      graph,
      selection: prune(selection, graph),
    })
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,

    /** @param where the canvas to change, when it is not the one that is shown. @returns whether the document changed. */
    apply(edit: Edit, where?: Scope): boolean {
      if (isLocked()) return false
      const { document, history, scope: shown } = store.getState()
      const scope = where ?? shown
      const [next, patches, inverse] = produceWithPatches(document, (draft) =>
        edit.change(bodyIn(draft, document, scope), draft),
      )
      if (patches.length === 0) return false
      const key = edit.key && [...scope, edit.key].join('/')
      const subject = subjectOf(edit, graphAt(document, scope), graphAt(next, scope))
      const step = { name: edit.name, patches, inverse, scope, at: now() }
      show(next, record(history, { ...step, ...(key && { key }), ...(subject && { subject }) }), shown)
      return true
    },
    /** The gesture has ended: the next edit is a step of its own. */
    seal() {
      store.setState(({ history }) => ({ history: seal(history) }))
    },
    undo() {
      const { document, history } = store.getState()
      const step = history.past.at(-1)
      if (!step || isLocked()) return
      const past = history.past.slice(0, -1)
      show(applyPatches(document, [...step.inverse]), { past, future: [step, ...history.future] }, step.scope)
    },
    redo() {
      const { document, history } = store.getState()
      const [step, ...future] = history.future
      if (!step || isLocked()) return
      const after = seal({ past: [...history.past, step], future })
      show(applyPatches(document, [...step.patches]), after, step.scope)
    },
    /** Undoes or redoes as much as it takes until that many steps of the history are done. */
    travel(done: number) {
      const { document, history } = store.getState()
      const steps = [...history.past, ...history.future]
      const from = history.past.length
      const to = Math.max(0, Math.min(steps.length, done))
      if (to === from || isLocked()) return
      const passed = to < from ? steps.slice(to, from).reverse() : steps.slice(from, to)
      const patches = passed.flatMap((step) => (to < from ? step.inverse : step.patches))
      const after = seal({ past: steps.slice(0, to), future: steps.slice(to) })
      show(applyPatches(document, patches), after, passed.at(-1)?.scope ?? rootScope)
    },
    /** @param isSaved whether a file has it as it is. */
    open(opened: GraphDocument, isSaved = true) {
      const document = freeze(opened, true)
      keepStrangers(document)
      selections = new Map()
      store.setState((state) => ({
        document,
        scope: rootScope,
        graph: document,
        selection: nothing,
        history: emptyHistory,
        saved: isSaved ? document : null,
        generation: state.generation + 1,
      }))
    },
    /** Shows the same graph as somebody else has changed it. There is nothing of it to be undone here. */
    replace(changed: GraphDocument) {
      show(freeze(changed, true), emptyHistory, store.getState().scope)
    },
    /** Refuses every change. @param why is called for each one that was tried; null permits them again. */
    lock(why: (() => void) | null) {
      refuse = why
    },
    /** @param document as the file has it: it may have been edited since. */
    markSaved(document: GraphDocument = store.getState().document) {
      store.setState({ saved: document })
    },
    select(selection: Partial<Selection>) {
      store.setState({ selection: { ...nothing, ...selection } })
    },
    /** Shows another canvas: goes into a group, or out of it. */
    enter(scope: Scope) {
      const { document, history } = store.getState()
      show(document, seal(history), scope)
    },
  }
}

export function isDirty(state: DocumentState): boolean {
  return state.document !== state.saved
}

function prune(selection: Selection, { nodes, edges, frames, notes }: GraphDocument): Selection {
  const kept = {
    nodes: keep(selection.nodes, nodes, idOf),
    edges: keep(selection.edges, edges, edgeId),
    frames: keep(selection.frames, frames, idOf),
    notes: keep(selection.notes, notes, idOf),
  }
  const unchanged =
    kept.nodes === selection.nodes &&
    kept.edges === selection.edges &&
    kept.frames === selection.frames &&
    kept.notes === selection.notes
  return unchanged ? selection : kept
}

const idOf = ({ id }: { readonly id: string }) => id

/** The same set when all of it is still there. */
function keep<T>(
  chosen: ReadonlySet<string>,
  items: readonly T[],
  id: (item: T) => string,
): ReadonlySet<string> {
  if (chosen.size === 0) return chosen
  const there = new Set(items.map(id))
  const kept = new Set([...chosen].filter((one) => there.has(one)))
  return kept.size === chosen.size ? chosen : kept
}

function same(a: Scope, b: Scope): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}
