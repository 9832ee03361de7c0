import type { i18n } from 'i18next'
import type { Catalog } from '../core/catalog'
import type { GraphEdge } from '../core/document'
import type { Rect } from './arrange/rect'
import type { EditorEngine } from './engine'
import type { en } from './i18n/en'
import type { Keeper } from './library/keeper'
import type { DocumentStore } from './store/document'
import type { Point } from './store/edits'
import type { FaultStore } from './store/faults'
import type { QueueStore } from './store/queue'
import type { ResultStore } from './store/results'
import type { RunStore } from './store/run'
import type { Place, PortRef, UiStore } from './store/ui'

/** A graph that comes with the program. */
export interface Example {
  readonly id: keyof typeof en.examples
  /** Address of a picture of what it makes. */
  readonly thumbnail?: string
  load(): Promise<string>
  /** Types of the nodes in it, those inside groups included. */
  nodeTypes(): Promise<readonly string[]>
}

/** A place on a wire in graph units, and how many of the wire's points come before it. */
export interface PlaceOnWire {
  readonly index: number
  readonly at: Point
}

/** Files of networks that the browser keeps for the next visit. */
export interface KeptNetworks {
  /** Of all that is kept, in bytes. */
  size(): Promise<number>
  /** Whether a network was downloaded, at least as deep as it was needed then. */
  has(network: string): Promise<boolean>
  /** They are loaded anew when they are needed; files that the user gave are to be given again. */
  clear(): Promise<void>
}

/** What the canvas can be asked to do; lent by the mounted canvas. */
export interface CanvasView {
  fit(): void
  zoomIn(): void
  zoomOut(): void
  /** The middle of what is visible, in graph coordinates. */
  center(): Point
  /** The middle of what is visible, on the screen. */
  middle(): Point
  /** Where a port is on the screen. */
  portAt(port: PortRef): Point | undefined
  /** The middle of a wire's longest piece. */
  wireMiddle(wire: GraphEdge): PlaceOnWire | undefined
  /** The place on a wire nearest to a point of the graph. */
  onWire(wire: GraphEdge, near: Point): PlaceOnWire | undefined
  toGraph(screen: Point): Point
  show(node: string): void
  /** Where the pointer is on the canvas, on the screen; undefined when it is elsewhere. */
  pointer(): Point | undefined
  /** Gives something that stands on the canvas the focus, as soon as it is drawn, by `itemKey`. */
  focus(key: string): void
  /** Gives a wire the focus, by its `edgeId`. */
  focusWire(wire: string): void
  /** Gives a point of a wire the focus. @param wire its `edgeId`. */
  focusPoint(wire: string, index: number): void
  /** Brings these into view, by `itemKey`. */
  showAll(keys: Iterable<string>): void
  /** Shows this part of the graph whole. */
  showRect(rect: Rect): void
  /** 1 is the natural size. */
  zoomTo(zoom: number): void
  place(): Place
  /** @param atOnce without a movement that shows the way. */
  go(place: Place, atOnce?: boolean): void
  /** Where the pointer is, in graph coordinates; the middle of what is visible when it is elsewhere. */
  aim(): Point
  /** As measured, in graph units; undefined for what was not drawn yet. */
  sizeOf(key: string): { readonly width: number; readonly height: number } | undefined
}

/** Everything one open editor consists of. Stores and actions know nothing of React. */
export interface EditorCore {
  readonly engine: EditorEngine
  /** What the engine knows, and the groups of the document. */
  catalog(): Catalog
  readonly document: DocumentStore
  /** Keeps every change of the document in this browser. */
  readonly library: Keeper
  readonly run: RunStore
  readonly queue: QueueStore
  readonly results: ResultStore
  readonly faults: FaultStore
  readonly ui: UiStore
  readonly i18n: i18n
  readonly examples: readonly Example[]
  readonly view: { current: CanvasView | null }
  /** Absent where nothing outlives the page. */
  readonly keptNetworks?: KeptNetworks
}
