import { type Catalog, describeRegistry } from '../core/catalog'
import type { GraphDocument } from '../core/document'
import { parseDocument } from '../core/parse'
import { error, type Problem } from '../core/problem'
import { upgradeNodes } from '../core/upgrade'
import { readGraphFile } from './graph-file'
import { InputFiles } from './input-files'
import { registry } from './session'

/** What every node is, as data. */
export const catalog: Catalog = describeRegistry(registry)

export interface OpenGraph {
  /** Absent when the file is no graph at all; `problems` then says why. */
  readonly document?: GraphDocument
  /** What was done to bring it up to date. */
  readonly changes: readonly string[]
  readonly problems: readonly Problem[]
}

/**
 * Reads a graph file, or a PNG with a graph inside, and brings it up to date.
 *
 * @param path `-` reads the standard input.
 * @throws UsageError when there is no file to read.
 */
export async function openGraph(path: string, files = new InputFiles()): Promise<OpenGraph> {
  const read = await readGraphFile(path, files)
  if (!read.ok) return { changes: [], problems: [error(read.fault)] }
  const parsed = parseDocument(read.text)
  if (!parsed.ok) return { changes: [], problems: parsed.problems }
  return upgradeNodes(parsed.document, registry)
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error')
}
