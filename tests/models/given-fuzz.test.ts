import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GivenWeightsError } from '../../models'
import { givenBytes } from '../../models/given/given-file'
import { openSafetensors } from '../../models/given/safetensors'
import { openTfjsModel } from '../../models/given/tfjs-model'
import { trained } from '../fuzz/targets/trained'
import { weightTargets } from '../fuzz/targets/weights'
import { safetensors, stored, tfjsModel } from './support/given'

/** Of each kind: 18,000 in all. */
const numRuns = 6000

test('names without end are refused, and not repeated', async () => {
  const long = stored('x'.repeat(100_000), [1], Float32Array.of(1))
  const [model] = tfjsModel([long], 4)
  if (!model) throw new Error('There is no model.')
  for (const opening of [openSafetensors(givenBytes('a', safetensors([long]))), openTfjsModel(model, [])]) {
    const refusal = await opening.catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(GivenWeightsError)
    expect(String(refusal).length).toBeLessThan(300)
  }
})

test.each([...weightTargets, trained])(
  '$name, mutated or saying anything, are read or refused, within bounds',
  async (target) => {
    let accepted = 0
    await fc.assert(
      fc.asyncProperty(target.cases, async (given) => {
        if (await target.judge(given)) accepted++
      }),
      { numRuns },
    )
    expect(accepted).toBeGreaterThan(100)
  },
)
