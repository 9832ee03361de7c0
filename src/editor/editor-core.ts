import type { i18n } from 'i18next'
import type { Catalog } from '../core/catalog'
import type { EditorEngine } from './engine'
import type { DocumentStore } from './store/document'
import type { Point } from './store/edits'
import type { FaultStore } from './store/faults'
import type { QueueStore } from './store/queue'
import type { ResultStore } from './store/results'
import type { RunStore } from './store/run'
import type { UiStore } from './store/ui'

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
}

/** Everything one open editor consists of. Stores and actions know nothing of React. */
export interface EditorCore {
  readonly engine: EditorEngine
  /** What the engine knows, and the groups of the document. */
  catalog(): Catalog
  readonly document: DocumentStore
  readonly run: RunStore
  readonly queue: QueueStore
  readonly results: ResultStore
  readonly faults: FaultStore
  readonly ui: UiStore
  readonly i18n: i18n
  readonly examples: readonly Example[]
  readonly view: { current: CanvasView | null }
}
