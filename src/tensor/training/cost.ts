import { type Cost, floatBytes, kernelWork, valuesIn, valueWork } from '../cost'
import type { NetworkDescription } from './description'
import { parameterCount, placeNetwork } from './network'

/** What a pass gives besides what the network makes. */
export type PassKind = 'forward' | 'to-input' | 'to-variables' | 'to-both'

/** Multiply-adds of a pass for each one of its forward pass: the way back to the input, and to the variables. */
const convolutions: Readonly<Record<PassKind, number>> = {
  forward: 1,
  'to-input': 2,
  'to-variables': 3,
  'to-both': 3,
}

/** Kernels over the values of a layer, forward and back, with what normalizations take on average. */
const kernels: Readonly<Record<PassKind, number>> = {
  forward: 2,
  'to-input': 4,
  'to-variables': 5,
  'to-both': 5,
}

/** One pass of `batch` pictures through a network that is there. */
export function passCost(
  description: NetworkDescription,
  batch: number,
  kind: PassKind,
  input?: readonly [number, number, number] | readonly [number],
): Cost {
  const placed = placeNetwork(description, input)
  let work = 0
  let kept = 0
  let largest = 0
  for (const { kind: layerKind, layer, input: seen, output } of placed) {
    const adds = batch * (layerKind.multiplyAdds?.(layer, seen) ?? 0)
    const values = batch * valuesIn(output)
    work += 2 * adds * convolutions[kind] + kernels[kind] * (kernelWork + valueWork * values)
    kept += floatBytes * values
    largest = Math.max(largest, floatBytes * values)
  }
  // Without a way back only two layers are there at once; on the way back there are gradients besides.
  const peak = kind === 'forward' ? 2 * largest : kept + 4 * largest
  return { work, peak, largest }
}

/** A step of Adam, with a running average of the variables. */
export function learningCost(description: NetworkDescription): Cost {
  const parameters = parameterCount(description)
  const variables = placeNetwork(description).reduce((sum, { specs }) => sum + Object.keys(specs).length, 0)
  return {
    work: adamKernels * (kernelWork * variables + valueWork * parameters),
    peak: 4 * floatBytes * parameters,
  }
}

const adamKernels = 15

/** A step of both players, as `trainGan` does it. */
export function ganStepCost(
  generator: NetworkDescription,
  discriminator: NetworkDescription,
  batch: number,
  discriminatorSteps: number,
): Cost {
  const parts = [
    ...Array.from({ length: discriminatorSteps }, () => [
      passCost(generator, batch, 'forward'),
      passCost(discriminator, 2 * batch, 'to-variables'),
      learningCost(discriminator),
    ]).flat(),
    passCost(generator, batch, 'to-variables'),
    passCost(discriminator, batch, 'to-input'),
    learningCost(generator),
  ]
  const peaks = parts.map(({ peak }) => peak)
  const generatorPeak = peaks.slice(-3).reduce((sum, peak) => sum + peak, 0)
  return { work: parts.reduce((sum, { work }) => sum + work, 0), peak: Math.max(generatorPeak, ...peaks) }
}

/** A step of an autoencoder on pictures of that size. */
export function autoencoderStepCost(
  description: NetworkDescription,
  batch: number,
  picture: readonly [number, number, number],
): Cost {
  const pass = passCost(description, batch, 'to-variables', picture)
  const learning = learningCost(description)
  return { work: pass.work + learning.work, peak: pass.peak + learning.peak }
}
