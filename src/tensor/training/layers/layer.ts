import type { Tensor } from '@tensorflow/tfjs-core'
import type { Owned } from '../../owned'
import type { Steps } from '../../steps'
import type { LayerDescription, LayerShape } from '../description'

/** Tensors by the names of the variables they belong to. */
export type Tensors = Readonly<Record<string, Tensor>>

/** How a variable begins. */
export type Initial = 'zeros' | 'ones' | { readonly normal: number } | { readonly uniform: number }

export interface VariableSpec {
  readonly shape: readonly number[]
  readonly initial: Initial
  /** Follows what is seen, in place of being learned: the statistics of a batch normalization. */
  readonly follows?: true
}

export interface ForwardOptions {
  /** Normalizations look at this batch, and not at what they remember of others. */
  readonly training: boolean
  /** A backward pass will come: what it needs is kept. */
  readonly keep: boolean
}

/** Gradients that a backward pass is to give. */
export interface Wanted {
  readonly input: boolean
  readonly variables: boolean
}

export interface Gradients {
  /** At the input; null when it was not wanted. The caller owns it. */
  readonly input: Tensor | null
  /** At the variables, by name; empty when they were not wanted. The caller owns them. */
  readonly variables: Tensors
}

/** At once, or in steps between which events run. */
export type InSteps<T> = T | Steps<T>

export function* stepsOf<T extends object>(some: InSteps<T>): Steps<T> {
  return Symbol.iterator in some ? yield* some : some
}

export interface Forward {
  /** The caller owns it. */
  readonly y: Tensor
  /** Its new values, of variables that follow. The caller owns them. */
  readonly updates?: Tensors
  /** Once. Absent without `keep`. dy and everything that the forward pass saw must still be there. */
  backward?(dy: Tensor, wanted: Wanted): InSteps<Gradients>
}

/**
 * What one kind of layer is.
 *
 * @typeParam L its description.
 */
export interface LayerKind<L extends LayerDescription> {
  /** @throws DescriptionError when the layer cannot take such an input. */
  shapeOf(layer: L, input: LayerShape): LayerShape
  /** In the order in which they are counted and saved. */
  variables(layer: L, input: LayerShape): Readonly<Record<string, VariableSpec>>
  /** Multiply-adds for one input, by which the time of a step is forecast. */
  multiplyAdds?(layer: L, input: LayerShape): number
  /**
   * @param x [n, ...]; borrowed.
   * @param own what is kept for the backward pass belongs to it.
   */
  forward(layer: L, x: Tensor, variables: Tensors, options: ForwardOptions, own: Owned): InSteps<Forward>
}

export const noVariables = () => ({})

export function variable(variables: Tensors, name: string): Tensor {
  const found = variables[name]
  if (!found) throw new Error(`A layer has lost its ${name}.`)
  return found
}
