import { createStore } from 'zustand/vanilla'
import type { PortAddress } from '../../core/document'
import type { Problem } from '../../core/problem'
import type { OpenResult } from '../../engine/client'
import type { EngineStatus } from '../engine'
import type { Point } from './edits'

/** One message to the user: in the status bar, and beside the pointer when it answers a gesture there. */
export interface Notice {
  readonly id: number
  readonly tone: 'info' | 'refusal' | 'error'
  readonly text: string
  readonly at?: Point
}

/** A graph file that could be read. */
export type OpenedGraph = Extract<OpenResult, { readonly ok: true }>

/** A wire being dragged: which ports would take it, and why the others would not. */
export interface Wiring {
  readonly from: PortAddress & { readonly side: 'input' | 'output' }
  /** By `portKey`; null where the wire may end, else the reason in words. */
  readonly verdicts: ReadonlyMap<string, string | null>
}

/** The panel that shows one value closely. Outputs are named as the engine names them. */
export interface ViewerState {
  readonly open: boolean
  readonly shown: PortAddress | null
  /** What it is compared with. */
  readonly other: PortAddress | null
  /** Stays with what it shows when another node is selected. */
  readonly pinned: boolean
}

export interface UiState {
  readonly engine: EngineStatus
  readonly notice: Notice | null
  readonly wiring: Wiring | null
  readonly paletteOpen: boolean
  readonly problemsOpen: boolean
  readonly historyOpen: boolean
  readonly commandsOpen: boolean
  /** Faults of the file last opened in vain, until another one opens. */
  readonly fileProblems: readonly Problem[]
  readonly question: { readonly answer: (discard: boolean) => void } | null
  /** The node whose name is being edited. */
  readonly renaming: string | null
  /** Where the context menu was opened, in graph units; what is pasted from it lands there. */
  readonly menuAt: Point | null
  /** A graph on the clipboard, until the user has said what is to become of it. */
  readonly pastedGraph: OpenedGraph | null
  /** A node to bring into view; a new object for each request. */
  readonly focus: { readonly node: string } | null
  /** Nodes whose further settings are shown. */
  readonly unfolded: ReadonlySet<string>
  readonly viewer: ViewerState
}

export type UiStore = ReturnType<typeof createUiStore>

export function createUiStore(initial: Pick<UiState, 'engine' | 'paletteOpen'>) {
  const store = createStore<UiState>(() => ({
    ...initial,
    notice: null,
    wiring: null,
    problemsOpen: false,
    historyOpen: false,
    commandsOpen: false,
    fileProblems: [],
    question: null,
    renaming: null,
    menuAt: null,
    pastedGraph: null,
    focus: null,
    unfolded: new Set(),
    viewer: { open: false, shown: null, other: null, pinned: false },
  }))
  let notices = 0

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    set: (change: Partial<UiState>) => store.setState(change),
    setViewer(change: Partial<ViewerState>) {
      store.setState(({ viewer }) => ({ viewer: { ...viewer, ...change } }))
    },

    notify(tone: Notice['tone'], text: string, at?: Point) {
      notices += 1
      store.setState({ notice: { id: notices, tone, text, ...(at && { at }) } })
    },
    /** @returns whether the user lets the unsaved graph go. */
    askToDiscard(): Promise<boolean> {
      return new Promise((resolve) => {
        const answer = (discard: boolean) => {
          store.setState({ question: null })
          resolve(discard)
        }
        store.setState({ question: { answer } })
      })
    },
    toggleUnfolded(node: string) {
      store.setState(({ unfolded }) => {
        const next = new Set(unfolded)
        if (!next.delete(node)) next.add(node)
        return { unfolded: next }
      })
    },
  }
}

export function portKey(side: 'input' | 'output', { node, port }: PortAddress): string {
  return JSON.stringify([side, node, port])
}
