import type { PicturePreview, Pixels, Preview } from '../core/preview'
import type { Look, ViewChoice } from '../core/view'
import type { BackendInfo, BackendRequest, EngineClient } from '../engine/client'
import type { RunEvent } from '../engine/events'

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
 * has not been heard of for a minute of a run: it may be busy, or dead.
 */
export type EngineStatus =
  | { readonly state: 'starting'; readonly request: BackendRequest }
  | { readonly state: 'ready'; readonly request: BackendRequest; readonly backend: BackendInfo }
  | { readonly state: 'silent'; readonly request: BackendRequest; readonly backend: BackendInfo }
  | { readonly state: 'failed'; readonly request: BackendRequest; readonly trouble: EngineTrouble }

/** The engine as the page sees it: the client's contract, with pictures as bitmaps and a worker behind it. */
export interface EditorEngine extends Omit<EngineClient, 'backend' | 'preview' | 'look' | 'subscribe'> {
  readonly status: EngineStatus
  preview(node: string, port: string, maxSide: number): Promise<PagePreview | undefined>
  look(
    node: string,
    port: string,
    choice: ViewChoice | undefined,
    maxSide: number,
  ): Promise<Look<PagePreview> | undefined>
  /** Draws a picture file before any run. @throws Error with words for the user when it is not a picture. */
  thumbnail(file: Blob, maxSide: number): Promise<PagePicture>
  /** Starts anew with another backend; everything computed is lost. */
  restart(request: BackendRequest): void
  subscribe(listener: (event: PageEvent) => void): () => void
  watch(listener: (status: EngineStatus, crash?: EngineTrouble) => void): () => void
}
