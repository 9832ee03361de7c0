import type { Tensor3D } from '@tensorflow/tfjs-core'
import type { LossTerm } from '../losses/term'
import { Evaluator, type LossValues } from '../optimize/evaluate'

/** What the terms say of an image, without a gradient: one forward pass of each network. Borrows both. */
export async function measureTerms(
  image: Tensor3D,
  terms: readonly LossTerm[],
  { signal }: { signal?: AbortSignal } = {},
): Promise<LossValues> {
  const evaluator = new Evaluator(terms)
  const { values } = await evaluator.evaluate(image, false, signal)
  try {
    return (await evaluator.read(values)).losses
  } finally {
    values.dispose()
  }
}
