import { createStore } from 'zustand/vanilla'
import type { GraphEdge, PortAddress } from '../../core/document'
import type { Problem } from '../../core/problem'
import type { OpenResult } from '../../engine/client'
import { type BetterAnswer, betterAnswer } from '../better/answer'
import type { EngineStatus } from '../engine'
import { readSetting } from '../lib/settings'
import type { Point } from './edits'
import type { HelpPage } from './help'
import type { Scope } from './scope'
import type { OpeningSummary, Sheet } from './sheets'

/** One message to the user: in the status bar, and beside the pointer when it answers a gesture there. */
export interface Notice {
  readonly id: number
  readonly tone: 'info' | 'refusal' | 'error'
  readonly text: string
  readonly at?: Point
  /** What can be done about it. */
  readonly action?: NoticeAction
}

/** A graph file that could be read. */
export type OpenedGraph = Extract<OpenResult, { readonly ok: true }>

/** A wire being dragged: which ports would take it, and why the others would not. */
export interface NoticeAction {
  readonly label: string
  readonly run: () => void
}

export type FileAnswer = 'replace' | 'save-as' | 'cancel'
export type KnownAnswer = 'mine' | 'file' | 'cancel'

/** A file that is a document of the library already, which has gone on since. */
export interface KnownQuestion {
  readonly title: string
  /** When it was changed last, in ms since 1970. */
  readonly changed: number
  /** Of the file. */
  readonly name: string
  /** The file was changed, too. */
  readonly both: boolean
  readonly answer: (answer: KnownAnswer) => void
}

export interface PortRef extends PortAddress {
  readonly side: 'input' | 'output'
}

/** What is dragged. */
export type Gesture =
  /** A new wire that hangs on `from`. */
  | { readonly kind: 'draw'; readonly from: PortRef }
  /** A wire with one end loose; the other hangs on `from`. */
  | { readonly kind: 'reconnect'; readonly from: PortRef; readonly wire: GraphEdge }
  /** All wires of an output, loose at that output. */
  | { readonly kind: 'move'; readonly from: PortRef; readonly wires: readonly GraphEdge[] }

/** Null where the wire may end, else why it may not. */
export type Verdict = Problem | 'same-side' | null

