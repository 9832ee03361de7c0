import { FORMAT_VERSION } from './document'
import { isRecord, type JsonObject } from './json'
import { unsafeParts } from './json-safety'
import type { Fault } from './problem'

/** Turns a whole file of one format version into the next. Receives plain, checked JSON; changes nothing in it. */
export type FormatMigration = (
  file: Readonly<Record<string, unknown>>,
) => JsonObject | Readonly<Record<string, unknown>>

/**
 * By the version they lead to, such as `{ 2: fileOfVersion1 => fileOfVersion2 }`. Append-only: what a released
 * version wrote opens for ever. The `version` member is set by `migrateFormat`.
 */
export type FormatMigrations = Readonly<Record<number, FormatMigration>>

export const formatMigrations: FormatMigrations = {}

const REPORT = 'Keep the file and report it, with the file attached if you can share it.'

/** Brings a file from its version to `target`, one step at a time. */
export function migrateFormat(
  file: Readonly<Record<string, unknown>>,
  version: number,
  migrations: FormatMigrations = formatMigrations,
  target: number = FORMAT_VERSION,
):
  | { readonly ok: true; readonly file: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly fault: Fault } {
  let current = file
  for (let next = version + 1; next <= target; next++) {
    const migrate = migrations[next]
    if (!migrate) return { ok: false, fault: unknownVersion(version) }
    try {
      const migrated: unknown = migrate(current)
      if (!isRecord(migrated) || unsafeParts(migrated).length > 0)
        throw new Error('it did not give plain data')
      current = { ...migrated, version: next }
    } catch (cause) {
      return { ok: false, fault: failed(version, next, cause) }
    }
  }
  return { ok: true, file: current }
}

function unknownVersion(version: number): Fault {
  return {
    code: 'format-unknown',
    message: `The file says that it has format version ${version}, which never existed.`,
    remedy: 'Open another copy of the file: this one is damaged.',
    values: { version },
  }
}

function failed(version: number, next: number, cause: unknown): Fault {
  const why = cause instanceof Error ? cause.message : String(cause)
  return {
    code: 'format-migration',
    message: `The file has format version ${version} and could not be brought to version ${next}: ${why}.`,
    remedy: REPORT,
    values: { version, next, why },
  }
}
