import type { Catalog } from '../core/catalog'
import type { GraphDocument } from '../core/document'
import { jsonReporter } from './json-reporter'
import type { NodeNames, Reporter } from './reporter'
import { terminal } from './terminal'
import { textReporter } from './text-reporter'

/** The reporter the user asked for, on the outputs of this process. */
export function createReporter(
  json: boolean,
  document: GraphDocument | undefined,
  catalog: Catalog,
): Reporter {
  const names = namesOf(document, catalog)
  if (!json) return textReporter(names, terminal(process.stdout, process.stderr))
  return jsonReporter(
    names,
    (line) => process.stdout.write(line),
    (line) => process.stderr.write(line),
  )
}

function namesOf(document: GraphDocument | undefined, catalog: Catalog): NodeNames {
  const nodes = new Map(document?.nodes.map((node) => [node.id, node]))
  const type = (id: string) => nodes.get(id)?.type ?? id
  return {
    type,
    title: (id) => nodes.get(id)?.label || (catalog.nodes[type(id)]?.title ?? type(id)),
  }
}
