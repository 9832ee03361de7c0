import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeDiscriminator, describeGenerator, type GanPreset } from '../../models'
import { generateDiscriminate } from '../../nodes/generate/discriminate'
import { generateImagesNode } from '../../nodes/generate/images'
import { generateLatentNoise } from '../../nodes/generate/latent-noise'
import { generateLatentWalk } from '../../nodes/generate/latent-walk'
import { lossAdversarial } from '../../nodes/loss/adversarial'
import { Discriminator, Generator, Images, Latent, Loss } from '../../nodes/ports'
import { trainGanStep } from '../../nodes/train/gan-step'
import { UserError } from '../../src/core/context'
import { createRandom } from '../../src/engine/random'
import type { RunningBackend } from '../../src/tensor'
import { createNetwork, evaluateTerms, memory, tensorFrom, valuesOf } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { testContext } from './support/context'
import { picture } from './support/waves'

let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('wasm')
})
afterAll(() => backend.dispose())

const generator = (preset: GanPreset) =>
  createNetwork(describeGenerator({ preset, latent: 6, side: 16, width: 8 }), createRandom(1))
const discriminator = (preset: GanPreset) =>
  createNetwork(describeDiscriminator({ preset, side: 16, width: 4 }), createRandom(2))

/** Runs a node, frees what it handed to the run, and counts what is left besides its result. */
async function withRun<T>(run: (context: ReturnType<typeof testContext>) => T | Promise<T>): Promise<T> {
  const context = testContext()
  try {
    return await run(context)
  } finally {
    context.end()
  }
}

const noise = (count: number, seed = 4) =>
  withRun((context) =>
    generateLatentNoise.run(
      { inputs: { generator: undefined }, params: { count, length: 6, truncation: 1, seed } },
      context,
    ),
  )

describe('latents', () => {
  it('are as long as the generator takes them', async () => {
    const wired = generator('slim')
    const { latent } = await withRun((context) =>
      generateLatentNoise.run(
        { inputs: { generator: wired }, params: { count: 2, length: 99, truncation: 1, seed: 1 } },
        context,
      ),
    )
    expect(latent.values.shape).toEqual([2, 6])
    Latent.dispose(latent)
    Generator.dispose(wired)
  })

  it('walk through every point, and back when the walk is closed', async () => {
    const before = memory().tensors
    const { latent } = await noise(3)
    const points = await valuesOf(latent.values)
    for (const [closed, rows] of [
      [false, 9],
      [true, 12],
    ] as const) {
      const { latent: walk } = await withRun((context) =>
        generateLatentWalk.run({ inputs: { latent }, params: { steps: 4, closed } }, context),
      )
      const values = await valuesOf(walk.values)
      expect(walk.values.shape).toEqual([rows, 6])
      for (const point of [0, 1, 2]) {
        expect(values.slice(point * 4 * 6, point * 4 * 6 + 6)).toEqual(points.slice(point * 6, point * 6 + 6))
      }
      Latent.dispose(walk)
    }
    Latent.dispose(latent)
    const { latent: one } = await noise(1)
    const lost = withRun((context) =>
      generateLatentWalk.run({ inputs: { latent: one }, params: { steps: 4, closed: false } }, context),
    )
    await expect(lost).rejects.toBeInstanceOf(UserError)
    Latent.dispose(one)
    expect(memory().tensors).toBe(before)
  })
})

describe('generating', () => {
  it.each([
    ['slim', [16, 16, 3]],
    ['dcgan', [16, 16, 3]],
    ['patch', [32, 48, 3]],
  ] as const)('draws a picture for each latent, the same for the same (%s)', async (preset, shape) => {
    const made = generator(preset)
    const { latent } = await noise(3)
    const before = memory().tensors
    const draw = () =>
      withRun((context) =>
        generateImagesNode.run(
          { inputs: { latent, generator: made }, params: { width: 50, height: 30 } },
          context,
        ),
      )
    const [first, second] = [await draw(), await draw()]
    expect(first.images.images.map((image) => image.shape)).toEqual([shape, shape, shape])
    const values = await Promise.all(first.images.images.map((image) => valuesOf(image)))
    expect(values.every((of) => of.every((value) => value >= 0 && value <= 1))).toBe(true)
    expect(values[0]).not.toEqual(values[1])
    expect(await Promise.all(second.images.images.map((image) => valuesOf(image)))).toEqual(values)
    for (const { images } of [first, second]) Images.dispose(images)
    expect(memory().tensors).toBe(before)
    Latent.dispose(latent)
    Generator.dispose(made)
  })

  it('says how many numbers a generator takes', async () => {
    const made = createNetwork(
      describeGenerator({ preset: 'slim', latent: 5, side: 16, width: 8 }),
      createRandom(1),
    )
    const { latent } = await noise(1)
    const error = await withRun((context) =>
      generateImagesNode.run(
        { inputs: { latent, generator: made }, params: { width: 16, height: 16 } },
        context,
      ),
    ).catch((reason: unknown) => reason)
    expect((error as UserError).message).toBe(
      'The generator takes 5 numbers for a picture, and these latents have 6.',
    )
    Latent.dispose(latent)
    Generator.dispose(made)
  })
})