/** A gesture on the way: which ports would take the wire, and why the others would not. */
export interface Wiring {
  readonly gesture: Gesture
  /** The wires that are moved, by `edgeId`. */
  readonly held: ReadonlySet<string>
  /** Of every port of the graph, by `portKey`. Found once, when the gesture begins. */
  readonly verdicts: ReadonlyMap<string, Verdict>
  /** Begun by a tap on a port: another tap says where the wire goes. */
  readonly tapped?: boolean
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

export interface LargerPainting {
  /** What paints it. */
  readonly painter: string
  /** In px. */
  readonly size: number
  /** What the viewer showed before. */
  readonly before: PortAddress | null
}

/** A list to choose from that was asked for. */
export type SearchRequest =
  | {
      readonly kind: 'node'
      /** Where the list opens, on the screen. */
      readonly at: Point
      /** Where the node goes, in the graph. */
      readonly place: Point
      /** Whether that is exactly the place, or the nearest free one. */
      readonly exact: boolean
      /** The port that the new node is wired to. */
      readonly wire?: PortRef
      /** The wire that the new node goes into, by `edgeId`. */
      readonly into?: string
    }
  /** What a port can be wired to. */
  | {
      readonly kind: 'port'
      readonly port: PortRef
      /** Where the list opens, on the screen; at the port unless given. */
      readonly at?: Point
    }

/** A painting that is open: the param of a node of some canvas. */
export interface PaintingPlace {
  readonly node: string
  readonly param: string
  readonly scope: Scope
}

/** What the canvas shows in its middle, in graph units, and how large. */
export interface Place extends Point {
  readonly zoom: number
}

/** Whether an unsaved graph may go. */
export interface Question {
  readonly answer: (discard: boolean) => void
}

export interface UiState {
  readonly engine: EngineStatus
  /** The first graph is on its way: that none is there yet is not worth a word. */
  readonly arriving: boolean
  readonly notice: Notice | null
  readonly wiring: Wiring | null
  /** The port that would take the wire if it were dropped now, by `portKey`. */
  readonly aim: string | null
  readonly search: SearchRequest | null
  /** The type of the node that is dragged in from the palette. */
  readonly dragged: string | null
  /** The wire that would take in the node being dragged, by `edgeId`. */
  readonly insertion: string | null
  readonly paletteOpen: boolean
  readonly problemsOpen: boolean
  /** The panel of problems was asked for, and takes the focus. */
  readonly problemsFocus: boolean
  /** Problems that the panel leaves out. */
  readonly hiddenSeverity: Problem['severity'] | null
  readonly resultsOpen: boolean
  /** Whether edits run what they make out of date, as far as that is quick. */
  readonly autoRun: boolean
  readonly historyOpen: boolean
  readonly commandsOpen: boolean
  /** Faults of the file last opened in vain, until another one opens. */
  readonly fileProblems: readonly Problem[]
  readonly painting: PaintingPlace | null
  /** The dialog about files that is open. */
  readonly sheet: Sheet | null
  /** What opening the graph changed in it, and what it misses; until it is dismissed. */
  readonly summary: OpeningSummary | null
  /** The list of documents or that of versions is shown. */
  readonly libraryOpen: 'documents' | 'versions' | null
  /** The warning that nothing is kept stands as a mark alone. */
  readonly troubleFolded: boolean
  /** Whether a file may be replaced that somebody else has changed. */
  readonly fileQuestion: { readonly name: string; readonly answer: (answer: FileAnswer) => void } | null
  readonly knownQuestion: KnownQuestion | null
  readonly question: Question | null
  /** The node whose name is being edited. */
  readonly renaming: string | null
  /** Where the context menu was opened, in graph units; what is pasted from it lands there. */
  readonly menuAt: Point | null
  /** A graph on the clipboard, until the user has said what is to become of it. */
  readonly pastedGraph: OpenedGraph | null
  /** A node to bring into view, moving it as little as that takes when `gently`; a new object for each request. */
  readonly focus: { readonly node: string; readonly gently?: true } | null
  /** The node whose wires are gone through, one after the other. */
  readonly wiresOf: string | null
  /** A place to go to; a new object for each request. */
  readonly place: (Place & { readonly atOnce?: boolean }) | null
  /** The frame or note whose text is being edited, by `itemKey`. */
  readonly editing: string | null
  /** Whether the next change of the graph is shown as a movement. */
  readonly gliding: boolean
  /** What is dragged is drawn to its neighbors, and to the grid. */
  readonly snap: boolean
  readonly grid: boolean
  /** The search through the graph is open; a new object for each request. */
  readonly finding: object | null
  /** How the open group looks from outside is being edited. */
  readonly groupPanelOpen: boolean
  /** The outline stands in place of the canvas. */
  readonly outlineOpen: boolean
  /** The app view stands in place of both. */
  readonly appOpen: boolean
  /** What the app view shows is being chosen on the canvas. */
  readonly appEditing: boolean
  /** The last pointer was a finger: it pans where a mouse would drag. */
  readonly touch: boolean
  /** How often files were kept on this device: whoever misses one looks again. */
  readonly filesKept: number
  /** Nodes whose further settings are shown. */
  readonly unfolded: ReadonlySet<string>
  readonly viewer: ViewerState
  /** A painting that is to go on at a larger size, until it runs or that is put away. */
  readonly larger: LargerPainting | null
  /** What was answered to the offer of VGG-19. */
  readonly better: BetterAnswer
  /** That offer was put off until the next visit. */
  readonly betterLater: boolean
  /** The graph, by its generation, that was opened as an example and is as it comes; null for others. */
  readonly example: number | null
  /** The page of the help that was asked for; a new object for each request. */
  readonly help: { readonly page: HelpPage } | null
  readonly tourOpen: boolean
  readonly settingsOpen: boolean
}

export type UiStore = ReturnType<typeof createUiStore>

export function createUiStore(
  initial: Pick<UiState, 'engine' | 'paletteOpen'> &
    Partial<Pick<UiState, 'snap' | 'grid' | 'outlineOpen' | 'touch'>>,
) {
  const store = createStore<UiState>(() => ({
    snap: true,
    grid: false,
    outlineOpen: false,
    ...initial,
    arriving: false,
    notice: null,
    wiring: null,
    aim: null,
    search: null,
    dragged: null,
    insertion: null,
    problemsOpen: false,
    problemsFocus: false,
    hiddenSeverity: null,
    resultsOpen: readSetting('results') === 'open',
    autoRun: readSetting('auto-run') === 'on',
    historyOpen: false,
    commandsOpen: false,
    fileProblems: [],
    painting: null,
    sheet: null,
    summary: null,
    libraryOpen: null,
    troubleFolded: false,
    fileQuestion: null,
    knownQuestion: null,
    question: null,
    renaming: null,
    menuAt: null,
    pastedGraph: null,
    focus: null,
    wiresOf: null,
    place: null,
    editing: null,
    gliding: false,
    finding: null,
    groupPanelOpen: false,
    appOpen: false,
    appEditing: false,
    touch: false,
    filesKept: 0,
    unfolded: new Set(),
    viewer: { open: false, shown: null, other: null, pinned: false },
    larger: null,
    better: betterAnswer(),
    betterLater: false,
    example: null,
    help: null,
    tourOpen: false,
    settingsOpen: false,
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

    notify(tone: Notice['tone'], text: string, at?: Point, action?: NoticeAction) {
      notices += 1
      store.setState({ notice: { id: notices, tone, text, ...(at && { at }), ...(action && { action }) } })
    },
    /** Another graph takes the place of this one: what is about its nodes, which others may be called by, goes. */
    leaveGraph() {
      store.setState(({ viewer }) => ({
        notice: null,
        wiring: null,
        aim: null,
        search: null,
        insertion: null,
        fileProblems: [],
        painting: null,
        renaming: null,
        menuAt: null,
        focus: null,
        wiresOf: null,
        editing: null,
        finding: null,
        unfolded: new Set(),
        larger: null,
        example: null,
        viewer: { ...viewer, shown: null, other: null, pinned: false },
      }))
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

/** The port that a key names. */
export function portOfKey(key: string): PortRef {
  const [side, node, port] = JSON.parse(key) as [PortRef['side'], string, string]
  return { side, node, port }
}
