import type { NetworkDescription, SavedNetwork, VariableSpec } from '../../src/tensor'
import { z } from '../zod'

/** Names of what a file says of itself, in its metadata. */
export const keys = {
  /** The version of this format. */
  version: 'gramarye.network',
  /** A NetworkDescription as JSON. */
  description: 'gramarye.description',
  /** Steps that it has learned for. */
  steps: 'gramarye.steps',
  /** What an optimizer remembers, as JSON; absent where the file only draws. */
  optimizer: 'gramarye.optimizer',
  title: 'title',
  note: 'note',
} as const

export const formatVersion = '1'

export const optimizerSchema = z.strictObject({
  kind: z.enum(['adam', 'rmsprop', 'sgd']),
  count: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
})

export type SavedTensors = SavedNetwork['variables']

/** What tensors in a file are: the variables have no prefix. */
export type Part = 'variables' | 'average' | 'first' | 'second'

/** A group of tensors of a file, one for each variable that it has. */
export interface PartSpec {
  readonly part: Part
  readonly prefix: string
  readonly specs: ReadonlyMap<string, VariableSpec>
}

/** The groups of tensors in a file, in their order. @param specs of all variables. */
export function partsOf(
  specs: ReadonlyMap<string, VariableSpec>,
  has: { readonly average: boolean; readonly optimizer: 'adam' | 'rmsprop' | 'sgd' | null },
): readonly PartSpec[] {
  const learned = new Map([...specs].filter(([, { follows }]) => !follows))
  return [
    { part: 'variables', prefix: '', specs },
    ...(has.average ? [{ part: 'average', prefix: 'average.', specs } as const] : []),
    ...(has.optimizer ? [{ part: 'first', prefix: 'first.', specs: learned } as const] : []),
    ...(has.optimizer === 'adam' ? [{ part: 'second', prefix: 'second.', specs: learned } as const] : []),
  ]
}

export type Role = NetworkDescription['role']
