import type { Catalog } from '../core/catalog'
import type { GraphDocument } from '../core/document'
import type { Preview } from '../core/preview'
import type { Problem } from '../core/problem'
import type { NodeUpgrade } from '../core/upgrade'
import type { Histogram, Look, Place, ViewChoice } from '../core/view'
import type { Plan, RunEvent, RunSummary } from './events'

/** Which backend computes, and why that one; ready for display. */
export interface BackendInfo {
  readonly name: 'webgpu' | 'webgl' | 'wasm' | 'cpu'
  /** Such as "WebAssembly, 4 threads" . */
  readonly label: string
  /** One sentence: why this one. */
  readonly reason: string
  /** Everything that was considered, in order. */
  readonly tried: readonly { readonly name: string; readonly ok: boolean; readonly why: string }[]
  /** A program stands in for the graphics card: correct, and slow. */
  readonly software?: true
  /** Most bytes it can hold, where that is known. */
  readonly memoryBytes?: number
  /** Most bytes of a single tensor, where that is known. */
  readonly tensorBytes?: number
}

export type BackendRequest = 'auto' | BackendInfo['name']

/** A file read into a document, with all that was done to it on the way. */
export type OpenResult =
  | {
      readonly ok: true
      readonly document: GraphDocument
      readonly changes: readonly string[]
      /** The same as data. */
      readonly upgrades: readonly NodeUpgrade[]
      readonly problems: readonly Problem[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * The engine as the editor sees it: everything asynchronous, everything plain data, so that it may live in
 * a worker. One run at a time; a second `run` waits for the first to end.
 */
export interface EngineClient {
  readonly catalog: Catalog
  readonly backend: BackendInfo
  /** Parses, migrates and checks the text of a graph file. Never throws for bad input. */
  open(text: string): Promise<OpenResult>
  /** Runs the whole graph, or only what `targets` need. Events arrive in order, before the promise settles. */
  run(document: GraphDocument, targets?: readonly string[]): Promise<RunSummary>
  /** Ends every run that was called before, at once. */
  cancel(): void
  /** What a run would do now, and what it would take. */
  plan(document: GraphDocument): Promise<Plan>
  /** Draws the latest value of an output; undefined when there is none. `maxSide` in pixels. */
  preview(node: string, port: string, maxSide: number): Promise<Preview | undefined>
  /**
   * The latest value of an output, or what was chosen of it, drawn for a close look; undefined when there is none.
   * What the value does not have (a layer that is gone) falls back to its first view. `maxSide` in px.
   */
  look(
    node: string,
    port: string,
    choice: ViewChoice | undefined,
    maxSide: number,
  ): Promise<Look<Preview> | undefined>
  /** The numbers at one place, at full resolution; undefined when the value, the view or the place is gone. */
  sample(node: string, port: string, choice: ViewChoice, place: Place): Promise<readonly number[] | undefined>
  histogram(node: string, port: string, choice: ViewChoice): Promise<Histogram | undefined>
  /** The latest value of a picture output, or what was chosen of it, as a PNG at full size. */
  png(node: string, port: string, choice?: ViewChoice): Promise<Blob | undefined>
  /** @returns a function that stops listening. */
  subscribe(listener: (event: RunEvent) => void): () => void
}
