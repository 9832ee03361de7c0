import type { RunContext } from '../../src/core/context'
import { choice } from '../../src/core/param'
import {
  cloneTerm,
  disposeTerms,
  type LayerNeed,
  type LossTerm,
  shapeBytes,
  type Tensor,
  type TermSize,
  valuesIn,
  valueWork,
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

/** The forecast of a node that makes `layerTerms` of targets: they share the targets' memory. */
export function forecastTerms(
  { network, pooling, layers }: LayeredSize,
  form: 'relative' | 'raw',
  statistic?: string,
): {
  readonly outputs: { readonly loss: readonly TermSize[] }
  readonly work: number
  readonly peak: number
} {
  const relative = form === 'relative'
  const shapes = Object.values(layers)
  const loss = Object.entries(layers).map(([layer, shape]): TermSize => {
    const divisor = relative ? shapeBytes([1]) : 0
    return {
      needs: { network, layer, pooling },
      ...(statistic !== undefined && { statistic }),
      bytes: shapeBytes(shape) + divisor,
    }
  })
  // The mean square of a target takes its square on the way.
  const values = relative ? shapes.reduce((sum, shape) => sum + valuesIn(shape), 0) : 0
  const peak = relative ? Math.max(0, ...shapes.map(shapeBytes)) : 0
  return { outputs: { loss }, work: 2 * valueWork * values, peak }
}
