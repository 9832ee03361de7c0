import { documentSchema, FORMAT, FORMAT_VERSION, type GraphDocument } from './document'
import { type FormatMigrations, formatMigrations, migrateFormat } from './format-migrations'
import { isRecord } from './json'
import { unsafeParts } from './json-safety'
import { parseJsonText } from './json-text'
import { MAX_TEXT_LENGTH, MOST_GROUP_PORTS, mostInAll } from './limits'
import { error, type Fault, type Problem } from './problem'
import { schemaProblems } from './schema-problems'
import { takenNames } from './taken-names'

export type ParseResult =
  | { readonly ok: true; readonly document: GraphDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export interface ParseOptions {
  /** Longest text, in UTF-16 units. */
  readonly maxLength?: number
  /** The released ones when absent. */
  readonly migrations?: FormatMigrations
}

/** Reads the text of a graph file of any released format version. Never throws for bad input. */
export function parseDocument(text: string, options: ParseOptions = {}): ParseResult {
  const parsed = parseJsonText(text, options.maxLength ?? MAX_TEXT_LENGTH)
  return parsed.ok ? parseDocumentValue(parsed.value, options) : refuse(parsed.fault)
}

/** Same for a file that is already a value, such as one from a PNG chunk or another thread. */
export function parseDocumentValue(value: unknown, options: ParseOptions = {}): ParseResult {
  const unsafe = unsafeParts(value)
  if (unsafe.length > 0) return { ok: false, problems: unsafe }
  if (!isRecord(value) || value.format !== FORMAT) return refuse(notAGraph)
  const version = value.version
  if (typeof version !== 'number' || !Number.isInteger(version)) return refuse(noVersion, 'version')
  if (version > FORMAT_VERSION) return refuse(newer(version), 'version')
  const migrated = migrateFormat(value, version, options.migrations ?? formatMigrations)
  if (!migrated.ok) return refuse(migrated.fault, 'version')
  const result = documentSchema.safeParse(migrated.file)
  if (!result.success) return { ok: false, problems: schemaProblems(result.error.issues, migrated.file) }
  const crowd = overcrowded(result.data)
  if (crowd) return refuse(crowd, 'groups')
  const problems = takenNames(result.data)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, document: result.data }
}

/** Each canvas is bounded, but there may be many of them inside of groups. */
function overcrowded(document: GraphDocument): Fault | undefined {
  const groups = document.groups ?? []
  for (const kind of ['nodes', 'edges', 'frames', 'notes'] as const) {
    const count = groups.reduce((sum, group) => sum + group[kind].length, document[kind].length)
    if (count > mostInAll[kind]) return tooMany(kind, count, mostInAll[kind])
  }
  const ports = groups.reduce(
    (sum, { inputs, outputs, params }) => sum + inputs.length + outputs.length + params.length,
    0,
  )
  return ports > MOST_GROUP_PORTS ? tooMany('ports and params', ports, MOST_GROUP_PORTS) : undefined
}

function tooMany(kind: string, count: number, limit: number): Fault {
  return {
    code: 'too-many',
    message: `The file has ${count} ${kind} with those in its groups; at most ${limit} can be read.`,
    remedy: 'Split the graph into several files.',
    values: { kind, count, limit },
  }
}

function refuse(fault: Fault, path?: string): ParseResult {
  return { ok: false, problems: [error(fault, path === undefined ? {} : { path })] }
}

const notAGraph: Fault = {
  code: 'not-a-graph',
  message: `This file is not a Gramarye graph: it is JSON, but does not say "format": "${FORMAT}".`,
  remedy: 'Open a file that was saved by Gramarye.',
  values: { format: FORMAT },
}

const noVersion: Fault = {
  code: 'format-version',
  message: 'The file does not say which version of the graph format it has.',
  remedy: `Add a whole number as "version"; the newest is ${FORMAT_VERSION}.`,
  values: { newest: FORMAT_VERSION },
}

function newer(version: number): Fault {
  return {
    code: 'format-newer',
    message: `This graph was made by a newer Gramarye: it has format version ${version}, and this program reads up to ${FORMAT_VERSION}.`,
    remedy: 'Update Gramarye to open it.',
    values: { version, newest: FORMAT_VERSION },
  }
}
