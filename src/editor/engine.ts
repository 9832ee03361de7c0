import type { GraphDocument } from '../core/document'
import type { PicturePreview, Pixels, Preview } from '../core/preview'
import type { Histogram, Look, Place, ViewChoice } from '../core/view'
import type { BackendInfo, BackendRequest, EngineClient } from '../engine/client'
import type { Plan, RunEvent, RunSummary } from '../engine/events'
import type { Fault } from './store/faults'

/** A picture as the page holds it. Whoever replaces it closes the bitmap; a closed one is 0 px wide. */
export interface PagePicture extends Omit<PicturePreview, keyof Pixels> {
  readonly width: number
  readonly height: number
  readonly bitmap: ImageBitmap
}

export type PagePreview = PagePicture | Exclude<Preview, PicturePreview>

export type PageEvent =
  | Exclude<RunEvent, { readonly type: 'preview' }>
  | { readonly type: 'preview'; readonly node: string; readonly port: string; readonly preview: PagePreview }

export interface EngineTrouble {
  readonly message: string
  readonly remedy: string
}

/**
 * The backend comes up after the catalog is known, may be changed, and may be lost with its worker. A silent one
 * has not heard of a cancel for some seconds, or was not heard of for a minute of a run where the browser cannot tell
 * whether it lives.
 */
export type EngineStatus =
  | { readonly state: 'starting'; readonly request: BackendRequest }
  | { readonly state: 'ready'; readonly request: BackendRequest; readonly backend: BackendInfo }
  | { readonly state: 'silent'; readonly request: BackendRequest; readonly backend: BackendInfo }
  | { readonly state: 'failed'; readonly request: BackendRequest; readonly trouble: EngineTrouble }

/** What is kept of files that a graph only names. */
export interface KeptFile {
  readonly name: string
  readonly sha256: string
  /** Of what is kept, in bytes. */
  readonly bytes: number
  /** What it is, such as `VGG-16`. */
  readonly title: string
  /** Whether it is still there at the next visit. */
  readonly lasting: boolean
}

/**
 * The engine as the page sees it: the client's contract, with pictures as bitmaps and a worker behind it. Ids of nodes
 * are those of a graph, which is named by its id in the library: another graph may have the same.
 */
export interface EditorEngine extends Pick<EngineClient, 'catalog' | 'open' | 'cancel'> {
  readonly status: EngineStatus
  run(graph: string, document: GraphDocument, targets?: readonly string[]): Promise<RunSummary>
  plan(graph: string, document: GraphDocument): Promise<Plan>
  preview(graph: string, node: string, port: string, maxSide: number): Promise<PagePreview | undefined>
  look(
    graph: string,
    node: string,
    port: string,
    choice: ViewChoice | undefined,
    maxSide: number,
  ): Promise<Look<PagePreview> | undefined>
  sample(
    graph: string,
    node: string,
    port: string,
    choice: ViewChoice,
    place: Place,
  ): Promise<readonly number[] | undefined>
  histogram(graph: string, node: string, port: string, choice: ViewChoice): Promise<Histogram | undefined>
  png(graph: string, node: string, port: string, choice?: ViewChoice): Promise<Blob | undefined>
  /** The content of a file that a node has made. */
  file(graph: string, node: string, port: string): Promise<Blob | undefined>
  /** How the work of a node looked after so many steps; undefined when that was not kept. */
  checkpoint(graph: string, node: string, step: number): Promise<PagePicture | undefined>
  /** Throws the checkpoints of a node's work away: it will begin anew. */
  forgetCheckpoints(graph: string, node: string): Promise<undefined>
  /** Draws a picture file before any run, or what it is as a mask, in opaque grays. @throws Error with words for the user when it is not a picture. */
  thumbnail(file: Blob, maxSide: number, as?: 'mask'): Promise<PagePicture>
  /** Keeps files for a param whose files stay apart. @throws Error with words for the user when they do not fit. */
  keepFiles(files: readonly File[]): Promise<KeptFile>
  /** Whether a file that a graph names was kept here. */
  hasFile(sha256: string): Promise<boolean>
  /** Starts anew with another backend; everything computed is lost. */
  restart(request: BackendRequest): void
  subscribe(listener: (event: PageEvent, graph: string) => void): () => void
  watch(listener: (status: EngineStatus, crash?: EngineTrouble) => void): () => void
  /** What goes wrong in the engine outside of any run. */
  watchFaults(listener: (fault: Fault) => void): () => void
}
