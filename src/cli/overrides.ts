import type { Catalog, CatalogNode } from '../core/catalog'
import type { GraphDocument, GraphNode } from '../core/document'
import { isRecord } from '../core/json'
import { type Json, namesFile, type ParamSpec, takesFiles } from '../core/param'
import type { RunOptions, Setting } from './args'
import { embedFile } from './embed'
import { embedFiles } from './embed-files'
import { UsageError } from './exit'
import { InputFiles } from './input-files'
import { parseValue } from './values'

type Wishes = Pick<RunOptions, 'inputs' | 'settings' | 'size' | 'iterations' | 'seed'>

/**
 * The document with everything changed that the command line asks for. What is said of one node
 * (`--set`, `--input`) wins over what is said of all (`--size`, `--iterations`, `--seed`); the latter may
 * fit no node, so that one command line serves many graphs, and is then noted.
 *
 * @throws UsageError naming the flag, the node and the param, and what is allowed.
 */
export async function applyOverrides(
  document: GraphDocument,
  catalog: Catalog,
  wishes: Wishes,
  note: (message: string) => void,
  files = new InputFiles(),
): Promise<GraphDocument> {
  const everywhere = [
    {
      flag: '--size',
      value: wishes.size,
      fits: ({ role }: ParamSpec) => role === 'size',
      inProportion: true,
    },
    { flag: '--iterations', value: wishes.iterations, fits: ({ role }: ParamSpec) => role === 'iterations' },
    { flag: '--seed', value: wishes.seed, fits: ({ kind }: ParamSpec) => kind === 'seed' },
  ]
  let changed = document
  for (const { flag, value, fits, inProportion = false } of everywhere) {
    if (value === undefined) continue
    const set = setEverywhere(changed, catalog, flag, value, fits, inProportion)
    if (!set) note(`${flag} ${value} changes nothing: no node of this graph has such a param.`)
    changed = set ?? changed
  }
  const said = [
    ...wishes.settings.map((setting) => ({ ...setting, flag: flagOf(setting) })),
    ...wishes.inputs.map(({ node, file: value }) => {
      const flag = `--input ${node}=${value}`
      return { node, param: fileParam(document, catalog, flag, node), value, flag }
    }),
  ]
  const sets = new Set<string>()
  for (const wish of said) {
    const { node, param, value, flag } = wish
    const { id, spec } = specOf(changed, catalog, wish)
    if (spec.kind !== 'files') {
      changed = await setOne(changed, spec, { ...wish, node: id }, files)
      continue
    }
    const place = JSON.stringify([node, param])
    if (sets.has(place)) continue
    sets.add(place)
    // All that is said of one set makes it up together.
    const paths = said
      .filter((other) => other.node === node && other.param === param)
      .map((other) => other.value)
    const embedded = await embedFiles(changed, paths, spec, flag.slice(0, -value.length), { files, note })
    changed = withParam(embedded.document, id, param, embedded.value)
  }
  return changed
}

function flagOf({ node, param, value }: Setting): string {
  return `--set ${node}.${param}=${value}`
}

interface Wish extends Setting {
  readonly flag: string
}

/**
 * @param inProportion the largest gets the value and the others keep their share of it: widths and heights, and the sizes
 *   of a painting from coarse to fine.
 * @returns undefined when the graph has no such param.
 */
function setEverywhere(
  document: GraphDocument,
  catalog: Catalog,
  flag: string,
  value: number,
  fits: (spec: ParamSpec) => boolean,
  inProportion: boolean,
): GraphDocument | undefined {
  const fitting = document.nodes.flatMap(({ id, type, params }) =>
    Object.entries(catalog.nodes[type]?.params ?? {}).flatMap(([param, spec]) =>
      fits(spec) ? [{ node: id, param, spec, before: Number(params[param] ?? spec.default) }] : [],
    ),
  )
  const largest = fitting.reduce((most, { before }) => Math.max(most, before), 0)
  const places = fitting.map(({ before, ...place }) => {
    if (!inProportion || before === largest) return { ...place, value }
    const least = 'min' in place.spec ? place.spec.min : 1
    return { ...place, value: Math.max(Math.min(least, value), Math.round((before / largest) * value)) }
  })
  if (places.length === 0) return undefined
  return places.reduce(
    (changed, { node, param, spec, value: text }) =>
      withParam(changed, node, param, parse(spec, String(text), [], `${flag} ${value}: ${node}.${param}`)),
    document,
  )
}

