import type { Tensor } from '@tensorflow/tfjs-core'
import type { Owned } from '../../owned'
import type { Steps } from '../../steps'
import type { LayerDescription, LayerShape } from '../description'
import type { Forward, ForwardOptions, Gradients, LayerKind, Tensors, VariableSpec } from './layer'
import { stepsOf, variable } from './layer'

/** A layer with its shapes and the names that its variables have in the network. */
export interface PlacedLayer {
  readonly layer: LayerDescription
  readonly input: LayerShape
  readonly output: LayerShape
  /** From names in the layer to names in the network. */
  readonly names: Readonly<Record<string, string>>
  readonly specs: Readonly<Record<string, VariableSpec>>
  readonly kind: LayerKind<LayerDescription>
}

export type KindOf = (layer: LayerDescription) => LayerKind<LayerDescription>

/** @param prefix of the names of variables, such as `3.`. @throws DescriptionError when a layer cannot take its input. */
export function placeLayers(
  layers: readonly LayerDescription[],
  input: LayerShape,
  prefix: string,
  kindOf: KindOf,
): readonly PlacedLayer[] {
  let shape = input
  return layers.map((layer, index) => {
    const kind = kindOf(layer)
    const output = kind.shapeOf(layer, shape)
    const specs = kind.variables(layer, shape)
    const names = Object.fromEntries(
      Object.keys(specs).map((name) => [name, `${prefix}${index + 1}.${name}`]),
    )
    const placed = { layer, input: shape, output, names, specs, kind }
    shape = output
    return placed
  })
}

/** One layer after the other; events run between them. What is kept for the backward pass belongs to `own`. */
export function* runLayers(
  placed: readonly PlacedLayer[],
  x: Tensor,
  variables: Tensors,
  options: ForwardOptions,
  own: Owned,
): Steps<Forward> {
  const passes: Forward[] = []
  const updates: Record<string, Tensor> = {}
  let y = x
  for (const { layer, kind, names } of placed) {
    const pass = yield* stepsOf(kind.forward(layer, y, pick(variables, names), options, own))
    if (y !== x && !options.keep) own.free(y)
    y = own.own(pass.y)
    for (const [name, update] of Object.entries(pass.updates ?? {})) {
      updates[names[name] ?? name] = own.own(update)
    }
    if (options.keep) passes.push(pass)
    yield
  }
  for (const update of Object.values(updates)) own.release(update)
  // Of a network without layers, and where the last value is needed on the way back, one handle is not enough.
  const result = y === x || options.keep ? y.clone() : own.release(y)
  return {
    y: result,
    updates,
    ...(options.keep && { backward: (dy, wanted) => runBack(placed, passes, dy, wanted, own) }),
  }
}

function* runBack(
  placed: readonly PlacedLayer[],
  passes: readonly Forward[],
  dy: Tensor,
  wanted: { readonly input: boolean; readonly variables: boolean },
  own: Owned,
): Steps<Gradients> {
  const found: Record<string, Tensor> = {}
  let slope: Tensor | null = dy
  for (let index = passes.length - 1; index >= 0; index--) {
    const pass = passes[index]
    const names = placed[index]?.names ?? {}
    if (!pass?.backward || !slope) throw new Error('A layer cannot go back.')
    const input = index > 0 || wanted.input
    const gradients: Gradients = yield* stepsOf(pass.backward(slope, { input, variables: wanted.variables }))
    if (slope !== dy) own.free(slope)
    slope = gradients.input && own.own(gradients.input)
    for (const [name, gradient] of Object.entries(gradients.variables)) {
      found[names[name] ?? name] = own.own(gradient)
    }
    yield
  }
  for (const gradient of Object.values(found)) own.release(gradient)
  const input = slope === dy ? dy.clone() : slope && own.release(slope)
  return { input, variables: found }
}

function pick(variables: Tensors, names: Readonly<Record<string, string>>): Tensors {
  return Object.fromEntries(Object.entries(names).map(([own, name]) => [own, variable(variables, name)]))
}
