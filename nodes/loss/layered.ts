import type { RunContext } from '../../src/core/context'
import type { Forecast } from '../../src/core/forecast'
import { choice } from '../../src/core/param'
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

/** One term per layer, weighted as `weighting` says; none is left behind when one of them fails. */
export function layerTerms<T extends Tensor>(
  value: LayeredValue<T>,
  weighting: 'average' | 'sum',
  term: (needs: LayerNeed, target: T, weight: number) => LossTerm,
  context: RunContext,
): LossTerm[] {
  const { network, pooling, layers } = value
  const weight = weighting === 'average' ? 1 / Math.max(1, layers.size) : 1
  const own = (made: LossTerm) => context.own(made, (owned) => disposeTerms([owned]))
  return [...layers]
    .map(([layer, target]) => own(term({ network, layer, pooling }, target, weight)))
    .map((made) => cloneTerm(made))
}

/** The forecast of a node that makes `layerTerms`: every target is taken into a term, and into what is given on. */
export function forecastTerms(
  { network, pooling, layers }: LayeredSize,
  form: 'relative' | 'raw',
  statistic?: string,
): Forecast<{ readonly loss: readonly TermSize[] }> {
  const shapes = Object.values(layers)
  const divisor = form === 'relative' ? [1] : [0]
  const loss = Object.entries(layers).map(([layer, shape]): TermSize => {
    return {
      needs: { network, layer, pooling },
      ...(statistic !== undefined && { statistic }),
      bytes: shapeBytes(shape) + shapeBytes(divisor),
    }
  })
  const { work, peak } = copyCost(...shapes, ...shapes.map(() => divisor))
  return { outputs: { loss }, work: 2 * work, peak: 2 * peak }
}