describe('discriminating', () => {
  it.each(['slim', 'patch'] as const)('scores each picture, with a map of its size (%s)', async (preset) => {
    const judge = discriminator(preset)
    const images = { images: [picture(1, 16, 16), picture(2, 16, 16)] }
    const before = memory().tensors
    const { table, maps } = await withRun((context) =>
      generateDiscriminate.run({ inputs: { images, discriminator: judge }, params: {} }, context),
    )
    expect(table.rows).toHaveLength(2)
    for (const { values } of table.rows) expect(values[1]).toBeCloseTo(1 / (1 + Math.exp(-(values[0] ?? 0))))
    expect(maps.images.map(({ shape }) => shape)).toEqual([
      [16, 16, 3],
      [16, 16, 3],
    ])
    Images.dispose(maps)
    expect(memory().tensors).toBe(before)
    Images.dispose(images)
    Discriminator.dispose(judge)
  })

  it('is a loss, whose gradient is that of finite differences', async () => {
    const judge = discriminator('patch')
    const image = picture(3, 16, 24)
    const before = memory().tensors
    const { loss } = await withRun((context) =>
      lossAdversarial.run({ inputs: { discriminator: judge, objective: undefined }, params: {} }, context),
    )
    const { gradient } = await evaluateTerms(image, loss)
    const [slopes, values] = [await valuesOf(gradient), await valuesOf(image)]
    gradient.dispose()
    const along = slopes.map((slope) => Math.sign(slope))
    const at = async (by: number) => {
      const moved = values.map((value, i) => value + by * (along[i] ?? 0))
      const tensor = tensorFrom(moved, image.shape) as typeof image
      const { total, gradient: unused } = await evaluateTerms(tensor, loss)
      unused.dispose()
      tensor.dispose()
      return total
    }
    const step = 1e-3
    const expected = slopes.reduce((sum, slope) => sum + Math.abs(slope), 0)
    expect(((await at(step)) - (await at(-step))) / (2 * step) / expected).toBeCloseTo(1, 1)
    Loss.dispose(loss)
    expect(memory().tensors).toBe(before)
    const whole = discriminator('slim')
    const refused = withRun((context) =>
      lossAdversarial.run({ inputs: { discriminator: whole, objective: undefined }, params: {} }, context),
    )
    await expect(refused).rejects.toBeInstanceOf(UserError)
    image.dispose()
    for (const network of [judge, whole]) Discriminator.dispose(network)
  })
})

describe('a GAN step', () => {
  it.each(['discriminator', 'generator'] as const)(
    'of the %s changes it alone, to its own good',
    async (player) => {
      const inputs = {
        images: { images: [picture(1, 16, 16), picture(2, 16, 16)] },
        generator: generator('slim'),
        discriminator: discriminator('slim'),
        objective: { name: 'non-saturating', smoothing: 0 } as const,
      }
      const before = memory().tensors
      const params = { player, steps: 5, batch: 4, rate: 1e-3, beta1: 0.5, augment: [], seed: 1 }
      const { score, ...moved } = await withRun((context) => trainGanStep.run({ inputs, params }, context))
      const [was, is] = score.rows.map(({ values }) => values)
      const loss = player === 'discriminator' ? 0 : 1
      expect(is?.[loss]).toBeLessThan(was?.[loss] ?? Number.NaN)
      expect(moved[player].steps).toBe(5)
      const other = player === 'discriminator' ? 'generator' : 'discriminator'
      expect(moved[other].steps).toBe(0)
      Generator.dispose(moved.generator)
      Discriminator.dispose(moved.discriminator)
      expect(memory().tensors).toBe(before)
      Images.dispose(inputs.images)
      Generator.dispose(inputs.generator)
      Discriminator.dispose(inputs.discriminator)
    },
  )
})
