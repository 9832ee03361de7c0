import { newId } from '../../editor/lib/new-id'
import { thinVersions, type VersionLimits } from '../../editor/library/versions'
import type { Jot } from './jots'
import { versionsOf } from './records'
import type { DocumentRecord } from './schema'
import type { Transaction } from './transaction'

/** A state of a document whose files are in the library already. */
export type State = Omit<Jot, 'data'>

/** Puts a state in its place. @param before what is there. @param limits of versions; the usual ones unless given. */
export async function putState(
  transaction: Transaction<'readwrite'>,
  before: DocumentRecord | undefined,
  write: State,
  limits?: VersionLimits,
): Promise<void> {
  const { id, stamp, at, text, contents, summary, untouched, version } = write
  // A document that is written is in use, wherever it was put meanwhile.
  const { deleted: _, ...known } = before ?? { created: at, opened: at, versionAt: 0, lastVersion: 0 }
  const record: DocumentRecord = { ...known, ...summary, id, stamp, contents, untouched, changed: at }
  await transaction.objectStore('texts').put(text, id)
  const number = version && (await addVersion(transaction, record.lastVersion, { ...write, version }))
  if (number !== undefined) await thin(transaction, id, at, limits)
  const versioned = number === undefined ? record : { ...record, lastVersion: number, versionAt: at }
  await transaction.objectStore('documents').put(versioned)
}

/** Keeps a state as a document of its own, unless the library had it at some time. */
export async function putBeside(
  transaction: Transaction<'readwrite'>,
  state: State,
  limits?: VersionLimits,
): Promise<void> {
  const texts = await transaction.objectStore('versionTexts').getAll(versionsOf(state.id))
  const current = await transaction.objectStore('texts').get(state.id)
  if (current === state.text || texts.includes(state.text)) return
  await putState(transaction, undefined, { ...state, id: newId() }, limits)
}

/** @returns its number; undefined when the last version is the same graph. */
async function addVersion(
  transaction: Transaction<'readwrite'>,
  last: number,
  { id, at, text, contents, summary, version }: State & Required<Pick<State, 'version'>>,
): Promise<number | undefined> {
  const texts = transaction.objectStore('versionTexts')
  if ((await texts.get([id, last])) === text) return undefined
  const number = last + 1
  const entry = { ...summary, document: id, number, at, why: version, contents, textBytes: text.length }
  await transaction.objectStore('versions').put(entry)
  await texts.put(text, [id, number])
  return number
}

async function thin(
  transaction: Transaction<'readwrite'>,
  id: string,
  now: number,
  limits: VersionLimits | undefined,
): Promise<void> {
  const versions = transaction.objectStore('versions')
  for (const number of thinVersions(await versions.getAll(versionsOf(id)), now, limits)) {
    await versions.delete([id, number])
    await transaction.objectStore('versionTexts').delete([id, number])
  }
}
