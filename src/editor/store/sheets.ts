import type { GraphDocument, GraphNode } from '../../core/document'
import type { Problem } from '../../core/problem'
import type { NodeUpgrade } from '../../core/upgrade'
import type { OpenResult } from '../../engine/client'
import type { Point } from './edits'

/** A file that could not be opened. */
export interface BrokenFile {
  readonly name: string
  readonly problems: readonly Problem[]
  /** The line of the text at which it stops making sense. */
  readonly excerpt?: Excerpt
  /** It is a picture all the same. */
  readonly picture?: PictureFile
}

export interface Excerpt {
  readonly line: number
  readonly text: string
  /** Where in `text` the fault is, from 0. */
  readonly at: number
}

/** A picture, and where it was dropped. */
export interface PictureFile {
  readonly file: File
  readonly at: Point | undefined
}

/** A picture with a graph inside. */
export interface FoundGraph extends PictureFile {
  readonly opened: Extract<OpenResult, { readonly ok: true }>
}

/** A picture that is to be saved with the graph that made it. */
export interface PictureToSave {
  readonly title: string
  readonly picture: Blob
  readonly document: GraphDocument
  /** The graph was changed since the picture was computed. */
  readonly outdated: boolean
}

/** The dialogs about files; one at a time. */
export type Sheet =
  | { readonly kind: 'examples' }
  | { readonly kind: 'broken'; readonly broken: BrokenFile }
  | { readonly kind: 'found'; readonly found: FoundGraph }
  | { readonly kind: 'link' }
  | { readonly kind: 'picture'; readonly picture: PictureToSave }

/** A node that a summary is about. */
export interface NodeAt {
  readonly node: GraphNode
  /** Its id as the engine knows it; undefined in a group that the graph does not use. */
  readonly flat: string | undefined
}

/** What there is to tell after a file was opened. */
export interface OpeningSummary {
  /** Of the document it is about. */
  readonly generation: number
  readonly upgrades: readonly (NodeAt & { readonly upgrade: NodeUpgrade })[]
  /** Nodes that are kept as they are and do not run. */
  readonly kept: readonly (NodeAt & { readonly problem: Problem })[]
  readonly missing: readonly (NodeAt & {
    readonly param: string
    readonly name: string
    /** Where the file should be. */
    readonly place: 'graph' | 'device'
  })[]
  /** How many other problems the graph has. */
  readonly others: number
}
