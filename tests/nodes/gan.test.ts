import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeDiscriminator, describeGenerator, NetworkPool } from '../../models'
import { Discriminator, Generator, Images, Series } from '../../nodes/ports'
import { trainDiscriminator } from '../../nodes/train/discriminator'
import { trainGanNode } from '../../nodes/train/gan'
import { trainGenerator } from '../../nodes/train/generator'
import { UserError } from '../../src/core/context'
import type { RunningBackend, TrainableNetwork } from '../../src/tensor'
import { disposeTensors, memory, parameterCount, valuesOf } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { testWeights } from '../tensor/support/shared'
import { checkpointStore } from './support/checkpoints'
import { testContext } from './support/context'
import { numbersOf } from './support/numbers-of'
import { picture } from './support/waves'

let backend: RunningBackend
const pool = new NetworkPool(testWeights)
const context = (options = {}) => testContext({ pool, ...options })

beforeAll(async () => {
  backend = await useBackend('wasm')
  await pool.get('lite-encoder', { upTo: 'relu3_1' })
})
afterAll(() => {
  pool.dispose()
  backend.dispose()
})

type Params = Parameters<typeof trainGanNode.run>[0]['params']

const training: Params = {
  steps: 4,
  batch: 2,
  discriminatorSteps: 1,
  generatorRate: 1e-3,
  discriminatorRate: 1e-3,
  beta1: 0.5,
  augment: ['color', 'translation', 'cutout'],
  averaging: 0.9,
  samples: 2,
  reportEvery: 1,
  measureEvery: 3,
  checkpointEvery: 0,
  seed: 5,
}

const side = 16
const images = () => ({ images: Array.from({ length: 3 }, (_, i) => picture(i + 1, side, side)) })

function players(preset: 'slim' | 'patch' = 'slim') {
  const run = context()
  const { generator } = trainGenerator.run(
    { inputs: {}, params: { preset, latent: 4, side: '16', width: 8, seed: 1 } },
    run,
  ) as { generator: TrainableNetwork }
  const { discriminator } = trainDiscriminator.run(
    { inputs: {}, params: { preset, side: '16', width: 4, seed: 2 } },
    run,
  ) as { discriminator: TrainableNetwork }
  return { generator, discriminator }
}

type Inputs = Parameters<typeof trainGanNode.run>[0]['inputs']
type Trained = Awaited<ReturnType<typeof trainGanNode.run>>

function disposePlayers({ generator, discriminator }: Pick<Inputs, 'generator' | 'discriminator'>): void {
  Generator.dispose(generator)
  Discriminator.dispose(discriminator)
}

function disposeTrained(trained: Trained): void {
  Images.dispose(trained.samples)
  disposePlayers(trained)
  Series.dispose(trained.losses)
}

async function train(inputs: Omit<Inputs, 'objective'>, params: Partial<Params> = {}, options = {}) {
  const run = context(options)
  try {
    return await trainGanNode.run(
      { inputs: { objective: undefined, ...inputs }, params: { ...training, ...params } },
      run,
    )
  } finally {
    run.end()
  }
}

const outcome = async ({ generator, discriminator, losses, samples }: Trained) => ({
  generator: await numbersOf(generator),
  discriminator: await numbersOf(discriminator),
  losses,
  samples: await Promise.all(samples.images.map(async (image) => Array.from(await valuesOf(image)))),
})

describe('DCGAN', () => {
  it('has the parameters of the lesson', () => {
    const generator = describeGenerator({ preset: 'dcgan', latent: 100, side: 64, width: 128 })
    const discriminator = describeDiscriminator({ preset: 'dcgan', side: 64, width: 64 })
    expect(parameterCount(generator)).toBe(1_358_083)
    expect(parameterCount(discriminator)).toBe(675_265)
  })
})

