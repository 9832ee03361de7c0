import type { i18n } from 'i18next'
import type { Catalog } from '../core/catalog'
import type { GraphEdge } from '../core/document'
import type { EditorEngine } from './engine'
import type { DocumentStore } from './store/document'
import type { Point } from './store/edits'
import type { RunStore } from './store/run'
import type { PortRef, UiStore } from './store/ui'

/** A graph that comes with the program. */
export interface Example {
  readonly id: 'gatys' | 'adain'
  load(): Promise<string>
}

/** A place on a wire in graph units, and how many of the wire's points come before it. */
export interface PlaceOnWire {
  readonly index: number
  readonly at: Point
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
  /** Gives a node the focus, as soon as it is drawn. */
  focus(node: string): void
  /** Gives a point of a wire the focus. @param wire its `edgeId`. */
  focusPoint(wire: string, index: number): void
}

/** Everything one open editor consists of. Stores and actions know nothing of React. */
export interface EditorCore {
  readonly engine: EditorEngine
  /** What the engine knows, and the groups of the document. */
  catalog(): Catalog
  readonly document: DocumentStore
  readonly run: RunStore
  readonly ui: UiStore
  readonly i18n: i18n
  readonly examples: readonly Example[]
  readonly view: { current: CanvasView | null }
}