function specOf(document: GraphDocument, catalog: Catalog, { flag, node, param }: Wish) {
  const { id, params } = find(document, catalog, flag, node)
  const spec = Object.hasOwn(params, param) ? params[param] : undefined
  if (!spec) {
    throw new UsageError(
      `${flag}: ${id} has no param ${param}; it has ${Object.keys(params).join(', ') || 'none'}.`,
    )
  }
  return { id, spec }
}

async function setOne(
  document: GraphDocument,
  spec: ParamSpec,
  { flag, node: id, param, value: text }: Wish,
  files: InputFiles,
): Promise<GraphDocument> {
  if (namesFile(spec)) {
    const embedded = await embedFile(document, text, spec, flag, files)
    return withParam(embedded.document, id, param, { asset: embedded.sha256 })
  }
  const input = spec.kind === 'wire-weights' ? spec.input : undefined
  const wires = document.edges
    .filter(({ to }) => to.node === id && to.port === input)
    .map(({ from }) => `${from.node}.${from.port}`)
  const value = parse(spec, text, wires, `${flag}: ${param}`)
  // Wires that are not named keep their weights.
  const weights = spec.kind === 'wire-weights' && isRecord(value)
  const before = document.nodes.find((node) => node.id === id)?.params[param]
  return withParam(document, id, param, weights && isRecord(before) ? { ...before, ...value } : value)
}

function fileParam(document: GraphDocument, catalog: Catalog, flag: string, nodeId: string): string {
  const withFiles = document.nodes.filter(({ type }) => fileParams(catalog.nodes[type]).length > 0)
  const node = withFiles.find(({ id }) => id === nodeId)
  if (!node) {
    const names = withFiles.map(({ id }) => id).join(', ')
    const known = document.nodes.some(({ id }) => id === nodeId)
    throw new UsageError(
      `${flag}: ${known ? `${nodeId} takes no file` : `there is no node ${nodeId}`}; ${
        names ? `these take one: ${names}` : 'no node of this graph takes one'
      }.`,
    )
  }
  const [param, ...others] = fileParams(catalog.nodes[node.type])
  if (param === undefined || others.length > 0) {
    throw new UsageError(`${flag}: ${nodeId} takes several files; use --set ${nodeId}.PARAM=FILE.`)
  }
  return param
}

function fileParams(node: CatalogNode | undefined): readonly string[] {
  return Object.entries(node?.params ?? {})
    .filter(([, spec]) => takesFiles(spec))
    .map(([key]) => key)
}

function find(
  document: GraphDocument,
  catalog: Catalog,
  flag: string,
  id: string,
): { readonly id: string; readonly params: CatalogNode['params'] } {
  const node = document.nodes.find((candidate) => candidate.id === id)
  if (!node) {
    const ids = document.nodes.map((candidate) => candidate.id).join(', ')
    throw new UsageError(`${flag}: there is no node ${id}; there are ${ids}.`)
  }
  const definition = catalog.nodes[node.type]
  if (!definition) throw new UsageError(`${flag}: ${id} is of the unknown type ${node.type}.`)
  return { id, params: definition.params }
}

function parse(spec: ParamSpec, text: string, wires: readonly string[], what: string): Json {
  try {
    return parseValue(spec, text, wires)
  } catch (error) {
    throw new UsageError(`${what}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function withParam(document: GraphDocument, id: string, param: string, value: Json): GraphDocument {
  const change = (node: GraphNode): GraphNode =>
    node.id === id ? { ...node, params: { ...node.params, [param]: value } } : node
  return { ...document, nodes: document.nodes.map(change) }
}
