import { DescriptionError, type SavedNetwork, type Steps, type VariableSpec } from '../../src/tensor'
import { damagedWeights, GivenWeightsError } from '../given/errors'
import { beginsLikeSafetensors, describeSafetensors, type StoredTensor } from '../given/safetensors'
import type { z } from '../zod'
import { type CheckedDescription, checkDescription } from './check-description'
import {
  formatVersion,
  keys,
  optimizerSchema,
  type Part,
  partsOf,
  type Role,
  type SavedTensors,
} from './format'

/** What a file of a trained network says, before any of its values is read. */
export interface TrainedHeader extends CheckedDescription {
  readonly steps: number
  readonly optimizer: z.infer<typeof optimizerSchema> | null
  readonly average: boolean
  /** All tensors, by their names in the file; each has the shape that it should. */
  readonly tensors: ReadonlyMap<string, StoredTensor>
}

const advice =
  'Choose a file that Save generator, Save discriminator or Save network wrote; if it is one, get it again.'

const titles: Readonly<Record<Role, string>> = {
  generator: 'a generator',
  discriminator: 'a discriminator',
  network: 'a network from pictures to pictures',
}
const loaders: Readonly<Record<Role, string>> = {
  generator: 'Load generator',
  discriminator: 'Load discriminator',
  network: 'Load network',
}

/**
 * Reads what a file says of the network in it, and checks that its tensors are those of that network.
 * @throws GivenWeightsError.
 */
export function readTrainedHeader(file: string, content: Uint8Array): TrainedHeader {
  if (!beginsLikeSafetensors(content, content.length)) {
    throw new GivenWeightsError(file, 'holds no trained network: it is no safetensors file', advice)
  }
  const { tensors, metadata } = describe(file, content)
  const version = metadata.get(keys.version)
  if (version === undefined) {
    const example = tensors[0] ? ` (its first tensor is ${tensors[0].name})` : ''
    throw new GivenWeightsError(file, `holds no network of Gramarye${example}`, advice)
  }
  if (version !== formatVersion) {
    throw new GivenWeightsError(
      file,
      `was written by a newer version, in format ${version.slice(0, 20)}`,
      'Update Gramarye, or save the network in format 1.',
    )
  }
  const damaged = (fault: string) => damagedWeights(file, fault)
  const checked = checkedDescription(file, metadata.get(keys.description))
  const steps = Number(metadata.get(keys.steps))
  if (!/^\d{1,15}$/.test(metadata.get(keys.steps) ?? ''))
    throw damaged('does not say how long it has learned')
  const optimizer = readOptimizer(file, metadata.get(keys.optimizer))
  const found = new Map(tensors.map((tensor) => [tensor.name, tensor]))
  const average = tensors.some(({ name }) => name.startsWith('average.'))
  const parts = partsOf(checked.specs, { average, optimizer: optimizer?.kind ?? null })
  let wanted = 0
  for (const { prefix, specs } of parts) {
    for (const [name, spec] of specs) checkTensor(file, found, `${prefix}${name}`, spec)
    wanted += specs.size
  }
  if (wanted !== found.size) {
    throw damaged(`has ${found.size} tensors in place of the ${wanted} of the network that it describes`)
  }
  // Two tensors in the same place would be read to more memory than the file has.
  const bytes = tensors.reduce((sum, { start, end }) => sum + end - start, 0)
  if (bytes > content.length) throw damaged('has tensors that lie over each other')
  return { ...checked, steps, optimizer, average, tensors: found }
}

/** It begins as it should: whatever is wrong with it, it is no file of another kind. */
function describe(file: string, content: Uint8Array): ReturnType<typeof describeSafetensors> {
  try {
    return describeSafetensors(file, content)
  } catch (cause) {
    if (cause instanceof GivenWeightsError) throw damagedWeights(file, cause.fault)
    throw cause
  }
}

function jsonIn(file: string, key: string, text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    throw damagedWeights(file, `has a ${key} that is not JSON`)
  }
}

function checkedDescription(file: string, said: string | undefined): CheckedDescription {
  const description = jsonIn(file, keys.description, said)
  try {
    return checkDescription(description)
  } catch (cause) {
    if (cause instanceof DescriptionError) throw new GivenWeightsError(file, cause.message, advice)
    throw cause
  }
}

function readOptimizer(file: string, said: string | undefined): TrainedHeader['optimizer'] {
  if (said === undefined) return null
  const parsed = optimizerSchema.safeParse(jsonIn(file, keys.optimizer, said))
  if (parsed.success) return parsed.data
  throw damagedWeights(file, 'has learned with an optimizer that is not known here')
}

function checkTensor(
  file: string,
  found: ReadonlyMap<string, StoredTensor>,
  name: string,
  { shape }: VariableSpec,
): void {
  const tensor = found.get(name)
  if (!tensor) throw damagedWeights(file, `lacks the tensor ${name} of the network that it describes`)
  if (tensor.shape.join() === shape.join()) return
  const has = tensor.shape.join(', ')
  throw damagedWeights(
    file,
    `has the shape [${has}] for ${name}, where the network that it describes has [${shape.join(', ')}]`,
  )
}

/**
 * Reads a trained network; events run between its tensors. Nothing is computed with it yet, and all was checked before.
 * @param role what it is to be.
 * @throws GivenWeightsError.
 */
export function* readNetwork(file: string, content: Uint8Array, role: Role): Steps<SavedNetwork> {
  const header = readTrainedHeader(file, content)
  const { description, specs, steps, optimizer, average } = header
  if (description.role !== role) {
    throw new GivenWeightsError(
      file,
      `holds ${titles[description.role]}, not ${titles[role]}`,
      `Choose it in ${loaders[description.role]}, or choose another file here.`,
    )
  }
  const read = new Map<Part, SavedTensors>()
  for (const { part, prefix, specs: wanted } of partsOf(specs, {
    average,
    optimizer: optimizer?.kind ?? null,
  })) {
    const tensors: Record<string, SavedTensors[string]> = {}
    for (const [name, { shape }] of wanted) {
      const squares = part === 'second' || (part === 'first' && optimizer?.kind === 'rmsprop')
      const below = squares || name.endsWith('.variance')
      tensors[name] = { shape, values: valuesOf(file, content, header.tensors, `${prefix}${name}`, below) }
      yield
    }
    read.set(part, tensors)
  }
  const none: SavedTensors = {}
  return {
    description,
    variables: read.get('variables') ?? none,
    average: read.get('average') ?? null,
    memory: optimizer && {
      ...optimizer,
      first: read.get('first') ?? none,
      second: read.get('second') ?? none,
    },
    steps,
  }
}

/** @param squares of numbers, which are not below 0. */
function valuesOf(
  file: string,
  content: Uint8Array,
  tensors: TrainedHeader['tensors'],
  name: string,
  squares: boolean,
): Float32Array {
  const tensor = tensors.get(name)
  if (!tensor) throw new Error(`There is no tensor ${name}.`)
  const values = tensor.decode(content.slice(tensor.start, tensor.end).buffer as ArrayBuffer)
  if (!values.every(Number.isFinite)) {
    throw damagedWeights(file, `has values in ${name} that are not finite numbers`)
  }
  if (squares && !values.every((value) => value >= 0)) {
    throw damagedWeights(file, `has values below 0 in ${name}, which are squares`)
  }
  return values
}
