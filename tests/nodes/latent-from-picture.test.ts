import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeGenerator, type GanPreset, NetworkPool } from '../../models'
import { latentFromPicture } from '../../nodes/generate/latent-from-picture'
import { Generator, Image, Latent } from '../../nodes/ports'
import { UserError } from '../../src/core/context'
import { createRandom } from '../../src/engine/random'
import type { RunningBackend, TrainableNetwork } from '../../src/tensor'
import {
  createNetwork,
  disposeTensors,
  drawNormal,
  generateImages,
  memory,
  tensorFrom,
  valuesOf,
} from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { testWeights } from '../tensor/support/shared'
import { checkpointStore } from './support/checkpoints'
import { testContext } from './support/context'
import { picture } from './support/waves'

const pool = new NetworkPool(testWeights)
let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('wasm')
  // What the network keeps from its first run on is not counted.
  const given = await inputs()
  disposeResult(await run(given, { iterations: 1 }))
  dispose(given)
})
afterAll(() => {
  pool.dispose()
  backend.dispose()
})

type Params = Parameters<typeof latentFromPicture.run>[0]['params']

const params: Params = {
  iterations: 6,
  learningRate: 0.1,
  candidates: 5,
  features: 0.5,
  prior: 0.01,
  reportEvery: 1,
  checkpointEvery: 0,
  seed: 3,
}

/** With weights that are large enough for pictures that differ. */
async function lively(preset: GanPreset): Promise<TrainableNetwork> {
  const made = createNetwork(describeGenerator({ preset, latent: 4, side: 16, width: 16 }), createRandom(1))
  const louder = await Promise.all(
    Object.entries(made.variables).map(async ([name, tensor]) => {
      if (!name.endsWith('kernel')) return [name, tensor] as const
      const values = (await valuesOf(tensor)).map((value) => 6 * value)
      const { shape } = tensor
      tensor.dispose()
      return [name, tensorFrom(values, shape)] as const
    }),
  )
  return { ...made, variables: Object.fromEntries(louder) }
}

async function inputs(preset: GanPreset = 'slim') {
  return { generator: await lively(preset), image: picture(2, 24, 30) }
}

function dispose({ image, generator }: Awaited<ReturnType<typeof inputs>>): void {
  Image.dispose(image)
  Generator.dispose(generator)
}

async function run(
  given: Awaited<ReturnType<typeof inputs>>,
  change: Partial<Params> = {},
  options: Parameters<typeof testContext>[0] = {},
) {
  const context = testContext({ pool, ...options })
  try {
    return await latentFromPicture.run({ inputs: given, params: { ...params, ...change } }, context)
  } finally {
    context.end()
  }
}

function disposeResult({ image, latent }: Awaited<ReturnType<typeof run>>): void {
  Image.dispose(image)
  Latent.dispose(latent)
}

describe('the latent of a picture', () => {
  it.each([0, 0.5])('that a generator made is found again (share of features %d)', async (features) => {
    const { generator, image: other } = await inputs()
    const before = memory().tensors
    const random = createRandom(9)
    const wanted = drawNormal([1, 4], () => random.normal())
    const [image] = await generateImages(generator, wanted)
    if (!image) throw new Error('There is no picture.')
    const change = { iterations: 120, features, prior: 0 }
    const result = await run({ generator, image }, change)
    const { total = [] } = result.losses.curves
    expect(total.at(-1)).toBeLessThan(0.1 * (total[0] ?? 0))
    expect(result.latent.values.shape).toEqual([1, 4])
    disposeResult(result)
    disposeTensors([wanted, image])
    expect(memory().tensors).toBe(before)
    dispose({ generator, image: other })
  })

  it('is that from which the picture beside it is drawn, and nearer to the middle where it is pulled', async () => {
    const given = await inputs()
    const before = memory().tensors
    const lengths = []
    for (const prior of [0, 1]) {
      const result = await run(given, { prior })
      const [drawn] = await generateImages(given.generator, result.latent.values)
      if (!drawn) throw new Error('There is no picture.')
      expect(await valuesOf(result.image)).toEqual(await valuesOf(drawn))
      lengths.push((await valuesOf(result.latent.values)).reduce((sum, value) => sum + value * value, 0))
      disposeTensors([drawn])
      disposeResult(result)
    }
    expect(lengths[1]).toBeLessThan(lengths[0] ?? 0)
    expect(memory().tensors).toBe(before)
    dispose(given)
  })

  it('is looked for bit for bit from where that was canceled', async () => {
    const given = await inputs()
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
    expect(await valuesOf(rest.latent.values)).toEqual(await valuesOf(whole.latent.values))
    expect(await valuesOf(rest.image)).toEqual(await valuesOf(whole.image))
    expect(rest.losses).toEqual(whole.losses)
    for (const result of [whole, rest]) disposeResult(result)
    expect(memory().tensors).toBe(before)
    dispose(given)
  })

  it('is none where noise lies at every place', async () => {
    const given = await inputs('patch')
    const before = memory().tensors
    const error = await run(given).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UserError)
    expect((error as UserError).message).toBe(
      'The generator draws from noise at every place: no single latent makes its picture.',
    )
    expect(memory().tensors).toBe(before)
    dispose(given)
  })
})
