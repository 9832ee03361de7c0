import type { Catalog } from '../core/catalog'
import { encodeCsv, encodeTableCsv } from '../core/csv'
import type { GraphDocument, PortAddress } from '../core/document'
import type { Sink } from '../core/node'
import type { Preview } from '../core/preview'
import type { Session } from '../engine/session'
import { fileNames, writeWhole } from './files'
import { encodePng } from './png'
import type { Reporter, WrittenFile } from './reporter'

interface Delivery {
  readonly id: string
  readonly format: Sink['format']
  /** The output whose value is delivered. */
  readonly from: PortAddress
  /** The sink's own output, which passes the same value on even where it comes by way of a bypassed node. */
  readonly own: string
}

/**
 * Writes what the sinks of a graph deliver, one file each; sinks without a value, because something before
 * them failed or is muted, are left out.
 *
 * @throws WriteError, or the signal's reason.
 */
export async function writeOutputs(
  document: GraphDocument,
  catalog: Catalog,
  session: Session,
  folder: string,
  signal: AbortSignal,
  report: Pick<Reporter, 'output' | 'note'>,
): Promise<void> {
  const deliveries = deliveriesOf(document, catalog)
  const names = fileNames(deliveries)
  for (const [index, { id, format, from, own }] of deliveries.entries()) {
    const value =
      (await session.preview(from.node, from.port, Number.POSITIVE_INFINITY)) ??
      (await session.preview(id, own, Number.POSITIVE_INFINITY))
    if (!value) {
      report.note(`Nothing was written for ${id}: no value reached it.`)
      continue
    }
    const { content, size } = await encode(format, value)
    const file = await writeWhole(folder, names[index] ?? id, content, signal)
    report.output({ node: id, file, size })
  }
}

function deliveriesOf(document: GraphDocument, catalog: Catalog): Delivery[] {
  return document.nodes.flatMap(({ id, type, muted, bypassed }) => {
    const sink = Object.hasOwn(catalog.nodes, type) ? catalog.nodes[type]?.sink : undefined
    const wire = document.edges.find(({ to }) => to.node === id && to.port === sink?.input)
    if (!sink || !wire || muted || bypassed) return []
    return [{ id, format: sink.format, from: wire.from, own: sink.input }]
  })
}

async function encode(
  format: Sink['format'],
  value: Preview,
): Promise<{ readonly content: Uint8Array | string; readonly size: WrittenFile['size'] }> {
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
