import type { DBSchema } from 'idb'
import type { Entry, LinkedFile, StoredView, VersionEntry } from '../../editor/library/types'
import type { RunResult, SinkResult } from '../../editor/store/results'

type Contents = Readonly<Record<string, string>>

export interface DocumentRecord extends Omit<Entry, 'file' | 'untouched'> {
  readonly stamp: string
  readonly contents: Contents
  readonly untouched: boolean
  readonly versionAt: number
  readonly lastVersion: number
}

export interface VersionRecord extends VersionEntry {
  readonly contents: Contents
  readonly textBytes: number
}

export interface ResultRecord {
  readonly key: string
  readonly owner: string
  readonly at: number
  readonly ms: number
  readonly text: string
  readonly contents: Contents
  readonly changes: RunResult['changes']
  readonly sinks: readonly SinkResult[]
}

/** Texts stand apart from what lists say of them, so that a list need not read them. */
export interface LibrarySchema extends DBSchema {
  documents: { key: string; value: DocumentRecord }
  texts: { key: string; value: string }
  versions: { key: [string, number]; value: VersionRecord }
  versionTexts: { key: [string, number]; value: string }
  /** The contents of files in base64, as graphs carry them, by their digest. */
  contents: { key: string; value: string }
  views: { key: string; value: StoredView }
  files: { key: string; value: LinkedFile }
  results: { key: string; value: ResultRecord }
}

export const storeNames = [
  'documents',
  'texts',
  'versions',
  'versionTexts',
  'contents',
  'views',
  'files',
] as const
