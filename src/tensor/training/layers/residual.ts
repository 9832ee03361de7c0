import * as tf from '@tensorflow/tfjs-core'
import { DescriptionError, type LayerOf, type LayerShape } from '../description'
import { type LayerKind, stepsOf } from './layer'
import { type KindOf, placeLayers, runLayers } from './sequence'
import { shapeOf } from './shapes'

/** @param kindOf of the layers inside. */
export function residualOf(kindOf: KindOf): LayerKind<LayerOf<'residual'>> {
  const inside = ({ layers }: LayerOf<'residual'>, input: LayerShape) =>
    placeLayers(layers, input, '', kindOf)
  return {
    shapeOf(layer, input) {
      const output = inside(layer, input).at(-1)?.output ?? input
      if (output.join() === input.join()) return input
      throw new DescriptionError(
        `has a residual block that makes [${output.join(', ')}] of [${input.join(', ')}], and cannot add both`,
      )
    },
    variables(layer, input) {
      const specs = inside(layer, input).flatMap(({ names, specs }) =>
        Object.entries(specs).map(([name, spec]) => [names[name] ?? name, spec] as const),
      )
      return Object.fromEntries(specs)
    },
    multiplyAdds(layer, input) {
      return inside(layer, input).reduce((sum, { kind, layer: one, input: seen }) => {
        return sum + (kind.multiplyAdds?.(one, seen) ?? 0)
      }, 0)
    },
    *forward(layer, x, variables, options, own) {
      const placed = inside(layer, shapeOf(x))
      const { y: change, updates, backward } = yield* runLayers(placed, x, variables, options, own)
      const y = tf.add(x, own.own(change))
      own.free(change)
      return {
        y,
        ...(updates && { updates }),
        ...(backward && {
          *backward(dy, wanted) {
            const { input, variables: gradients } = yield* stepsOf(backward(dy, wanted))
            if (!input) return { input, variables: gradients }
            const sum = tf.add(input, dy)
            input.dispose()
            return { input: sum, variables: gradients }
          },
        }),
      }
    },
  }
}
