import type { RunContext } from '../../src/core/context'
import type { Forecast } from '../../src/core/forecast'
import { choice, slider } from '../../src/core/param'
import {
  cloneTerm,
  copyCost,
  disposeTerms,
  type LayerNeed,
  type LossTerm,
  shapeBytes,
  type Tensor,
  type TermSize,
} from '../../src/tensor'
import type { LayeredSize, LayeredValue } from '../ports/layered'

export const lossForm = choice({
  label: 'Form',
  doc: "Relative divides by the target's own mean square, so that weights mean the same in every network and layer. Raw is the papers' form.",
  default: 'relative',
  options: [
    { value: 'relative', label: 'Relative' },
    { value: 'raw', label: 'Raw' },
  ],
})

export const layerWeighting = choice({
  label: 'Layers',
  doc: 'Average: the weight of the loss is shared among its layers, so that adding a layer does not make it stronger. Sum: each layer counts in full.',
  default: 'average',
  options: [
    { value: 'average', label: 'Average' },
    { value: 'sum', label: 'Sum' },
  ],
})

export const layerRatio = slider({
  label: 'Deeper layers',
  doc: 'Weight of each layer relative to the one before it. 1: all alike; below 1 favors fine strokes and colors (0.25 in style-transfer-pytorch), above 1 large shapes.',
  default: 1,
  min: 0.01,
  max: 100,
  track: { min: 0.1, max: 10 },
  scale: 'log',
})

/** How the weight of a loss is divided among its layers. */
interface LayerWeighting {
  readonly layers: 'average' | 'sum'
  readonly ratio: number
}

/** In order of depth. */
function weightsOf(count: number, { layers, ratio }: LayerWeighting): number[] {
  const weights = Array.from({ length: count }, (_, depth) => ratio ** depth)
  const total = layers === 'average' ? weights.reduce((sum, weight) => sum + weight, 0) : 1
  return weights.map((weight) => weight / total)
}

/** One term per layer, weighted as `weighting` says; none is left behind when one of them fails. */
export function layerTerms<T extends Tensor>(
  value: LayeredValue<T>,
  weighting: LayerWeighting,
  term: (needs: LayerNeed, target: T, weight: number) => LossTerm,
  context: RunContext,
): LossTerm[] {
  const { network, pooling, padding, channels, gray, layers } = value
  const weights = weightsOf(layers.size, weighting)
  const own = (made: LossTerm) => context.own(made, (owned) => disposeTerms([owned]))
  return [...layers]
    .map(([layer, target], depth) =>
      own({ ...term({ network, layer, pooling, padding, channels }, target, weights[depth] ?? 0), gray }),
    )
    .map((made) => cloneTerm(made))
}

/** The forecast of a node that makes `layerTerms`: every target is taken into a term, and into what is given on. */
export function forecastTerms(
  { network, pooling, padding, layers }: LayeredSize,
  form: 'relative' | 'raw',
  sight: Pick<TermSize, 'statistic' | 'guided' | 'inPlace'> = {},
): Forecast<{ readonly loss: readonly TermSize[] }> {
  const shapes = Object.values(layers)
  const divisor = form === 'relative' ? [1] : [0]
  const loss = Object.entries(layers).map(([layer, shape]): TermSize => {
    return {
      needs: { network, layer, pooling, padding },
      ...sight,
      bytes: shapeBytes(shape) + shapeBytes(divisor),
    }
  })
  const { work, peak } = copyCost(...shapes, ...shapes.map(() => divisor))
  return { outputs: { loss }, work: 2 * work, peak: 2 * peak }
}
