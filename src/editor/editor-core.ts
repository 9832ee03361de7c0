import type { i18n } from 'i18next'
import type { Catalog } from '../core/catalog'
import type { Rect } from './arrange/rect'
import type { EditorEngine } from './engine'
import type { DocumentStore } from './store/document'
import type { Point } from './store/edits'
import type { RunStore } from './store/run'
import type { Place, UiStore } from './store/ui'

/** A graph that comes with the program. */
export interface Example {
  readonly id: 'gatys' | 'adain'
  load(): Promise<string>
}

/** What the canvas can be asked to do; lent by the mounted canvas. */
export interface CanvasView {
  fit(): void
  zoomIn(): void
  zoomOut(): void
  /** The middle of what is visible, in graph coordinates. */
  center(): Point
  toGraph(screen: Point): Point
  show(node: string): void
  /** Brings these into view, by `itemKey`. */
  showAll(keys: Iterable<string>): void
  /** Shows this part of the graph whole. */
  showRect(rect: Rect): void
  /** 1 is the natural size. */
  zoomTo(zoom: number): void
  place(): Place
  go(place: Place): void
  /** Where the pointer is, in graph coordinates; the middle of what is visible when it is elsewhere. */
  pointer(): Point
  /** As measured, in graph units; undefined for what was not drawn yet. */
  sizeOf(key: string): { readonly width: number; readonly height: number } | undefined
  /** Puts the keyboard's focus on something that stands on the canvas. */
  focus(key: string): void
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