describe('training a GAN', () => {
  it.each(['slim', 'patch'] as const)('changes both players and leaves nothing else (%s)', async (preset) => {
    const inputs = { images: images(), ...players(preset) }
    const before = memory().tensors
    const trained = await train(inputs)
    expect(trained.generator.steps).toBe(4)
    expect(trained.losses.x).toEqual([0, 1, 2, 3])
    expect(trained.quality.x).toEqual([0, 3, 4])
    expect(Object.values(trained.losses.curves).flat().every(Number.isFinite)).toBe(true)
    expect(trained.samples.images.map(({ shape }) => shape)).toEqual([
      [side, side, 3],
      [side, side, 3],
    ])
    disposeTrained(trained)
    expect(memory().tensors).toBe(before)
    disposePlayers(inputs)
    Images.dispose(inputs.images)
  })

  it('is the same when it is cut short, and when a second node goes on', async () => {
    const inputs = { images: images(), ...players() }
    const before = memory().tensors
    const whole = await train(inputs, { steps: 7 })
    const checkpoints = checkpointStore()
    const stop = new AbortController()
    const onReport = ({ iteration = 0 }) => {
      if (iteration === 3) stop.abort(new Error('stopped'))
    }
    const options = { signal: stop.signal, checkpoints, onReport }
    await expect(train(inputs, { steps: 7, checkpointEvery: 2 }, options)).rejects.toThrow('stopped')
    expect(checkpoints.kept.map(({ step }) => step)).toEqual([2, 3])
    const rest = await train(inputs, { steps: 7, checkpointEvery: 2 }, { checkpoints })
    expect(await outcome(rest)).toEqual(await outcome(whole))
    expect(rest.quality).toEqual(whole.quality)
    const first = await train(inputs, { steps: 3 })
    const second = await train({ ...inputs, ...first }, { steps: 4 })
    const { losses: _, ...both } = await outcome(second)
    const { losses: __, ...once } = await outcome(whole)
    expect(both).toEqual(once)
    for (const trained of [whole, rest, first, second]) disposeTrained(trained)
    expect(memory().tensors).toBe(before)
    disposePlayers(inputs)
    Images.dispose(inputs.images)
  })

  it('says which sizes do not fit', async () => {
    const { generator, discriminator } = players()
    const small = { images: [picture(1, 12, 12)] }
    const mixed = { images: [picture(1, side, side), picture(2, 20, 20)] }
    const refusal = async (set: typeof small, what = { generator, discriminator }) => {
      const error = await train({ images: set, ...what }).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(UserError)
      return (error as UserError).message
    }
    const before = memory().tensors
    expect(await refusal(small)).toBe(
      'The generator makes pictures of 16 x 16 px, and the pictures have 12 x 12 px.',
    )
    expect(await refusal(mixed)).toBe('Picture 1 has 16 x 16 px, and picture 2 has 20 x 20 px.')
    expect(await refusal({ images: [] })).toBe('There are no pictures.')
    expect(memory().tensors).toBe(before)
    disposePlayers({ generator, discriminator })
    disposeTensors([...small.images, ...mixed.images])
  })

  it('leaves nothing behind wherever it is canceled', async () => {
    const inputs = { images: images(), ...players() }
    const before = memory().tensors
    for (let turn = 0; turn < 200; turn++) {
      const stop = new AbortController()
      // After so many looks at the signal, wherever these are.
      let looks = 0
      const signal = new Proxy(stop.signal, {
        get(target, key) {
          if (key === 'throwIfAborted' || key === 'aborted') {
            looks += 1
            if (looks > turn * 3) stop.abort(new Error('stopped'))
          }
          const value = Reflect.get(target, key)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
      const done = await train(inputs, { steps: 2, measureEvery: 1 }, { signal }).catch(() => undefined)
      if (done) disposeTrained(done)
      expect(memory().tensors, `canceled at look ${turn * 3}`).toBe(before)
    }
    disposePlayers(inputs)
    Images.dispose(inputs.images)
  })
})
