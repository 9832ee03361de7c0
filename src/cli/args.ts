import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UsageError } from './exit'
import { plainNumberHint } from './plain-number'
import { listed } from './words'

/** The right-hand side of `--set NODE.PARAM=VALUE`. */
export interface Setting {
  readonly node: string
  readonly param: string
  readonly value: string
}

/** `--input NODE=FILE`. */
export interface Input {
  readonly node: string
  readonly file: string
}

export type CliBackend = (typeof BACKENDS)[number]

export interface RunOptions {
  readonly graph: string
  readonly inputs: readonly Input[]
  readonly settings: readonly Setting[]
  readonly size?: number
  readonly iterations?: number
  readonly seed?: number
  readonly out: string
  readonly backend: CliBackend
  readonly weights?: string
  /** Begin anew even where an earlier run of the same work was cut short. */
  readonly fresh: boolean
  readonly json: boolean
}

export type Command =
  | { readonly name: 'run'; readonly options: RunOptions }
  | { readonly name: 'check'; readonly graph: string; readonly json: boolean }
  | { readonly name: 'nodes'; readonly json: boolean }
  | { readonly name: 'help' }
  | { readonly name: 'version' }

const BACKENDS = ['wasm', 'cpu', 'webgpu'] as const
/** What computes unless another is asked for. */
export const DEFAULT_BACKEND = 'wasm' satisfies CliBackend
const COMMANDS = ['run', 'check', 'nodes'] as const
const MAX_SEED = 0xffff_ffff

const common = { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } } as const
const runOptions = {
  ...common,
  input: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  size: { type: 'string' },
  iterations: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
  backend: { type: 'string' },
  weights: { type: 'string' },
  fresh: { type: 'boolean' },
} as const

/**
 * What the words after `gramarye` ask for.
 *
 * @throws UsageError saying what is wrong with them.
 */
export function parseCommand(argv: readonly string[]): Command {
  const [name, ...rest] = argv
  switch (name) {
    case undefined:
    case '':
      throw new UsageError(`Say what to do: ${listed(COMMANDS, 'or')}.`)
    case '--help':
    case '-h':
    case 'help':
      return { name: 'help' }
    case '--version':
    case '-v':
      return { name: 'version' }
    case 'run': {
      const { values, positionals } = parse(name, rest, runOptions)
      if (values.help) return { name: 'help' }
      return {
        name,
        options: {
          graph: onlyGraph(name, positionals),
          inputs: (values.input ?? []).map(parseInput),
          settings: (values.set ?? []).map(parseSetting),
          ...(values.size !== undefined && { size: whole('--size', values.size, 1) }),
          ...(values.iterations !== undefined && { iterations: whole('--iterations', values.iterations, 0) }),
          ...(values.seed !== undefined && { seed: whole('--seed', values.seed, 0, MAX_SEED) }),
          out: values.out ?? '.',
          backend: parseBackend(values.backend ?? DEFAULT_BACKEND),
          ...(values.weights !== undefined && { weights: values.weights }),
          fresh: values.fresh ?? false,
          json: values.json ?? false,
        },
      }
    }
    case 'check': {
      const { values, positionals } = parse(name, rest, common)
      if (values.help) return { name: 'help' }
      return { name, graph: onlyGraph(name, positionals), json: values.json ?? false }
    }
    case 'nodes': {
      const { values, positionals } = parse(name, rest, common)
      if (values.help) return { name: 'help' }
      if (positionals.length > 0) throw new UsageError('nodes takes no file.')
      return { name, json: values.json ?? false }
    }
    default:
      throw new UsageError(`${name} is not a command: there are ${listed(COMMANDS, 'and')}.`)
  }
}

type Options = NonNullable<ParseArgsConfig['options']>

function parse<const O extends Options>(command: string, given: readonly string[], options: O) {
  const args = [...given]
  checkOptions(command, args, options)
  return parseArgs({ args, options, allowPositionals: true, strict: true })
}

/** What Node says of wrong options takes several lines and speaks of its own settings. */
function checkOptions(command: string, args: string[], options: Options): void {
  const { tokens } = parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    const type = Object.hasOwn(options, name) ? options[name]?.type : undefined
    if (type === undefined) {
      throw new UsageError(
        `${rawName} is no option of ${command}. Put ./ before the name of a file that begins with -.`,
      )
    }
    if (type === 'boolean') {
      if (value !== undefined) throw new UsageError(`${rawName} takes no value.`)
    } else if (!value) {
      throw new UsageError(`${rawName} needs a value${value === '' ? ', and this one is empty' : ''}.`)
    } else if (!inlineValue && /^-./.test(value)) {
      throw new UsageError(
        `${rawName} needs a value, and ${value} looks like an option. Write ${rawName}=${value} where it is the value.`,
      )
    }
  }
}

function onlyGraph(command: string, positionals: readonly string[]): string {
  const [graph, extra] = positionals
  if (!graph) throw new UsageError(`${command} needs the path of a graph file.`)
  if (extra !== undefined) throw new UsageError(`${command} takes one graph file; ${extra} is one too many.`)
  return graph
}

function parseInput(text: string): Input {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1) {
    throw new UsageError(`--input ${text}: write NODE=FILE, such as content=photo.jpg.`)
  }
  return { node: text.slice(0, at), file: text.slice(at + 1) }
}

function parseSetting(text: string): Setting {
  const at = text.indexOf('=')
  // The id of a node may contain dots; the key of a param does not.
  const dot = text.lastIndexOf('.', at === -1 ? undefined : at)
  if (at === -1 || dot < 1 || dot === at - 1) {
    throw new UsageError(`--set ${text}: write NODE.PARAM=VALUE, such as blur.radius=4.`)
  }
  return { node: text.slice(0, dot), param: text.slice(dot + 1, at), value: text.slice(at + 1) }
}

function parseBackend(text: string): CliBackend {
  const backend = BACKENDS.find((name) => name === text)
  if (!backend) throw new UsageError(`--backend ${text}: choose ${listed(BACKENDS, 'or')}.`)
  return backend
}

function whole(flag: string, text: string, min: number, max = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < min || value > max) {
    const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`
    throw new UsageError(`${flag} ${text}: give a whole number ${range}.${plainNumberHint(text)}`)
  }
  return value
}
