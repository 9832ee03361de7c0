import type * as tf from '@tensorflow/tfjs-core'
import { bytesOf, disposeTensors, tensorFrom } from '../memory'
import { cloneTree, disposeTree, restoreTree, type Saved, saveTree, tensorsIn } from '../optimize/tensor-tree'
import type { Owned } from '../owned'
import type { Steps } from '../steps'
import { DescriptionError, type LayerShape, type NetworkDescription } from './description'
import { kindOf } from './layers'
import type {
  Forward,
  ForwardOptions,
  Gradients,
  Initial,
  Tensors,
  VariableSpec,
  Wanted,
} from './layers/layer'
import { stepsOf } from './layers/layer'
import { type PlacedLayer, placeLayers, runLayers } from './layers/sequence'
import { shapeOf } from './layers/shapes'
import type { TrainingMemory } from './optimizer'

/** A network that learns, with all that it needs to go on learning. Owns its tensors. */
export interface TrainableNetwork {
  readonly description: NetworkDescription
  /** By name, such as `2.kernel`. */
  readonly variables: Tensors
  /** The running average of the variables, which draws better than they do; null where there is none. */
  readonly average: Tensors | null
  /** Of the optimizer; null before the first step. */
  readonly memory: TrainingMemory | null
  /** Steps that it has learned for. */
  readonly steps: number
}

/** Where sides may have any length, variables do not depend on them; a length with which every layer can be placed. */
const nominalSide = 64

/** @param input of one of a batch; by default what the description says. @throws DescriptionError. */
export function placeNetwork(description: NetworkDescription, input?: LayerShape): readonly PlacedLayer[] {
  const { code, layers } = description
  if (code !== undefined && !(Number.isInteger(code) && code >= 1 && code < layers.length))
    throw new DescriptionError(`has its code after layer ${code} of ${layers.length}`)
  return placeLayers(description.layers, input ?? nominalInput(description), '', kindOf)
}

function nominalInput({ input }: NetworkDescription): LayerShape {
  if (input.length === 1) return input
  const [height, width, channels] = input
  return [height ?? nominalSide, width ?? nominalSide, channels]
}

/** Every variable by its name in the network, in the order in which they are counted and saved. @throws DescriptionError. */
export function variableSpecs(description: NetworkDescription): ReadonlyMap<string, VariableSpec> {
  return new Map(
    placeNetwork(description).flatMap(({ names, specs }) =>
      Object.entries(specs).map(([name, spec]) => [names[name] ?? name, spec] as const),
    ),
  )
}

/** What is learned; what follows the data is not counted, as in the papers. */
export function parameterCount(description: NetworkDescription): number {
  return [...variableSpecs(description).values()]
    .filter(({ follows }) => !follows)
    .reduce((sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1), 0)
}

interface RandomNumbers {
  /** In [0, 1). */
  uniform(): number
  /** Mean 0, standard deviation 1. */
  normal(): number
}

/** A network that has learned nothing yet. The caller owns it. @throws DescriptionError. */
export function createNetwork(description: NetworkDescription, random: RandomNumbers): TrainableNetwork {
  const variables: Record<string, tf.Tensor> = {}
  try {
    for (const [name, { shape, initial }] of variableSpecs(description)) {
      variables[name] = tensorFrom(draw(initial, shape, random), shape)
    }
  } catch (error) {
    disposeTensors(Object.values(variables))
    throw error
  }
  return { description, variables, average: null, memory: null, steps: 0 }
}

function draw(initial: Initial, shape: readonly number[], random: RandomNumbers): Float32Array {
  const values = new Float32Array(shape.reduce((product, side) => product * side, 1))
  if (initial === 'ones') return values.fill(1)
  if (initial === 'zeros') return values
  const next =
    'normal' in initial
      ? () => initial.normal * random.normal()
      : () => initial.uniform * (2 * random.uniform() - 1)
  for (let i = 0; i < values.length; i++) values[i] = next()
  return values
}

/**
 * One pass through a network, with `backward` when it is kept.
 *
 * @param x [n, ...]; borrowed until the backward pass is done.
 * @param own what is kept belongs to it.
 */
export function runNetwork(
  { description }: Pick<TrainableNetwork, 'description'>,
  variables: Tensors,
  x: tf.Tensor,
  options: ForwardOptions,
  own: Owned,
): Steps<Forward> {
  return runLayers(placeNetwork(description, shapeOf(x)), x, variables, options, own)
}

/** The gradients of a pass that was kept, from that at its result (borrowed). The caller owns them. */
export function goBack({ backward }: Forward, dy: tf.Tensor, wanted: Wanted): Steps<Gradients> {
  if (!backward) throw new Error('A pass that was not kept was asked for gradients.')
  return stepsOf(backward(dy, wanted))
}

/** Of all that it owns. */
export function networkBytes(network: TrainableNetwork): number {
  return bytesOf(...tensorsIn(network))
}

export function cloneNetwork(network: TrainableNetwork): TrainableNetwork {
  return cloneTree(network)
}

export function disposeNetwork(network: TrainableNetwork): void {
  disposeTree(network)
}

/** A network as plain data, for a file. */
export type SavedNetwork = Saved<TrainableNetwork>

export function saveNetwork(network: TrainableNetwork): Promise<SavedNetwork> {
  return saveTree(network)
}

/** The caller owns it. */
export function restoreNetwork(saved: SavedNetwork): TrainableNetwork {
  return restoreTree<TrainableNetwork>(saved)
}
