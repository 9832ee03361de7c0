import { nodeIn } from '../core/body-index'
import type { GraphDocument } from '../core/document'
import { own } from '../core/finding'
import type { FlatGraph } from '../core/flatten'
import { groupOf, groupType } from '../core/groups'
import { isRecord } from '../core/json'
import { takesFiles } from '../core/param'
import { wireName } from '../core/resolve-params'
import type { RunOptions } from './args'
import { UsageError } from './exit'

type Wishes = Pick<RunOptions, 'inputs' | 'settings'>

/**
 * What the command line says of groups, said of the nodes inside. Nodes inside are named by their whole path, such as
 * `group/node`.
 *
 * @throws UsageError when a group has no such param.
 */
export function unfoldWishes(document: GraphDocument, flat: FlatGraph, wishes: Wishes): Wishes {
  /** The params of a node that was replaced by what is inside. */
  const paramsOf = (id: string) => {
    const node = nodeIn(document, id)
    const group = node && groupOf(document, node)
    if (!group || nodeIn(flat.document, id)) return undefined
    return own(flat.catalog.nodes, groupType(group.id))?.params ?? {}
  }
  const settings = wishes.settings.map((setting) => {
    const { node, param, value } = setting
    const params = paramsOf(node)
    if (params && !own(params, param)) {
      const known = Object.keys(params).join(', ') || 'none'
      throw new UsageError(`--set ${node}.${param}=${value}: ${node} has no param ${param}; it has ${known}.`)
    }
    const place = flat.param(node, param)
    return { ...place, value: isMixer(flat, place) ? flatWeights(value, flat) : value }
  })
  const inputs: Wishes['inputs'][number][] = []
  for (const input of wishes.inputs) {
    const params = paramsOf(input.node)
    if (!params) {
      inputs.push(input)
      continue
    }
    const files = Object.keys(params).filter((key) => takesFiles(params[key]))
    const [param] = files
    if (param === undefined || files.length > 1) {
      const what = param === undefined ? 'takes no file' : 'takes several files'
      throw new UsageError(
        `--input ${input.node}=${input.file}: ${input.node} ${what}; use --set ${input.node}.PARAM=FILE.`,
      )
    }
    settings.push({ ...flat.param(input.node, param), value: input.file })
  }
  return { settings, inputs }
}

function isMixer(
  flat: FlatGraph,
  { node, param }: { readonly node: string; readonly param: string },
): boolean {
  const type = nodeIn(flat.document, node)?.type
  const definition = type === undefined ? undefined : own(flat.catalog.nodes, type)
  return definition !== undefined && own(definition.params, param)?.kind === 'wire-weights'
}

/** Weights of wires that come out of groups, by the names of the outputs inside. */
function flatWeights(text: string, flat: FlatGraph): string {
  let weights: unknown
  try {
    weights = JSON.parse(text)
  } catch {
    return text
  }
  if (!isRecord(weights)) return text
  const renamed = Object.entries(weights).map(([name, weight]) => {
    const dot = name.lastIndexOf('.')
    const source = flat.source({ node: name.slice(0, dot), port: name.slice(dot + 1) })
    return [wireName(source), weight]
  })
  return JSON.stringify(Object.fromEntries(renamed))
}
