import type { CatalogNode, CatalogPort } from '../core/catalog'
import type { ParamSpec } from '../core/param'
import { EXIT, type ExitCode } from './exit'
import { catalog } from './open-graph'

/** `gramarye nodes`. */
export function listNodes(json: boolean): ExitCode {
  const text = json
    ? JSON.stringify(catalog, null, 2)
    : Object.values(catalog.nodes).map(describe).join('\n\n')
  process.stdout.write(`${text}\n`)
  return EXIT.done
}

function describe({ type, title, doc, inputs, params, outputs }: CatalogNode): string {
  return [
    `${type}: ${title}`,
    `  ${doc}`,
    ...Object.entries(inputs).map(([key, port]) => `  in   ${describePort(key, port)}`),
    ...Object.entries(params).map(([key, spec]) => `  set  ${key}: ${describeParam(spec)}. ${spec.doc}`),
    ...Object.entries(outputs).map(([key, port]) => `  out  ${describePort(key, port)}`),
  ].join('\n')
}

function describePort(key: string, { type, doc, optional, many }: CatalogPort): string {
  const notes = [optional && 'optional', many && 'any number of wires'].filter((note) => note !== false)
  return `${key}: ${type}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}. ${doc}`
}

function describeParam(spec: ParamSpec): string {
  switch (spec.kind) {
    case 'number':
    case 'integer': {
      const unit = spec.unit === undefined ? '' : ` ${spec.unit}`
      return `${spec.kind} from ${spec.min} to ${spec.max}${unit}, usually ${spec.default}`
    }
    case 'choice':
      return `${spec.options.map(({ value }) => value).join(' | ')}, usually ${spec.default}`
    case 'multi-choice':
      return `any of ${spec.options.map(({ value }) => value).join(', ')}`
    case 'toggle':
    case 'seed':
    case 'color':
      return `${spec.kind}, usually ${spec.default}`
    case 'text':
      return 'text'
    case 'file':
    case 'painting':
      return spec.accept.length > 0 ? `file (${spec.accept.join(', ')})` : 'file'
    case 'files':
      return `up to ${spec.maxFiles} files or a folder (${spec.accept.join(', ')})`
    case 'wire-weights':
      return `weights of the wires into ${spec.input}, from ${spec.weight.min} to ${spec.weight.max}`
  }
}
