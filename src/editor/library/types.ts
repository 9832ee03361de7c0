import type { GraphDocument } from '../../core/document'
import type { RunResult, SinkResult } from '../store/results'
import type { Scope } from '../store/scope'
import type { Place } from '../store/ui'

/** Why the browser does not keep what it is given. */
export type Trouble =
  /** It forbids storage, as private windows do, or has none. */
  | 'blocked'
  /** No room is left. */
  | 'full'
  /** A newer version of the program has changed the library. */
  | 'newer'
  /** It failed in some other way. */
  | 'failed'

/** What a storage throws: nothing was written. */
export class StorageTrouble extends Error {
  readonly trouble: Trouble

  constructor(trouble: Trouble, cause?: unknown) {
    super(`The library cannot be used: ${trouble}`, { cause })
    this.trouble = trouble
  }
}

/** A graph as text without the contents of its files, which are kept once however many graphs carry them. */
export interface PackedGraph {
  /** Of a graph file. */
  readonly text: string
  /** For each of its files that is carried, by the name it has there: the key of its content. */
  readonly contents: Readonly<Record<string, string>>
}

export interface StoredGraph extends PackedGraph {
  /** The contents, in base64, by key. */
  readonly data: ReadonlyMap<string, string>
}

/** What lists say of a graph. */
export interface Summary {
  readonly title: string
  readonly nodes: number
  readonly wires: number
  readonly pictures: number
  /** Of the text and the files together, as they are stored. */
  readonly bytes: number
}

/** Where the user was in a graph. */
export interface StoredView {
  readonly scope: Scope
  readonly place?: Place
}

/** A file on disk that a graph was read from or written to. */
export interface LinkedFile {
  readonly name: string
  /** Absent where the browser cannot write to files: only the name is known. */
  readonly handle?: FileSystemFileHandle
  /** What the file was when it was last read or written, to see whether somebody else has changed it. */
  readonly modified: number
  readonly size: number
  /** Of the text of the graph that it holds, as the library has it. */
  readonly digest: string
}

/** A document of the library, as lists show it. Times are in ms since 1970. */
export interface Entry extends Summary {
  readonly id: string
  readonly created: number
  readonly changed: number
  readonly opened: number
  /** When it was moved to the bin. */
  readonly deleted?: number
  /** Nobody has edited it: an example, or an empty graph. It need not be kept. */
  readonly untouched?: boolean
  readonly file?: LinkedFile
}

export type VersionReason = 'opened' | 'auto' | 'saved' | 'left' | 'replaced' | 'restored'

export interface VersionEntry extends Summary {
  readonly document: string
  /** Grows with every version of a document. */
  readonly number: number
  readonly at: number
  readonly why: VersionReason
}

export interface StoredDocument {
  readonly entry: Entry
  /** Names this state: whoever writes says which states it follows. */
  readonly stamp: string
  readonly graph: StoredGraph
  readonly view?: StoredView
  /** When its last version was made. */
  readonly versionAt: number
}

/** One state of a document on its way into the library. */
export interface Write {
  readonly id: string
  /** The states that this one may replace; a document that is not there at all may always be written. */
  readonly expects: readonly string[]
  readonly stamp: string
  readonly at: number
  readonly graph: StoredGraph
  readonly summary: Summary
  readonly untouched: boolean
  /** Also append a version, unless the last one is the same graph. */
  readonly version?: VersionReason
}

/** A kept result of a run, with the graph that it was computed by. */
export interface StoredResult {
  readonly key: string
  /** The document that it belongs to. */
  readonly owner: string
  readonly at: number
  readonly ms: number
  readonly graph: StoredGraph
  readonly changes: RunResult['changes']
  readonly sinks: readonly SinkResult[]
}

export interface Space {
  /** In bytes. */
  readonly used: number
  readonly quota: number
  /** Whether the browser has promised not to clear it by itself. */
  readonly lasting: boolean
}

/** Where documents are kept. Everything throws `StorageTrouble` when the storage does not do it. */
export interface LibraryStorage {
  list(): Promise<readonly Entry[]>
  read(id: string): Promise<StoredDocument | undefined>
  /** All of it or nothing. `conflict`: the library holds a state that the writer does not know of. */
  write(write: Write): Promise<'written' | 'conflict'>
  /**
   * Notes a state down at once, without looking at what is there, since a page that goes waits for no answer. It
   * counts at the next `recover`. Never throws.
   */
  jot(write: Write): void
  /** Puts what was jotted down in its place: as the newest state, or as a document of its own where that has moved on. */
  recover(): Promise<void>
  keepView(id: string, view: StoredView): void
  /** Notes that it was opened now, or which file it belongs to. */
  note(id: string, what: { readonly opened?: number; readonly file?: LinkedFile | null }): Promise<void>
  versions(id: string): Promise<readonly VersionEntry[]>
  readVersion(id: string, number: number): Promise<StoredGraph | undefined>
  /** Moves a document to the bin, or back. */
  setDeleted(id: string, at: number | undefined): Promise<void>
  /** Deletes a document with all its versions, for good. */
  erase(id: string): Promise<void>
  /** Drops the contents of files that nothing refers to. */
  tidy(): Promise<void>
  results(): Promise<readonly StoredResult[]>
  addResult(result: StoredResult): Promise<void>
  removeResults(keys: readonly string[]): Promise<void>
  space(): Promise<Space | undefined>
  /** Asks the browser to keep the library for good. */
  persist(): Promise<void>
  /** Tells when the storage went away under the program. */
  watch(listener: (trouble: Trouble) => void): void
}

/** The exclusive right to write a document. */
export interface Lease {
  release(): void
}

/** Whoever holds a lease. */
export interface Holder {
  /** Another tab asks for the document: what is unsaved is to be saved. @throws when it cannot be. */
  give(): Promise<void>
  /** The lease is gone. */
  lost(): void
}

/** The tabs of the browser that have the editor open. */
export interface Tabs {
  /** @returns null when another tab has the document. */
  claim(id: string, holder: Holder): Promise<Lease | null>
  /** Has the other tab let go. @returns null when it cannot: what it has is not saved. */
  takeOver(id: string, holder: Holder): Promise<Lease | null>
  /** Tells the others that a document was written. */
  announce(id: string): void
  /** @param listener hears of documents that other tabs have written. */
  watch(listener: (id: string) => void): void
}

/** A graph ready for the editor. */
export interface ReadGraph {
  readonly document: GraphDocument
  readonly changes: readonly string[]
}
