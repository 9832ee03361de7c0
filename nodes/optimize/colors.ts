import type { RunContext } from '../../src/core/context'
import { isGray, type PaintState, type Tensor3D } from '../../src/tensor'
import type { LossTerms } from '../ports'
import type { StartParams } from './start'

export interface PaintingInputs {
  readonly image: Tensor3D
  readonly loss: LossTerms
  readonly start: Tensor3D | undefined
  readonly painting: PaintState | undefined
}

/**
 * Whether a painting is to be gray: every picture that its losses were made of is, and what it starts from. Gray pictures
 * ask for no color, so that whatever color it had would be left to chance.
 */
export async function paintsGray(
  inputs: PaintingInputs,
  params: StartParams & { readonly colors: 'sources' | 'free' },
  { signal }: RunContext,
): Promise<boolean> {
  if (params.colors === 'free') return false
  const made = inputs.loss.filter(({ weight, needs, gray }) => weight !== 0 && (needs || gray !== undefined))
  if (made.length === 0 || made.some(({ gray }) => !gray)) return false
  const from = inputs.painting?.pixels ?? startPicture(inputs, params)
  return from === undefined || isGray(from, { signal })
}

/** Undefined: it starts from nothing but noise. */
function startPicture({ image, start: wired }: PaintingInputs, { start, noise }: StartParams) {
  if (start === 'image') return wired
  return start === 'noise' || (start === 'blend' && noise === 1) ? undefined : image
}
