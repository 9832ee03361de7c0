import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalog } from '../core/catalog'
import { encodeCsv, encodeTableCsv } from '../core/csv'
import type { GraphDocument, PortAddress } from '../core/document'
import type { Sink } from '../core/node'
import type { Preview } from '../core/preview'
import type { Session } from '../engine/session'
import { UsageError } from './exit'
import { fileNames } from './file-names'
import { writeWhole } from './files'
import type { InputFiles } from './input-files'
import { encodePng } from './png'
import type { Reporter, WrittenFile } from './reporter'

/** What a sink delivers, and the file it goes to. */
export interface Delivery {
  readonly id: string
  readonly format: Sink['format']
  /** The output whose value is delivered. */
  readonly from: PortAddress
  /** The sink's own output, which passes the same value on even where it comes by way of a bypassed node. */
  readonly own: string
  readonly path: string
}

/**
 * Writes what the sinks of a graph deliver, one file each; sinks without a value, because something before
 * them failed or is muted, are left out.
 *
 * @throws WriteError, or the signal's reason.
 */
export async function writeOutputs(
  deliveries: readonly Delivery[],
  session: Session,
  files: InputFiles,
  signal: AbortSignal,
  report: Pick<Reporter, 'output' | 'note'>,
): Promise<void> {
  for (const { id, format, from, own, path } of deliveries) {
    const encoded =
      (await encode(format, session, from)) ?? (await encode(format, session, { node: id, port: own }))
    if (!encoded) {
      report.note(`Nothing was written for ${id}: no value reached it.`)
      continue
    }
    const { content, size } = encoded
    const replaced = await writeWhole(path, content, files, signal)
    report.output({ node: id, file: path, size, replaced })
  }
}

/**
 * What a run will write into a folder.
 *
 * @throws UsageError when a file that the run has read, or a folder, lies at one of these places.
 */
export async function planOutputs(
  document: GraphDocument,
  catalog: Catalog,
  folder: string,
  files: InputFiles,
): Promise<readonly Delivery[]> {
  const sinks = sinksOf(document, catalog)
  const names = fileNames(sinks)
  const deliveries = sinks.map((sink, index) => ({ ...sink, path: join(folder, names[index] ?? sink.id) }))
  for (const { id, path } of deliveries) {
    const inTheWay = (await files.has(path))
      ? `written over ${path}, which this run reads or writes already`
      : (await isFolder(path)) && `written to ${path}, which is a folder`
    if (inTheWay) throw new UsageError(`--out ${folder}: ${id} would be ${inTheWay}. Choose another folder.`)
  }
  return deliveries
}

function isFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    (info) => info.isDirectory(),
    () => false,
  )
}

function sinksOf(document: GraphDocument, catalog: Catalog): Omit<Delivery, 'path'>[] {
  return document.nodes.flatMap(({ id, type, muted, bypassed }) => {
    const sink = Object.hasOwn(catalog.nodes, type) ? catalog.nodes[type]?.sink : undefined
    const wire = document.edges.find(({ to }) => to.node === id && to.port === sink?.input)
    if (!sink || !wire || muted || bypassed) return []
    const own = sink.output ?? sink.input
    // A file is made by the node itself.
    const from = sink.output ? { node: id, port: own } : wire.from
    return [{ id, format: sink.format, from, own }]
  })
}

interface Encoded {
  readonly content: Uint8Array | string
  readonly size: WrittenFile['size']
}

/** Undefined when there is no value. */
async function encode(
  format: Sink['format'],
  session: Session,
  { node, port }: PortAddress,
): Promise<Encoded | undefined> {
  if (format === 'safetensors') {
    const content = await session.withSlot(node, port, ({ type, value }) => type.file?.(value))
    return content && { content, size: { bytes: content.length } }
  }
  const value = await session.preview(node, port, Number.POSITIVE_INFINITY)
  return value && encodeDrawn(format, value)
}

async function encodeDrawn(format: Exclude<Sink['format'], 'safetensors'>, value: Preview): Promise<Encoded> {
  if (format === 'png' && value.kind === 'picture') {
    return { content: await encodePng(value), size: { width: value.width, height: value.height } }
  }
  if (format === 'csv' && value.kind === 'series') {
    return { content: encodeCsv(value), size: { rows: value.x.length } }
  }
  if (format === 'csv' && value.kind === 'table') {
    return { content: encodeTableCsv(value), size: { rows: value.rows.length } }
  }
  throw new Error(`A ${value.kind} cannot be written as ${format}.`)
}
