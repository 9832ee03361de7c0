import { integer } from '../../src/core/param'
import { latentLength, type TrainableNetwork } from '../../src/tensor'
import type { TrainableSize } from '../ports'

/** How many numbers there are for each picture, where no generator says so. */
export const lengthParam = integer({
  label: 'Length',
  doc: 'Numbers for each picture, as many as the generator takes. A generator that is wired in says so itself.',
  default: 64,
  min: 1,
  max: 4096,
  track: { min: 2, max: 256 },
  scale: 'log',
})

/** As many as the generator takes. */
export function lengthFor(
  generator: Pick<TrainableNetwork | TrainableSize, 'description'> | undefined,
  length: number,
): number {
  return generator ? latentLength(generator.description) : length
}
