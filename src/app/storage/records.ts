import type { Entry, LinkedFile, StoredGraph } from '../../editor/library/types'
import type { DocumentRecord } from './schema'
import type { Transaction } from './transaction'

/** The keys of all versions of a document. */
export function versionsOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Number.POSITIVE_INFINITY])
}

/** What lists show of a document. */
export function entryOf(record: DocumentRecord, file: LinkedFile | undefined): Entry {
  const {
    stamp: _stamp,
    contents: _contents,
    versionAt: _at,
    lastVersion: _last,
    untouched,
    ...entry
  } = record
  return { ...entry, ...(untouched && { untouched }), ...(file && { file }) }
}

/** A graph with those of its files that are there. */
export async function graphOf(
  transaction: Transaction<'readonly'>,
  text: string,
  contents: Readonly<Record<string, string>>,
): Promise<StoredGraph> {
  const store = transaction.objectStore('contents')
  const found = await Promise.all(
    [...new Set(Object.values(contents))].map(async (key) => [key, await store.get(key)] as const),
  )
  const data = new Map(found.flatMap(([key, content]) => (content === undefined ? [] : [[key, content]])))
  return { text, contents, data }
}

/** Puts the contents of files that are not there yet. */
export async function putContents(
  transaction: Transaction<'readwrite'>,
  data: Iterable<readonly [key: string, content: string]>,
) {
  const contents = transaction.objectStore('contents')
  for (const [key, content] of data) {
    if ((await contents.getKey(key)) === undefined) await contents.put(content, key)
  }
}

/** Deletes a document with all its versions, for good. */
export async function eraseAll(transaction: Transaction<'readwrite'>, id: string): Promise<void> {
  await Promise.all([
    transaction.objectStore('documents').delete(id),
    transaction.objectStore('texts').delete(id),
    transaction.objectStore('views').delete(id),
    transaction.objectStore('files').delete(id),
    transaction.objectStore('versions').delete(versionsOf(id)),
    transaction.objectStore('versionTexts').delete(versionsOf(id)),
  ])
}
