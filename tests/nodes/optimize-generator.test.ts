import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeGenerator } from '../../models'
import { lossTotalVariation } from '../../nodes/loss/total-variation'
import { optimizeGeneratorNode } from '../../nodes/optimize/generator'
import { Generator, Image, Loss } from '../../nodes/ports'
import { UserError } from '../../src/core/context'
import { createRandom } from '../../src/engine/random'
import type { RunningBackend } from '../../src/tensor'
import { createNetwork, memory, valuesOf } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { checkpointStore } from './support/checkpoints'
import { testContext } from './support/context'
import { picture } from './support/waves'

let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('wasm')
})
afterAll(() => backend.dispose())

type Params = Parameters<typeof optimizeGeneratorNode.run>[0]['params']

const params: Params = {
  iterations: 6,
  learningRate: 0.01,
  inputNoise: 0.05,
  averaging: 0.5,
  tileSide: 1024,
  reportEvery: 1,
  checkpointEvery: 0,
  seed: 3,
}

function inputs(preset: 'patch' | 'slim' = 'patch', height = 20, width = 30) {
  const generator = createNetwork(
    describeGenerator({ preset, latent: 4, side: 16, width: 16 }),
    createRandom(1),
  )
  const { loss } = lossTotalVariation.run({ inputs: {}, params: { weight: 1 } }, testContext()) as {
    loss: Parameters<typeof optimizeGeneratorNode.run>[0]['inputs']['loss']
  }
  return { image: picture(2, height, width), loss, generator, latent: undefined }
}

function dispose({ image, loss, generator }: ReturnType<typeof inputs>): void {
  Image.dispose(image)
  Loss.dispose(loss)
  Generator.dispose(generator)
}

async function run(given: ReturnType<typeof inputs>, change: Partial<Params> = {}, options = {}) {
  const context = testContext(options)
  try {
    return await optimizeGeneratorNode.run({ inputs: given, params: { ...params, ...change } }, context)
  } finally {
    context.end()
  }
}

type Result = Awaited<ReturnType<typeof run>>

function disposeResult({ image, generator }: Result): void {
  Image.dispose(image)
  Generator.dispose(generator)
}

describe('optimizing a generator', () => {
  it('lowers the loss, at the size of the canvas, and leaves nothing else', async () => {
    const given = inputs()
    const before = memory().tensors
    const result = await run(given, { iterations: 30, inputNoise: 0, averaging: 0 })
    const { total = [] } = result.losses.curves
    expect(total.at(-1)).toBeLessThan(0.5 * (total[0] ?? 0))
    expect(result.image.shape).toEqual([20, 30, 3])
    disposeResult(result)
    expect(memory().tensors).toBe(before)
    dispose(given)
  })

  it('goes on bit for bit where it was canceled', async () => {
    const given = inputs()
    const before = memory().tensors
    const whole = await run(given)
    const checkpoints = checkpointStore()
    const stop = new AbortController()
    const onReport = ({ iteration = 0 }) => {
      if (iteration === 3) stop.abort(new Error('stopped'))
    }
    const options = { signal: stop.signal, checkpoints, onReport }
    await expect(run(given, { checkpointEvery: 100 }, options)).rejects.toThrow('stopped')
    expect(checkpoints.kept.map(({ step }) => step)).toEqual([3])
    const rest = await run(given, { checkpointEvery: 100 }, { checkpoints })
    expect(await valuesOf(rest.image)).toEqual(await valuesOf(whole.image))
    expect(rest.losses).toEqual(whole.losses)
    for (const result of [whole, rest]) disposeResult(result)
    expect(memory().tensors).toBe(before)
    dispose(given)
  })

  it('refuses a canvas that the generator cannot cover', async () => {
    const given = inputs('slim')
    const before = memory().tensors
    const error = await run(given).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UserError)
    expect((error as UserError).message).toBe(
      'The generator makes pictures of 16 x 16 px, and the canvas has 30 x 20 px.',
    )
    expect(memory().tensors).toBe(before)
    dispose(given)
  })
})
