import { isRecord } from './json'
import type {
  FileParam,
  FilesParam,
  IntegerParam,
  MultiChoiceParam,
  NumberParam,
  PaintingParam,
  ParamSpec,
  WireWeightsParam,
} from './param'
import type { Fault } from './problem'

const LARGEST_SEED = 2 ** 32 - 1

/**
 * Checks a param's value as it stands in a file.
 *
 * @returns what is wrong, naming the param by its label; undefined when nothing is.
 */
export function checkParam(spec: ParamSpec, value: unknown): Fault | undefined {
  switch (spec.kind) {
    case 'number':
      return checkNumber(spec, value)
    case 'integer':
      return Number.isInteger(value) ? checkNumber(spec, value) : wrongKind(spec, 'a whole number')
    case 'seed':
      return isSeed(value) ? undefined : wrongKind(spec, `a whole number from 0 to ${LARGEST_SEED}`)
    case 'toggle':
      return typeof value === 'boolean' ? undefined : wrongKind(spec, 'on or off (true or false)')
    case 'color':
      return typeof value === 'string' && /^#[0-9a-fA-F]{6}$/.test(value)
        ? undefined
        : wrongKind(spec, 'a color such as #336699')
    case 'text':
      if (typeof value !== 'string') return wrongKind(spec, 'text')
      return value.length <= spec.maxLength ? undefined : tooLong(spec.label, spec.maxLength)
    case 'choice':
      if (typeof value !== 'string') return wrongKind(spec, 'one of its options')
      return spec.options.some((option) => option.value === value) ? undefined : unknownOption(spec, value)
    case 'multi-choice':
      return checkMultiChoice(spec, value)
    case 'file':
    case 'painting':
      return checkFile(spec, value)
    case 'files':
      return checkFiles(spec, value)
    case 'wire-weights':
      return checkWeights(spec, value)
  }
}

function checkNumber(spec: NumberParam | IntegerParam, value: unknown): Fault | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrongKind(spec, 'a number')
  return checkRange(spec.label, value, spec.min, spec.max, spec.unit)
}

function checkRange(label: string, value: number, min: number, max: number, unit = ''): Fault | undefined {
  if (value >= min && value <= max) return undefined
  const space = unit === '' ? '' : ' '
  const side = value < min ? `below its minimum of ${min}` : `above its maximum of ${max}`
  return {
    code: 'param-range',
    message: `${label} is ${value}${space}${unit}, ${side}${space}${unit}.`,
    remedy: `Set it to a value from ${min} to ${max}.`,
    values: { label, value, min, max, unit },
  }
}

function checkMultiChoice(spec: MultiChoiceParam, value: unknown): Fault | undefined {
  if (!Array.isArray(value)) return wrongKind(spec, 'a list of its options')
  const items: readonly unknown[] = value
  for (const item of items) {
    if (typeof item !== 'string') return wrongKind(spec, 'a list of its options')
    if (!spec.options.some((option) => option.value === item)) return unknownOption(spec, item)
  }
  if (new Set(items).size < items.length) return wrongKind(spec, 'a list in which no option stands twice')
  if (items.length >= spec.min) return undefined
  const { label, min } = spec
  return {
    code: 'param-too-few',
    message: `${label} has ${items.length} chosen and needs at least ${min}.`,
    remedy: `Choose at least ${min}.`,
    values: { label, count: items.length, min },
  }
}

function checkFile(spec: FileParam | PaintingParam, value: unknown): Fault | undefined {
  if (value === null) return spec.kind === 'painting' || spec.optional ? undefined : missingFile(spec.label)
  return isFile(value) ? undefined : wrongKind(spec, 'a file: { "asset": its SHA-256 }')
}

function checkFiles(spec: FilesParam, value: unknown): Fault | undefined {
  if (!Array.isArray(value) || !value.every(isFile)) {
    return wrongKind(spec, 'a list of files, each { "asset": its SHA-256 }')
  }
  const { label, maxFiles } = spec
  if (value.length === 0) return missingFile(label)
  if (value.length <= maxFiles) return undefined
  return {
    code: 'param-too-many',
    message: `${label}: there are ${value.length} files, and at most ${maxFiles} can be used.`,
    remedy: `Remove ${value.length - maxFiles} of them.`,
    values: { label, count: value.length, max: maxFiles, over: value.length - maxFiles },
  }
}

function isFile(value: unknown): boolean {
  return isRecord(value) && typeof value.asset === 'string' && /^[0-9a-f]{64}$/.test(value.asset)
}

function checkWeights(spec: WireWeightsParam, value: unknown): Fault | undefined {
  if (!isRecord(value)) return wrongKind(spec, 'a weight for each wire')
  for (const [wire, weight] of Object.entries(value)) {
    if (typeof weight !== 'number' || !Number.isFinite(weight))
      return wrongKind(spec, 'a number for each wire')
    const fault = checkRange(`${spec.label} of ${wire}`, weight, spec.weight.min, spec.weight.max)
    if (fault) return { ...fault, code: 'weight-range', values: { ...fault.values, label: spec.label, wire } }
  }
  return undefined
}

function isSeed(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST_SEED
}

function wrongKind({ label, default: usual }: ParamSpec, expected: string): Fault {
  const fallback = typeof usual === 'object' ? '' : `, such as its default, ${usual}`
  return {
    code: 'param-kind',
    message: `${label} must be ${expected}.`,
    remedy: `Set it to ${expected}${fallback}.`,
    values: { label, expected },
  }
}

function unknownOption(
  { label, options }: { readonly label: string; readonly options: readonly { readonly value: string }[] },
  value: string,
): Fault {
  const known = options.map((option) => option.value).join(', ')
  return {
    code: 'param-option',
    message: `${label} has no option “${value.length > 40 ? `${value.slice(0, 40)}…` : value}”.`,
    remedy: `Choose among: ${known}.`,
    values: { label, value: value.slice(0, 40), options: known },
  }
}

function tooLong(label: string, limit: number): Fault {
  return {
    code: 'param-length',
    message: `${label} is longer than ${limit} characters.`,
    remedy: 'Shorten it.',
    values: { label, limit },
  }
}

function missingFile(label: string): Fault {
  return {
    code: 'param-no-file',
    message: `${label}: no file is chosen.`,
    remedy: 'Choose a file, or drop one on the node.',
    values: { label },
  }
}
